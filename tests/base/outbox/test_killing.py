"""Workers are killed without warning at every step: no mail is lost, and a repeat is recognisable as one."""

import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings

from portal.base.outbox import MailState, OutboxMail, Promise, sending
from tests.base.outbox import worker
from tests.base.outbox.samples import AT, HOUR, MINUTE
from tests.base.outbox.worker import Worker
from tests.services.smtp import MailServer

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

MANY = 60
PATIENCE = 60  # seconds

Start = Callable[..., Worker]


@pytest.fixture
def start(mail_server) -> Iterator[Start]:
    """Start a worker whose clock stands at `at`, and that is killed `where`."""
    workers = []

    def start(where: str = "", *, at: datetime = AT) -> Worker:
        workers.append(worker.start(mail_server.port, at=at, where=where))
        return workers[-1]

    yield start
    for one in workers:
        one.kill()


def wait_for(mail_server: MailServer, count: int) -> None:
    """Until the server has this many mails."""
    deadline = time.monotonic() + PATIENCE
    while len(mail_server.received) < count:
        assert time.monotonic() < deadline, f"{len(mail_server.received)} mails came"
        time.sleep(0.001)


def states() -> Counter[str]:
    return Counter(OutboxMail.objects.values_list("state", flat=True))


@pytest.mark.parametrize(
    ("promise", "where", "copies", "state"),
    [
        (Promise.AT_LEAST_ONCE, "claimed", 1, MailState.SENT),
        (Promise.AT_LEAST_ONCE, "written", 1, MailState.SENT),
        (Promise.AT_LEAST_ONCE, "accepted", 2, MailState.SENT),
        (Promise.AT_LEAST_ONCE, "marked", 1, MailState.SENT),
        (Promise.AT_MOST_ONCE, "claimed", 0, MailState.IN_DOUBT),
        (Promise.AT_MOST_ONCE, "written", 0, MailState.IN_DOUBT),
        (Promise.AT_MOST_ONCE, "accepted", 1, MailState.IN_DOUBT),
        (Promise.AT_MOST_ONCE, "marked", 1, MailState.SENT),
    ],
)
def test_a_worker_is_killed_at_a_named_point(posted, start, mail_server, promise, where, copies, state):
    mail = posted(promise=promise)
    assert start(where).wait() == -signal.SIGKILL
    start(at=AT + 4 * MINUTE).finish()
    start(at=AT + 6 * MINUTE).finish()
    assert (mail_server.message_ids(), states()) == ([mail.message_id] * copies, {state: 1})


@pytest.mark.parametrize("promise", Promise.values)
def test_two_workers_killed_at_random_lose_nothing_and_repeat_no_more_than_they_were_killed(
    posted, start, mail_server, promise
):
    chance, kills = random.Random(7), 0
    sent_to = {posted(promise=promise).message_id for _number in range(MANY)}
    for turn in range(4):
        workers = [start(at=AT + turn * 10 * MINUTE) for _worker in range(2)]
        wait_for(mail_server, len(mail_server.received) + chance.randint(1, 9))
        for one in workers:
            one.kill()
            kills += 1
    start(at=AT + 3 * HOUR).finish()
    received, found = Counter(mail_server.message_ids()), states()
    repeats = sum(received.values()) - len(received)
    assert set(received) <= sent_to
    assert set(found) <= {MailState.SENT, MailState.IN_DOUBT}
    assert sum(found.values()) == MANY
    if promise == Promise.AT_MOST_ONCE:
        assert (repeats, len(received) + found[MailState.IN_DOUBT] >= MANY) == (0, True)
    else:
        assert (set(received), repeats <= kills) == (sent_to, True)


def test_four_workers_at_once_send_every_mail_once(posted, start, mail_server):
    expected = sorted(posted().message_id for _number in range(MANY))
    workers = [start() for _worker in range(4)]
    wait_for(mail_server, MANY)
    for one in workers:
        one.finish()
    assert (sorted(mail_server.message_ids()), states()) == (expected, {MailState.SENT: MANY})


def test_only_the_settings_of_the_tests_know_points_to_be_killed_at():
    folder = Path(settings.BASE_DIR, "portal/settings")
    assert [path.name for path in sorted(folder.glob("*.py")) if "KILL_AT" in path.read_text()] == ["test.py"]


def test_the_lease_outlives_the_slowest_server():
    """Connecting, greeting, encrypting, greeting again, logging in, and four steps of a mail, each up to its limit."""
    assert sending.LEASE.total_seconds() > 9 * settings.EMAIL_TIMEOUT
