"""The mails: to whom, in which words, and only while they are true."""

import pytest
from django.core import mail

from initiatives.sending import actions, posting
from initiatives.sending.choices import Reason
from initiatives.sending.models import Submission
from portal.base.outbox import OutboxMail, send_due
from portal.base.outbox.models import MailText
from tests.base.privacy.bytes import read_letter
from tests.factories import SiteSettingsFactory, UserFactory
from tests.initiatives.sending.told import (
    AT,
    DAY,
    LATER,
    NOTE,
    SENDER,
    accepted,
    declined,
    draft,
    link_in,
    mails_sent,
    queued,
    returned,
    unconfirmed,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def last_mail(at=LATER):
    return mails_sent(at)[-1]


@pytest.mark.parametrize("made", [unconfirmed, lambda: actions.mail_link(draft(), at=AT)])
def test_what_goes_to_an_unconfirmed_address_holds_nothing_that_was_typed(made):
    made()
    content = read_letter(last_mail()).decode()
    assert [words for words in ("Soepcaf", "buren", "Riek") if words in content] == []


@pytest.mark.parametrize(
    ("made", "subject", "words"),
    [
        (queued, "We hebben “Soepcafé Zeddam” ontvangen", "nummer 1 in de rij"),
        (returned, "Een vraag over “Soepcafé Zeddam”", "Hoe vaak komen jullie bij elkaar?"),
        (declined, "“Soepcafé Zeddam” komt niet op de site", "Kijk eens bij het soepcafé in Azewijn."),
        (accepted, "“Soepcafé Zeddam” komt op de site", "mailen je als het er staat"),
    ],
)
def test_each_answer_goes_by_mail(made, subject, words):
    made()
    letter = last_mail()
    assert (letter.to, letter.subject, words in " ".join(letter.body.split())) == ([SENDER], subject, True)


def test_the_promised_day_stands_in_the_acknowledgement():
    queued()
    assert "dinsdag 18 mei 2027" in last_mail().body


@pytest.mark.parametrize(("language", "subject"), [("en", "We received “Soup”"), ("de", "Wir haben „Soup“ erhalten")])
def test_mails_speak_the_language_of_the_sender(language, subject):
    queued(language=language, title="Soup")
    letter = last_mail()
    assert (letter.subject, link_in(letter).startswith(f"/{language}/")) == (subject, True)


def test_a_remark_stands_below_the_name_of_its_field_with_its_standard_reason():
    returned()
    body = " ".join(last_mail().body.split())
    assert "Dit is heel kort." in body
    assert body.index("Dit is heel kort.") < body.index("Hoe vaak")


def test_another_reason_shows_only_the_own_words():
    submission = queued()
    note = actions.Note("why", Reason.OTHER, "Graag zonder uitroeptekens.")
    actions.give_back(submission, remarks=[note], by=UserFactory(), at=AT)
    body = last_mail().body
    assert ("Iets anders" in body, "Graag zonder uitroeptekens." in body) == (False, True)


def test_who_may_appeal_reads_how_and_who_may_not_reads_why():
    submission = declined()
    assert "één keer vragen" in " ".join(last_mail().body.split())
    actions.appeal(submission, text="Kijk nog eens.", at=AT)
    actions.decline(submission, reason="harm", text="", by=UserFactory(), at=AT)
    assert "Twee van ons" in " ".join(last_mail().body.split())


def test_the_page_itself_is_mailed_when_it_is_there():
    _submission, page = accepted()
    page.save_revision().publish()
    assert page.url in last_mail().body


def test_a_mail_that_became_untrue_is_not_sent():
    submission = returned()
    actions.withdraw(submission, at=AT)
    assert mails_sent() == []


def test_a_link_never_goes_to_the_address_that_was_typed_before():
    submission = unconfirmed()
    actions.reopen(submission, at=AT)
    actions.fill(submission, step="contact", values={"mail": "goed@example.org"}, at=AT)
    actions.send(submission, at=AT)
    assert [letter.to for letter in mails_sent()] == [["goed@example.org"]]


def test_who_changes_nothing_is_reminded_once():
    returned()
    mails_sent()
    assert actions.remind_senders(AT + 44 * DAY) == 0
    assert [actions.remind_senders(AT + day * DAY) for day in (45, 46)] == [1, 0]
    letter = last_mail(AT + 46 * DAY)
    assert "vrijdag 9 juli 2027" in letter.body


def test_editors_can_adapt_the_words():
    MailText.objects.create(kind=posting.RECEIVED, language="nl", subject="Dank voor {titel}", body="Tot {dag}.")
    queued()
    letter = last_mail()
    assert (letter.subject, "Tot dinsdag 18 mei 2027." in letter.body) == ("Dank voor Soepcafé Zeddam", True)


def late_mails(day: int) -> list[str]:
    at = AT + day * DAY
    mails_sent(at)
    actions.remind_moderators(at)
    return [letter.to[0] for letter in mails_sent(at)]


def test_moderators_hear_of_late_answers_once_a_day_on_working_days(clock):
    from home.roles import load_roles

    load_roles()
    moderator = UserFactory(role="moderator")
    UserFactory(role="redacteur")
    queued()
    clock.shift(30 * DAY)
    # Promised for Tuesday the 18th; the 22nd is a Saturday.
    assert [late_mails(day) for day in (8, 9, 9, 12)] == [[], [moderator.email], [], []]


def test_without_a_moderator_the_site_itself_hears_of_it(clock):
    SiteSettingsFactory(mail="redactie@example.org")
    queued()
    clock.shift(30 * DAY)
    assert late_mails(9) == ["redactie@example.org"]


def test_of_what_was_answered_meanwhile_moderators_hear_nothing(clock):
    SiteSettingsFactory(mail="redactie@example.org")
    submission = queued()
    clock.shift(30 * DAY)
    actions.remind_moderators(AT + 9 * DAY)
    actions.give_back(submission, remarks=[NOTE], by=UserFactory(), at=AT + 9 * DAY)
    assert ["redactie@example.org"] not in [letter.to for letter in mails_sent(AT + 9 * DAY)]


def test_every_kind_goes_over_a_real_mail_server(mail_server):
    actions.mail_link(draft(), at=AT)
    for made in (unconfirmed, queued, returned, declined):
        made(mail=f"{len(mail_server.received)}@example.org")
        send_due(AT)
    _submission, page = accepted(mail="een@example.org")
    send_due(AT)
    page.save_revision().publish()
    send_due(AT)
    kinds = set(OutboxMail.objects.filter(state="sent", kind__startswith="sending.").values_list("kind", flat=True))
    assert kinds == {
        *(posting.RESUME, posting.CONFIRM, posting.RECEIVED, posting.RETURNED),
        *(posting.DECLINED, posting.ACCEPTED, posting.PUBLISHED),
    }
    assert {(one.message["From"], one.message["Reply-To"]) for one in mail_server.received} == {
        ("Achterhoek 2020 <noreply@example.org>", None)
    }
    assert (mail.outbox, Submission.objects.count()) == ([], 6)
