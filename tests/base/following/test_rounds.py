"""Rounds of workers: two at once, stopped half-way, and what they cost."""

from datetime import datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.base.following import actions, telling
from portal.base.following.marks import Mark, Told, read, written
from portal.base.following.models import Subscription
from portal.base.following.news import news_for, view_of
from portal.base.following.telling import Rounds, tell
from portal.base.outbox import OutboxMail
from tests.base.following.following import (
    AT,
    DAY,
    MINUTE,
    SOON,
    follower,
    initiative,
    mails_sent,
    news_at,
)
from tests.factories import (
    EventIndexFactory,
    InitiativeIndexFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_two_workers_tell_once():
    """Both have read the same turn; who writes second finds another."""
    index, one = InitiativeIndexFactory(), follower()
    initiative("Dorpsbus")
    both = [Subscription.objects.get(pk=one.pk) for _worker in range(2)]
    view = view_of(index, one.circle, both, at=SOON)
    outcomes = [tell(each, news_for(each, view, at=SOON), view, at=SOON) for each in both]
    assert (outcomes, OutboxMail.objects.filter(kind="following.news").count()) == ([True, False], 1)


def test_who_stopped_meanwhile_is_not_told():
    index, one = InitiativeIndexFactory(), follower()
    initiative("Dorpsbus")
    view = view_of(index, one.circle, [one], at=SOON)
    actions.stop(Subscription.objects.get(), at=SOON)
    assert not tell(one, news_for(one, view, at=SOON), view, at=SOON)
    assert Subscription.objects.get().told == {}


def test_who_cannot_be_told_keeps_nobody_waiting_and_is_told_once_it_can_be(caplog):
    """Nothing is written down of what was not posted, so a worker may stop anywhere."""
    one, _other, _third = (follower(mail=f"{name}@example.org") for name in "abc")
    mails_sent()
    Subscription.objects.filter(pk=one.pk).update(mail="geen adres")
    initiative("Dorpsbus")
    assert [to for to, _titles in news_at(SOON)] == ["b@example.org", "c@example.org"]
    assert ("it is tried again" in caplog.text, "geen adres" in caplog.text) == (True, False)
    Subscription.objects.filter(pk=one.pk).update(mail="a@example.org")
    assert news_at(SOON + MINUTE) == [("a@example.org", ["Dorpsbus"])]


def test_a_page_committed_late_is_told_all_the_same():
    """Its moment lies before that of a mail which knew nothing of it."""
    follower()
    mails_sent()
    initiative("Op tijd", at=AT + 2 * MINUTE)
    news_at(AT + 3 * MINUTE)
    initiative("Te laat", at=AT + MINUTE)
    assert [titles for _to, titles in news_at(AT + 20 * MINUTE)] == [["Te laat"]]


def queries_of(rounds: Rounds, at: datetime) -> int:
    with CaptureQueriesContext(connection) as caught:
        rounds.run(at)
    return len(caught)


def test_any_number_of_followers_of_the_same_cost_one_selection():
    costs = []
    for many in (1, 3):
        for number in range(many):
            follower(mail=f"{many}{number}@example.org")
        Rounds().run(AT)
        costs.append(queries_of(Rounds(), AT + MINUTE))
    assert costs == [15, 15]


def test_a_list_that_did_not_change_is_not_looked_at_again():
    rounds = Rounds()
    follower()
    first, again = queries_of(rounds, AT + MINUTE), queries_of(rounds, AT + 2 * MINUTE)
    assert again < first
    mails_sent()
    initiative("Toch", at=AT + 3 * MINUTE)
    assert [titles for _to, titles in news_at(AT + 4 * MINUTE, rounds)] == [["Toch"]]


def test_what_is_too_much_for_one_round_goes_in_the_next(monkeypatch):
    monkeypatch.setattr(telling, "ROUND", 2)
    rounds = Rounds()
    for name in "abc":
        follower(mail=f"{name}@example.org")
    mails_sent()
    initiative("Dorpsbus")
    assert [len(news_at(SOON + number * MINUTE, rounds)) for number in range(3)] == [2, 1, 0]


def test_a_list_that_fails_stops_no_other(caplog):
    broken = follower(EventIndexFactory())
    follower(InitiativeIndexFactory())
    mails_sent()
    Subscription.objects.filter(pk=broken.pk).update(told={"geen": "getal"})
    initiative("Dorpsbus")
    assert [titles for _to, titles in news_at(SOON)] == [["Dorpsbus"]]
    assert "it is tried again" in caplog.text


def test_what_is_remembered_of_a_page_comes_back_as_it_was():
    spans = [(AT, AT + timedelta(hours=2)), (AT + DAY, AT + DAY)]
    for told in (
        Told(5),
        Told(5, Mark.of("planned", "Zeddam; noord", spans=spans)),
        Told(5, Mark.of("", "", spans=[])),
    ):
        assert read(written(told)) == told
