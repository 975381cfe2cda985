"""Kill -9 of site and mail while people sign up: nothing that was acknowledged is lost, no mail is missing or double.

`make bench` kills a hundred times.
"""

import random
import time
from collections import Counter
from pathlib import Path

import pytest

from events.registration.invariants import broken
from events.registration.models import Registration
from portal.base.outbox import MailState, OutboxMail
from tests.events.registration.killing import FEWEST, IN_MAIL, IN_SITE, Killer, Mailer, sign_up_under_fire
from tests.events.registration.serving import serve
from tests.events.registration.sizes import KILLS, note
from tests.factories import OfferingFactory
from tests.services.smtp import mail_server

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

PATIENCE = 60  # seconds


@pytest.mark.parametrize(("in_site", "in_mail"), list(zip(IN_SITE, IN_MAIL, strict=True)))
def test_what_was_acknowledged_is_there_with_its_one_mail(tmp_path: Path, in_site: str, in_mail: str) -> None:
    offering, once = OfferingFactory(capacity=10), tmp_path / "once"
    fatal = {"KILL_AT": in_site, "KILL_ONCE": str(once)}
    with mail_server() as receiver, serve(tmp_path, variables=fatal) as site:
        mailers = [Mailer(receiver.port, in_mail, once) for _ in range(2)]
        for mailer in mailers:
            mailer.keep()
        killer = Killer(site, once, mailers, random.Random(in_site))
        people = sign_up_under_fire(killer, offering, kills=KILLS)
        deliver_the_rest(mailers, once)
    check(people, receiver.message_ids(), killer)


def deliver_the_rest(mailers: list[Mailer], once: Path) -> None:
    once.unlink(missing_ok=True)
    deadline = time.monotonic() + PATIENCE
    try:
        while OutboxMail.objects.exclude(state=MailState.SENT).exists() and time.monotonic() < deadline:
            for mailer in mailers:
                mailer.keep()
            time.sleep(0.2)
    finally:
        for mailer in mailers:
            mailer.stop()


def check(people: list, received: list[str], killer: Killer) -> None:
    there = {str(row) for row in Registration.objects.values_list("uuid", flat=True)}
    assert [one.address for one in people if not any(row in one.address for row in there)] == []
    assert Registration.objects.count() == OutboxMail.objects.count() == len(people) >= FEWEST
    assert broken() == []
    copies = Counter(received)
    assert set(copies) == set(OutboxMail.objects.values_list("message_id", flat=True))
    assert sum(copies.values()) - len(copies) <= killer.killed
    note("kills", kills=killer.killed, forms=len(people), lost=0, copies=sum(copies.values()) - len(copies))
