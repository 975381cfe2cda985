"""The same thing at the same moment: it happens once, and who comes second is told so."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from initiatives.models import InitiativePage
from initiatives.sending import actions
from initiatives.sending.actions import answering
from initiatives.sending.choices import DeclineReason, Purpose, State
from initiatives.sending.models import Remark, Step, Submission
from initiatives.sending.tokens import link_url
from portal.base.errors import Refused
from portal.base.outbox import OutboxMail
from tests.factories import InitiativeIndexFactory, UserFactory
from tests.initiatives.sending.told import AT, NOTE, accepted, declined, draft, queued, returned, state_of, unconfirmed

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]


def at_once(*ways: Callable[[Submission], object]) -> list[str]:
    """Each does its thing with a copy that was read before any of them began; what became of each."""
    copies = [Submission.objects.get() for _way in ways]
    start = Barrier(len(ways))

    def go(number: int) -> str:
        try:
            start.wait(timeout=30)
            ways[number](copies[number])
        except Refused:
            return "refused"
        else:
            return "done"
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(ways)) as threads:
        return sorted(threads.map(go, range(len(ways)), timeout=60))


def mails(kind: str) -> int:
    return OutboxMail.objects.filter(kind=kind).count()


def test_sent_twice_at_once_asks_once_for_the_address():
    draft()
    assert at_once(*[lambda one: actions.send(one, at=AT)] * 2) == ["done", "done"]
    assert (Submission.objects.get().state, mails("sending.confirm")) == (State.UNCONFIRMED, 1)


def test_confirmed_twice_at_once_stands_in_the_queue_once():
    submission = unconfirmed()
    assert at_once(*[lambda one: actions.confirm(one, at=AT)] * 2) == ["done", "done"]
    assert (submission.versions.count(), Step.objects.count(), mails("sending.received")) == (1, 1, 1)


def test_of_two_moderators_one_answers_and_the_other_is_told():
    queued()
    one, other, index = UserFactory(), UserFactory(), InitiativeIndexFactory()
    outcome = at_once(
        lambda row: actions.accept(row, parent=index, by=one, at=AT),
        lambda row: actions.decline(row, reason=DeclineReason.HARM, text="", by=other, at=AT),
    )
    assert outcome == ["done", "refused"]
    state = Submission.objects.get().state
    made = (InitiativePage.objects.count(), mails("sending.accepted"), mails("sending.declined"))
    assert made == ((1, 1, 0) if state == State.ACCEPTED else (0, 0, 1))


def test_accepted_twice_at_once_makes_one_page():
    queued()
    by, index = UserFactory(), InitiativeIndexFactory()
    assert at_once(*[lambda row: actions.accept(row, parent=index, by=by, at=AT)] * 2) == ["done", "refused"]
    assert InitiativePage.objects.count() == 1


def test_given_back_twice_at_once_asks_once():
    queued()
    by = UserFactory()
    at_once(*[lambda row: actions.give_back(row, remarks=[NOTE], by=by, at=AT)] * 2)
    assert (Remark.objects.count(), mails("sending.returned")) == (1, 1)


def test_withdrawn_while_it_is_accepted_is_one_of_both():
    queued()
    by, index = UserFactory(), InitiativeIndexFactory()
    outcome = at_once(
        lambda row: actions.withdraw(row, at=AT), lambda row: actions.accept(row, parent=index, by=by, at=AT)
    )
    assert outcome == ["done", "refused"]
    assert InitiativePage.objects.count() == (1 if Submission.objects.get().state == State.ACCEPTED else 0)


def test_mended_twice_at_once_is_one_new_version():
    submission = returned()
    at_once(*[lambda row: actions.mend(row, values={"what": "x" * 50}, at=AT)] * 2)
    assert (submission.versions.count(), state_of(submission)) == (2, State.QUEUED)


def test_mended_while_it_ends_is_one_of_both():
    returned()
    late = AT.replace(month=7, day=9)
    at_once(
        lambda row: actions.mend(row, values={"what": "x" * 50}, at=late), lambda _row: actions.expire_unmended(late)
    )
    assert Submission.objects.get().state in {State.QUEUED, State.EXPIRED}


def test_an_appeal_twice_at_once_is_one():
    declined()
    outcome = at_once(*[lambda row: actions.appeal(row, text="Kijk nog eens.", at=AT)] * 2)
    assert (outcome, Step.objects.filter(what="appealed").count()) == (["done", "done"], 1)


def test_two_tabs_that_fill_at_once_lose_nothing():
    draft()
    at_once(
        lambda row: actions.fill(row, step="about", values={"title": "Soep"}, at=AT),
        lambda row: actions.fill(row, step="how", values={"costs": "Bonen"}, at=AT),
    )
    values = Submission.objects.get().values
    assert (values["title"], values["costs"]) == ("Soep", "Bonen")


def test_who_acts_on_what_was_seen_before_a_change_is_refused():
    submission = queued()
    seen = Submission.objects.get()
    actions.give_back(submission, remarks=[NOTE], by=UserFactory(), at=AT)
    actions.mend(submission, values={"what": "Nu staat hier iets heel anders dan daarnet, echt waar."}, at=AT)
    with pytest.raises(Refused):
        actions.accept(seen, parent=InitiativeIndexFactory(), by=UserFactory(), at=AT)


def test_published_twice_at_once_is_told_once():
    _submission, page = accepted()
    assert at_once(*[lambda _row: actions.published(page, at=AT)] * 2) == ["done", "done"]
    assert (Submission.objects.get().state, mails("sending.published")) == (State.PUBLISHED, 1)


def before(monkeypatch, name: str, first: Callable[[], object], *, of=actions) -> None:
    """Another request does something after the page was opened and just before this action."""
    act = getattr(of, name)

    def second(*given, **named):
        first()
        return act(*given, **named)

    monkeypatch.setattr(of, name, second)


def test_who_publishes_just_after_another_did_is_not_stopped(monkeypatch):
    submission, page = accepted()
    other = {"state": State.PUBLISHED, "turn": submission.turn + 1}
    before(monkeypatch, "move", lambda: Submission.objects.update(**other), of=answering)
    actions.published(page, at=AT)
    assert mails("sending.published") == 0


def test_who_writes_on_just_after_another_window_did_goes_on_there(client, monkeypatch):
    submission = unconfirmed()
    before(monkeypatch, "reopen", lambda reopen=actions.reopen: reopen(Submission.objects.get(), at=AT))
    answer = client.post(link_url(submission, Purpose.DRAFT))
    assert (answer.status_code, client.get(answer["Location"], follow=True).status_code) == (303, 200)


def test_who_confirms_just_after_writing_on_is_told_that_the_link_ended(client, monkeypatch):
    submission = unconfirmed()
    before(monkeypatch, "confirm", lambda: actions.reopen(Submission.objects.get(), at=AT))
    answer = client.post(link_url(submission, Purpose.CONFIRM))
    assert (answer.status_code, client.get(answer["Location"]).status_code) == (303, 404)
