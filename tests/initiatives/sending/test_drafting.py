"""Writing a draft, sending it, and coming into the queue."""

from datetime import timedelta

import pytest

from initiatives.sending import actions
from initiatives.sending.choices import State
from initiatives.sending.models import Step, Submission
from initiatives.telling import pictures
from portal.base.asking.models import StoredFile
from portal.base.errors import Refused
from portal.base.models import AuditEvent
from portal.base.privacy.consents import has_consent
from tests.factories import InitiativePageFactory
from tests.initiatives.sending.told import (
    AT,
    DAY,
    SENDER,
    draft,
    filled,
    mails_sent,
    picture,
    queued,
    state_of,
    unconfirmed,
    words,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def trail(submission) -> list[str]:
    return list(AuditEvent.objects.filter(about=submission.about).order_by("pk").values_list("action", flat=True))


def counted() -> list[str]:
    return list(Step.objects.order_by("pk").values_list("what", flat=True))


def test_a_draft_keeps_each_step_and_asks_nothing():
    submission = actions.begin(language="de", at=AT)
    actions.fill(submission, step="about", values={"title": "Soepcafé", "owner": "x"}, at=AT)
    actions.fill(submission, step="contact", values={"mail": SENDER.upper(), "name": "Riek"}, at=AT + DAY)
    assert (submission.values, submission.mail_key, submission.state) == ({"title": "Soepcafé"}, SENDER, State.DRAFT)
    assert (submission.changed_at, mails_sent()) == (AT + DAY, [])


def test_a_step_keeps_what_other_steps_told():
    submission = draft()
    stale = Submission.objects.get()
    actions.fill(submission, step="about", values={"title": "Soep in Zeddam"}, at=AT)
    actions.fill(stale, step="where", values={"where": {"place": "", "municipality": "bronckhorst"}}, at=AT)
    assert (stale.title, stale.municipality) == ("Soep in Zeddam", "bronckhorst")


def test_a_draft_after_an_initiative_takes_how_it_was_done_and_nothing_of_where():
    like = InitiativePageFactory(title="Dorpsbus", costs="<p>Een bus.</p>", lessons="<p>Begin klein.</p>")
    submission = actions.begin(language="nl", at=AT, like=like)
    assert submission.like_key == like.translation_key
    assert submission.values == {"costs": "Een bus.", "lessons": "Begin klein."}


def test_a_picture_is_kept_privately_and_goes_with_its_mention():
    submission = draft()
    actions.keep_picture(submission, upload=pictures.checked(picture()), alt="Soep", at=AT)
    assert [one["alt"] for one in submission.values["pictures"]] == ["Soep"]
    assert StoredFile.objects.about(submission.about).count() == 1
    actions.fill(submission, step="pictures", values={"pictures": []}, at=AT)
    assert StoredFile.objects.count() == 0


def test_a_seventh_picture_is_refused():
    submission = draft()
    for _turn in range(pictures.MOST):
        actions.keep_picture(submission, upload=pictures.checked(picture()), alt="Soep", at=AT)
    with pytest.raises(Refused):
        actions.keep_picture(submission, upload=pictures.checked(picture()), alt="Soep", at=AT)


def test_sending_asks_for_the_address_and_keeps_the_words_agreed_with():
    submission = unconfirmed()
    assert (submission.state, submission.sent_at) == (State.UNCONFIRMED, AT)
    assert has_consent("sending-in", about=submission.about)
    assert [letter.to for letter in mails_sent()] == [[SENDER]]
    assert trail(submission) == ["created", "sent"]


@pytest.mark.parametrize("missing", ["title", "what", "where", "themes", "stage"])
def test_what_lacks_something_is_not_sent(missing):
    submission = draft()
    del submission.values[missing]
    submission.save()
    with pytest.raises(Refused):
        actions.send(submission, at=AT)
    assert (state_of(submission), mails_sent()) == (State.DRAFT, [])


def test_without_an_address_nothing_is_sent():
    submission = draft(mail="", name="")
    with pytest.raises(Refused):
        actions.send(submission, at=AT)


def test_an_address_gets_five_of_these_mails_a_day():
    for _turn in range(5):
        unconfirmed()
    sixth = draft()
    with pytest.raises(Refused):
        actions.send(sixth, at=AT)
    actions.mail_link(sixth, at=AT)
    assert (state_of(sixth), len(mails_sent())) == (State.DRAFT, 5)
    actions.send(sixth, at=AT + DAY + timedelta(seconds=1))


def test_who_typed_the_wrong_address_writes_on_and_the_first_link_is_void():
    submission = unconfirmed()
    before = submission.version
    actions.reopen(submission, at=AT)
    assert (submission.state, submission.version) == (State.DRAFT, before + 1)
    assert mails_sent() == []


def test_confirming_puts_it_in_the_queue_with_a_promise():
    submission = queued()
    assert (submission.state, submission.promised_on.isoformat()) == (State.QUEUED, "2027-05-18")
    assert (submission.municipality, submission.versions.get().values) == ("montferland", words())
    assert (counted(), trail(submission)) == (["received"], ["created", "sent", "confirmed"])


def test_the_place_in_the_queue_counts_who_came_before_and_waits():
    first, second, third = (queued(at=AT + DAY * turn) for turn in range(3))
    assert [one.place_in_queue for one in (first, second, third)] == [1, 2, 3]
    actions.withdraw(first, at=AT)
    assert [one.place_in_queue for one in (first, second, third)] == [None, 1, 2]


def test_of_two_of_one_moment_the_earlier_row_comes_first():
    assert [one.place_in_queue for one in (queued(), queued())] == [1, 2]


def test_filling_again_after_reopening_counts_as_one():
    submission = unconfirmed()
    actions.reopen(submission, at=AT)
    filled(submission, mail="ander@example.org")
    actions.send(submission, at=AT)
    assert [letter.to for letter in mails_sent()] == [["ander@example.org"]]
