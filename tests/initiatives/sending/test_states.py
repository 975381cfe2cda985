"""Which state takes what, and what is counted on the way."""

import pytest

from initiatives.sending import actions
from initiatives.sending.choices import DeclineReason, State
from initiatives.sending.models import Step, Submission
from portal.base.errors import Refused
from tests.factories import InitiativeIndexFactory, UserFactory
from tests.initiatives.sending.told import (
    AT,
    DAY,
    NOTE,
    accepted,
    declined,
    draft,
    queued,
    returned,
    unconfirmed,
    words,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def counted() -> list[str]:
    return list(Step.objects.order_by("pk").values_list("what", flat=True))


MADE = {
    State.DRAFT: draft,
    State.UNCONFIRMED: unconfirmed,
    State.QUEUED: queued,
    State.RETURNED: returned,
    State.DECLINED: declined,
    State.ACCEPTED: lambda **more: accepted(**more)[0],
}


#: Which of these each state takes; all else is refused and changes nothing.
TAKES = {
    State.DRAFT: {"fill", "send", "withdraw", "mail_link"},
    State.UNCONFIRMED: {"send", "confirm", "withdraw", "reopen"},
    State.QUEUED: {"confirm", "withdraw", "give_back", "accept", "decline"},
    State.RETURNED: {"confirm", "withdraw", "mend"},
    State.DECLINED: {"confirm", "appeal"},
    State.ACCEPTED: {"confirm"},
}


def ways(submission):
    by = UserFactory()
    return {
        "fill": lambda: actions.fill(submission, step="about", values={"title": "Anders"}, at=AT),
        "send": lambda: actions.send(submission, at=AT),
        "mail_link": lambda: actions.mail_link(submission, at=AT),
        "reopen": lambda: actions.reopen(submission, at=AT),
        "confirm": lambda: actions.confirm(submission, at=AT),
        "withdraw": lambda: actions.withdraw(submission, at=AT),
        "give_back": lambda: actions.give_back(submission, remarks=[NOTE], by=by, at=AT),
        "mend": lambda: actions.mend(submission, values=words(what="x" * 50), at=AT),
        "accept": lambda: actions.accept(submission, parent=InitiativeIndexFactory(), by=by, at=AT),
        "decline": lambda: actions.decline(submission, reason=DeclineReason.HARM, text="", by=by, at=AT),
        "appeal": lambda: actions.appeal(submission, text="Kijk nog eens.", at=AT),
    }


@pytest.mark.parametrize("state", MADE)
def test_each_state_takes_what_it_takes_and_refuses_the_rest(state):
    taken = set()
    for name in ways(None):
        submission = MADE[state](mail=f"{name.replace('_', '')}@example.org")
        before = Submission.objects.values().get(pk=submission.pk)
        try:
            ways(submission)[name]()
            taken.add(name)
        except Refused:
            assert Submission.objects.values().get(pk=submission.pk) == before, name
    assert taken == TAKES[state]


def test_what_was_withdrawn_stays_so_and_is_counted_once():
    submission = queued()
    actions.withdraw(submission, at=AT)
    actions.withdraw(submission, at=AT + DAY)
    assert (submission.state, submission.ended_at) == (State.WITHDRAWN, AT)
    assert counted() == ["received", "withdrawn"]


def test_the_first_answer_is_counted_with_how_long_it_took():
    submission = queued()
    actions.give_back(submission, remarks=[NOTE], by=UserFactory(), at=AT + 9 * DAY)
    actions.mend(submission, values={"what": "x" * 50}, at=AT + 10 * DAY)
    actions.decline(submission, reason=DeclineReason.HARM, text="", by=UserFactory(), at=AT + 11 * DAY)
    rows = Step.objects.order_by("pk").values_list("what", "days", "is_late")
    assert list(rows) == [
        ("received", None, False),
        ("returned", 9, True),
        ("mended", None, False),
        ("declined", None, False),
    ]
