"""What is past its term is gone, people get and take away what is theirs, and nothing of them is told elsewhere."""

import logging

import pytest
from django.core import mail

from initiatives.sending import actions, terms
from initiatives.sending.choices import State
from initiatives.sending.models import Step, Submission
from initiatives.telling import pictures
from portal.base.asking.drafts import private_storage, remove_old_drafts, remove_strays
from portal.base.asking.models import StoredFile
from portal.base.models import AuditEvent
from portal.base.outbox import OutboxMail
from portal.base.privacy.persons import erase_person, export_person, retain
from tests.base.privacy.bytes import places_with
from tests.initiatives.sending.told import (
    AT,
    DAY,
    NAME,
    SENDER,
    accepted,
    declined,
    draft,
    mails_sent,
    picture,
    queued,
    returned,
    unconfirmed,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

WORDS = "dagelijks bord soep zonder weerga"


def withdrawn():
    submission = queued()
    actions.withdraw(submission, at=AT)
    return submission


@pytest.mark.parametrize(
    ("made", "days"),
    [
        (draft, 30),
        (unconfirmed, 7),
        (withdrawn, 30),
        (declined, 180),
        (lambda: accepted()[0], 365),
    ],
)
def test_each_goes_when_its_term_is_over(made, days):
    made()
    retain(AT + (days - 1) * DAY)
    assert Submission.objects.count() == 1
    retain(AT + days * DAY)
    assert Submission.objects.count() == 0


@pytest.mark.parametrize("made", [queued, returned])
def test_what_waits_for_somebody_stays(made):
    made()
    retain(AT + 400 * DAY)
    assert Submission.objects.count() == 1


def test_what_was_not_mended_ends_after_sixty_days_and_goes_half_a_year_later():
    submission = returned()
    assert [actions.expire_unmended(AT + day * DAY) for day in (59, 60, 61)] == [0, 1, 0]
    submission.refresh_from_db()
    assert (submission.state, mails_sent(AT + 60 * DAY)[0].subject) == (
        State.EXPIRED,
        "Je inzending “Soepcafé Zeddam” is gestopt",
    )
    retain(AT + (60 + terms.ENDED.days) * DAY)
    assert Submission.objects.count() == 0


def test_a_change_keeps_a_draft():
    submission = draft()
    actions.fill(submission, step="about", values={"title": "Soep"}, at=AT + 29 * DAY)
    retain(AT + 31 * DAY)
    assert Submission.objects.count() == 1


def with_picture() -> Submission:
    submission = draft(what=f"Een {WORDS}, elke dag in de oude school voor iedereen.")
    actions.keep_picture(submission, upload=pictures.checked(picture()), alt="Soep", at=AT)
    actions.send(submission, consent="Goed.", at=AT)
    actions.confirm(submission, at=AT)
    return submission


def test_its_pictures_stay_as_long_as_it_does_and_go_with_it():
    with_picture()
    remove_old_drafts(AT + 10 * DAY)
    remove_strays(AT + 10 * DAY)
    name = StoredFile.objects.get().file.name
    assert private_storage().exists(name)
    erase_person(SENDER, AT + 10 * DAY)
    assert (StoredFile.objects.count(), private_storage().exists(name)) == (0, False)


def test_who_is_erased_leaves_nothing_and_what_was_counted_stays():
    submission = with_picture()
    mails_sent()
    other = queued(mail="ander@example.org")
    counts = erase_person(SENDER.upper(), AT + DAY)
    mail.outbox.clear()
    assert (counts["sending"], list(Submission.objects.all())) == (1, [other])
    assert (Step.objects.filter(submission=None).count(), submission.about) == (1, f"submission:{submission.pk}")
    assert places_with([SENDER, WORDS]) == []


def test_what_somebody_sent_after_asking_to_be_erased_stays():
    queued(at=AT + 2 * DAY)
    assert erase_person(SENDER, AT + DAY)["sending"] == 0


def test_a_person_gets_all_that_is_stored_and_nothing_of_others():
    returned()
    queued(mail="ander@example.org", title="Iets van een ander")
    stored = export_person(SENDER.upper())
    rows = stored["stored"]["sending"]["rows"]
    assert [(row["name"], row["told"]["title"], len(row["versions"])) for row in rows] == [(NAME, "Soepcafé Zeddam", 1)]
    assert "Hoe vaak komen jullie bij elkaar?" in rows[0]["remarks"][0]["words"]
    assert stored["consents"][0]["purpose"] == "sending-in"
    assert "ander" not in str(rows)


def test_the_outbox_the_trail_and_the_logs_hold_no_words(caplog):
    caplog.set_level(logging.DEBUG)
    submission = with_picture()
    actions.give_back(submission, remarks=[actions.Note("what", "short", WORDS)], by=None, at=AT)
    rows = [*OutboxMail.objects.values_list("facts", flat=True), *AuditEvent.objects.values_list("fields", "label")]
    assert [words for words in (WORDS, "geheim", "Riek") if words in str(rows) + caplog.text] == []


def test_the_page_that_is_made_of_it_does_not_know_the_sender():
    _submission, page = accepted()
    held = [row.content for row in page.revisions.all()]
    assert [word for word in (SENDER, NAME) if word in str(held) + str(page.serializable_data())] == []
