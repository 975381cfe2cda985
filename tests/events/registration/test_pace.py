"""Fifty clients at once, and a mail server that is away: sign-up goes on. The report of `make bench` tells the pace."""

import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles

import pytest
from django.conf import settings

from events.registration.invariants import broken
from events.registration.models import Registration
from portal.base.outbox import MailState, OutboxMail
from tests.events.registration import mailer
from tests.events.registration.serving import at_once, environment, serve, visitor
from tests.events.registration.sizes import CLIENTS, FORMS, LONG, MAILS, note
from tests.factories import OfferingFactory
from tests.services.smtp import MailServer, mail_server

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

TEN_MINUTES = 600


def test_fifty_clients_at_once_are_all_served(tmp_path: Path) -> None:
    offering = OfferingFactory(capacity=CLIENTS)
    with serve(tmp_path) as site:
        person = visitor(site, offering)

        def send_some(number: int) -> list:
            return [person.send(mail=f"p{number}-{count}@example.org") for count in range(FORMS)]

        answers = at_once([lambda number=number: send_some(number) for number in range(CLIENTS)])
    sent = [answer for some in answers for answer in some]
    assert {answer.status for answer in sent} == {303}
    assert (Registration.objects.count(), broken()) == (CLIENTS * FORMS, [])
    seconds = [answer.seconds for answer in sent]
    note("fifty clients", p95=quantiles(seconds, n=20)[-1], median=median(seconds), forms=len(seconds))


def test_sign_up_does_not_notice_that_the_mail_server_is_away(tmp_path: Path) -> None:
    offering = OfferingFactory(capacity=None)
    with mail_server() as receiver:
        receiver.stop()
        with working(tmp_path, receiver.port):
            with serve(tmp_path, variables={"MAIL_PORT": str(receiver.port)}) as site:
                person = visitor(site, offering)
                answers = [person.send(mail=f"p{number}@example.org") for number in range(MAILS)]
            assert {answer.status for answer in answers} == {303}
            assert not OutboxMail.objects.filter(state=MailState.SENT).exists()
            seconds = drained(receiver)
    assert len(receiver.received) == MAILS == len(set(receiver.message_ids()))
    assert seconds < TEN_MINUTES
    note("mails after an outage", mails=MAILS, seconds=seconds)


@contextmanager
def working(folder: Path, mail_port: int) -> Generator[None]:
    """The worker as it is, which leaves a server alone for a minute after an outage; here, one that does not."""
    worker = start_real_worker(folder, mail_port) if LONG else mailer.start(mail_port)
    try:
        yield
    finally:
        worker.terminate()
        (worker.wait if LONG else worker.join)(30)


def start_real_worker(folder: Path, mail_port: int) -> subprocess.Popen[bytes]:
    given = environment(folder, {"MAIL_PORT": str(mail_port)})
    command = [sys.executable, "manage.py", "worker"]
    return subprocess.Popen(command, cwd=settings.BASE_DIR, env=given, stderr=subprocess.DEVNULL)


def drained(receiver: MailServer) -> float:
    """Bring the server back, and wait until all mail has gone; how many seconds that took."""
    receiver.start()
    start = time.monotonic()
    while OutboxMail.objects.exclude(state=MailState.SENT).exists() and time.monotonic() < start + TEN_MINUTES:
        time.sleep(0.2)
    return time.monotonic() - start
