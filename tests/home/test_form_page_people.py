"""Answers to forms as data of people: handed out, erased, and gone when their term is over."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile

from home.forms.choices import Confirmation
from home.forms.letters import to_receiver, to_sender
from home.models import FormAnswer
from portal.base.asking import StoredFile
from portal.base.outbox import OutboxMail
from portal.base.privacy.persons import erase_person, export_person, retain
from portal.base.privacy.register import is_declared
from tests.factories import FormPageFactory, SiteSettingsFactory, question
from tests.home.filling import AT, LATER, opened

pytestmark = [pytest.mark.django_db, pytest.mark.database]

RIEK, GERRIT = "Riek@example.org", "gerrit@example.org"
HOLDER = "form-answers"


@pytest.fixture
def sent(client, db):
    """A form filled in by this person; the answer."""
    SiteSettingsFactory()

    def sent(mail: str, **fields) -> FormAnswer:
        cache.clear()
        asked = [question("Mail", "mail"), question("Wens", sensitive=True), question("Plan", "file")]
        page = FormPageFactory(title="Stel je vraag", questions=asked, **fields)
        with time_machine.travel(AT, tick=False):
            hidden = opened(client, page)
        with time_machine.travel(LATER, tick=False):
            plan = SimpleUploadedFile("plan.pdf", b"%PDF-1.7")
            client.post(page.url, hidden | {"vraag-mail": mail, "vraag-wens": "zonder noten", "vraag-plan": plan})
        return FormAnswer.objects.latest("pk")

    return sent


def test_a_person_gets_a_copy_of_what_they_sent_and_of_nothing_else(sent):
    sent(RIEK), sent(GERRIT)
    [row] = export_person("riek@example.org")["stored"][HOLDER]["rows"]
    assert (row["form"], row["files"]) == ("Stel je vraag", ["plan.pdf"])
    assert [pair["answer"] for pair in row["answers"]] == [RIEK, "zonder noten"]
    assert GERRIT not in str(row)


def test_erasing_a_person_takes_their_answers_and_files_and_leaves_those_of_others(sent):
    sent(RIEK), sent(GERRIT)
    assert erase_person(RIEK, LATER)[HOLDER] == 1
    assert erase_person(RIEK, LATER)[HOLDER] == 0
    assert [answer.mail for answer in FormAnswer.objects.all()] == [GERRIT]
    assert StoredFile.objects.count() == 1


def test_what_was_sent_after_the_request_stays(sent):
    sent(RIEK)
    assert erase_person(RIEK, AT)[HOLDER] == 0


def test_answers_go_when_their_term_is_over(sent):
    sent(RIEK, days_kept=30)
    counts = [retain(LATER + timedelta(days=days))[HOLDER] for days in (29, 30, 31)]
    assert (counts, FormAnswer.objects.count(), StoredFile.objects.count()) == ([0, 1, 0], 0, 0)


def test_sensitive_answers_go_before_the_rest(sent):
    answer = sent(RIEK, days_kept=90)
    counts = [retain(LATER + timedelta(days=days))[HOLDER] for days in (29, 30, 31)]
    answer.refresh_from_db()
    assert (counts, answer.sensitive, answer.plain) == ([0, 1, 0], {}, {"mail": RIEK})


def test_a_longer_term_on_the_page_does_not_keep_what_came_in_before(sent):
    answer = sent(RIEK, days_kept=30)
    answer.refresh_from_db()
    assert answer.keep_until == LATER + timedelta(days=30)


def test_the_fields_of_people_are_declared():
    assert all(is_declared("home.FormAnswer", name) for name in ("plain", "sensitive", "words", "mail"))


def test_no_mail_holds_a_sensitive_answer_and_only_a_copy_holds_answers(sent):
    for confirmation in (Confirmation.RECEIVED, Confirmation.COPY):
        answer = sent(RIEK, confirmation=confirmation)
        told, thanked = (
            write(OutboxMail.objects.get(kind=kind, about=answer.about))
            for kind, write in (("form_answer", to_receiver), ("form_copy", to_sender))
        )
        assert f"/admin/form-answers/inspect/{answer.pk}/" in told.text
        assert ["noten" in letter.text + letter.html for letter in (told, thanked)] == [False, False]
        assert [RIEK in letter.text for letter in (told, thanked)] == [False, confirmation == Confirmation.COPY]
        assert "Stel je vraag" in thanked.subject


def test_no_mail_goes_about_what_was_erased(sent):
    sent(RIEK)
    mails = list(OutboxMail.objects.all())
    erase_person(RIEK, LATER)
    assert [write(mail) for mail in mails for write in (to_receiver, to_sender)] == [None] * 4
