"""One mail to many people: to whom, once, and in what words."""

import uuid
from urllib.parse import urlencode

import pytest
from django.core import mail as post_office
from django.utils import timezone

from events.registration.actions.leaving import cancel
from events.registration.choices import Who
from events.registration.models import BulkMail, Offering
from portal.base.outbox import MailState, OutboxMail, Promise, send_due
from portal.base.privacy.models import AuditEvent
from tests.base.soup import soup, texts, values
from tests.factories import OfferingFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]

KIND = "registration.bulk"


def typed(**more) -> dict:
    values = {"subject": "Over {titel}", "text": "Dag {naam},\n\nNeem laarzen mee.", "submission": str(uuid.uuid4())}
    return values | {"to": "all", "state": "live"} | more


def receivers() -> set[str]:
    return set(OutboxMail.objects.filter(kind=KIND).values_list("to", flat=True))


def test_everybody_of_the_list_gets_a_mail_of_their_own(desk) -> None:
    desk.client.post(desk.of("mail/"), typed())
    mails = OutboxMail.objects.filter(kind=KIND)
    assert receivers() == {"plek@example.org", "wacht@example.org"}
    assert {row.promise for row in mails} == {Promise.AT_MOST_ONCE}
    bulk = BulkMail.objects.get()
    assert (bulk.count, bulk.by, bulk.subject) == (2, desk.user, "Over {titel}")
    event = AuditEvent.objects.get(action="mailed")
    assert (event.count, event.actor, event.about) == (2, desk.user, f"offering:{desk.offering.pk}")


def test_only_those_that_were_ticked(desk) -> None:
    desk.client.post(desk.of("mail/"), typed(to="chosen", pk=[str(desk.waiting.pk)]))
    assert receivers() == {"wacht@example.org"}


def test_only_those_of_the_state_and_of_what_was_searched_for(desk) -> None:
    desk.client.post(desk.of("mail/"), typed(state="waiting"))
    assert receivers() == {"wacht@example.org"}
    desk.client.post(desk.of("mail/"), typed(q="bloei"))
    assert receivers() == {"wacht@example.org", "plek@example.org"}
    assert [bulk.count for bulk in BulkMail.objects.order_by("pk")] == [1, 1]


def test_nobody_of_another_offering_whatever_was_sent(desk) -> None:
    other = sign_up(OfferingFactory(), "elders@example.org")
    odd = [str(other.pk), "-1", "x", "9" * 40, "³"]
    response = desk.client.post(desk.of("mail/"), typed(to="chosen", pk=odd))
    assert (response.status_code, receivers(), BulkMail.objects.count()) == (200, set(), 0)


def test_the_same_form_sent_twice_writes_once(desk) -> None:
    sent = typed()
    for _time in range(2):
        desk.client.post(desk.of("mail/"), sent)
    assert (OutboxMail.objects.filter(kind=KIND).count(), BulkMail.objects.count()) == (2, 1)


def test_a_preview_shows_the_first_ones_mail_and_sends_nothing(desk) -> None:
    page = soup(desk.client.post(desk.of("mail/"), typed(preview="1")))
    (shown,) = texts(page, ".desk-preview")
    assert f"Over {desk.offering.title}" in shown
    assert f"Dag {desk.placed.name}" in shown
    assert (receivers(), BulkMail.objects.count()) == (set(), 0)
    assert values(page, "[name=subject]", "value") == ["Over {titel}"]


def test_who_was_ticked_stays_ticked_in_the_form(desk) -> None:
    query = urlencode({"to": "chosen", "state": "live", "pk": desk.waiting.pk})
    page = soup(desk.client.get(f"{desk.of('mail/')}?{query}"))
    assert values(page, "[name=pk]", "value") == [str(desk.waiting.pk)]


@pytest.mark.parametrize(
    "sent",
    [{"subject": ""}, {"text": ""}, {"text": "Dag {voornaam}"}, {"subject": "Los {"}, {"text": "x" * 5001}],
    ids=["subject", "text", "unknown", "brace", "long"],
)
def test_words_that_do_not_fit_are_refused_and_stay(desk, sent: dict) -> None:
    page = soup(desk.client.post(desk.of("mail/"), typed(**sent)))
    assert len(page.select(".error-message")) == 1
    assert receivers() == set()


@pytest.mark.django_db(transaction=True)
def test_each_reads_their_own_name_and_answers_go_to_the_colleague(desk) -> None:
    OutboxMail.objects.update(state=MailState.SENT)
    desk.client.post(desk.of("mail/"), typed(to="chosen", pk=[str(desk.waiting.pk)]))
    assert send_due(timezone.now()) == 1
    (sent,) = post_office.outbox
    assert (sent.subject, sent.reply_to) == (f"Over {desk.offering.title}", [desk.user.email])
    assert f"Dag {desk.waiting.name}," in sent.body


@pytest.mark.django_db(transaction=True)
def test_no_word_becomes_a_header(desk) -> None:
    OutboxMail.objects.update(state=MailState.SENT)
    words = {"nl": {"title": "Dag\r\nBcc: iedereen@example.org"}}
    Offering.objects.filter(pk=desk.offering.pk).update(words=words)
    desk.client.post(desk.of("mail/"), typed(subject="Over {titel}\nBcc: ander@example.org", state="waiting"))
    send_due(timezone.now())
    (sent,) = post_office.outbox
    assert [name for name in sent.message() if name.lower() == "bcc"] == []
    assert sent.recipients() == ["wacht@example.org"]


@pytest.mark.django_db(transaction=True)
def test_who_left_meanwhile_is_not_written_to(desk) -> None:
    OutboxMail.objects.update(state=MailState.SENT)
    desk.client.post(desk.of("mail/"), typed(state="waiting"))
    cancel(desk.waiting, by=Who.PERSON, at=timezone.now())
    send_due(timezone.now())
    assert OutboxMail.objects.get(kind=KIND).state == MailState.SUPPRESSED
