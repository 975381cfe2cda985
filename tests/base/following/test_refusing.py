"""An address of which the mail server says that it is not there any more is mailed no longer."""

from datetime import datetime

import pytest

from portal.base.following import deeds
from portal.base.following.choices import Frequency, State
from portal.base.following.models import Subscription
from portal.base.following.refusing import stop_refused
from portal.base.following.telling import Rounds
from portal.base.outbox import send_due
from portal.base.privacy.consents import has_consent
from portal.base.privacy.models import AuditEvent
from tests.base.following.following import AT, DAY, FOLLOWER, MINUTE, follower, initiative

pytestmark = [pytest.mark.django_db, pytest.mark.database]

OTHER = "ander@example.org"
GONE, FULL = "550 nobody of that name", "452 mailbox is full"


def follow(mail: str = FOLLOWER) -> Subscription:
    """Of somebody whose first mail arrived."""
    one = follower(mail=mail)
    send_due(AT)
    return one


def news(server, day: float, answer: str = "") -> int:
    """Something new so many days later, which the server takes or answers so; how many subscriptions stop then."""
    at: datetime = AT + day * DAY
    if answer:
        server.replies[f"RCPT {FOLLOWER}"] = answer
    else:
        server.replies.pop(f"RCPT {FOLLOWER}", None)
    initiative(f"Dag {day}", at=at)
    Rounds().run(at + MINUTE)
    send_due(at + MINUTE)
    return stop_refused(at + 2 * MINUTE)


def state_of(one: Subscription) -> State:
    return Subscription.objects.get(pk=one.pk).state


def test_three_refused_in_a_row_stop_it_and_only_it(mail_server):
    one, other = follow(), follow(OTHER)
    assert [news(mail_server, day, GONE) for day in (1, 2, 3)] == [0, 0, 1]
    one.refresh_from_db()
    assert (one.state, one.ended_at, one.told) == (State.STOPPED, AT + 3 * DAY + 2 * MINUTE, {})
    assert (state_of(other), has_consent("follow-list", about=one.about)) == (State.ACTIVE, False)
    before = len(mail_server.received)
    assert news(mail_server, 4, GONE) == 0
    assert [letter.to for letter in mail_server.received[before:]] == [OTHER]


def test_the_trail_says_that_the_portal_did(mail_server):
    one = follow()
    for day in (1, 2, 3):
        news(mail_server, day, GONE)
    last = AuditEvent.objects.filter(about=one.about).latest("pk")
    assert (last.action, last.actor_kind) == ("cancelled", "system")


def test_one_that_arrives_between_begins_the_row_anew(mail_server):
    one = follow()
    answers = [GONE, GONE, "", GONE, GONE]
    assert [news(mail_server, day, answer) for day, answer in enumerate(answers, 1)] == [0] * 5
    assert state_of(one) == State.ACTIVE
    assert news(mail_server, 6, GONE) == 1


def test_what_is_tried_again_is_no_refusal(mail_server):
    one = follow()
    assert [news(mail_server, day, FULL) for day in (1, 2, 3, 4)] == [0] * 4
    assert state_of(one) == State.ACTIVE


def test_a_server_that_refuses_everything_for_a_day_stops_nobody(mail_server):
    one = follow()
    assert [news(mail_server, 1 + hours / 24, GONE) for hours in (0, 6, 12, 18)] == [0] * 4
    assert state_of(one) == State.ACTIVE


def test_who_begins_again_begins_without_what_was_refused_before(mail_server):
    one = follow()
    for day in (1, 2, 3):
        news(mail_server, day, GONE)
    deeds.begin(Subscription.objects.get(pk=one.pk), at=AT + 4 * DAY)
    assert [news(mail_server, day, GONE) for day in (5, 6)] == [0, 0]
    assert state_of(one) == State.ACTIVE
    assert news(mail_server, 7, GONE) == 1


@pytest.mark.parametrize("count", [1, 3])
def test_where_nothing_was_refused_it_is_looked_up_in_one_go(mail_server, count, django_assert_num_queries):
    for number in range(count):
        follower(mail=f"{number}@example.org", frequency=Frequency.AT_ONCE)
    with django_assert_num_queries(1):
        assert stop_refused(AT) == 0
