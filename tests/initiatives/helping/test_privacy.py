"""No address comes where it should not, what is past its term is gone, and people get and take away what is theirs."""

import logging
import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from initiatives.helping import actions
from initiatives.helping.choices import Side, State
from initiatives.helping.models import HelpMessage, HelpReply
from initiatives.helping.terms import SILENT, STORED, UNCONFIRMED
from initiatives.helping.tokens import thread_url
from portal.base.models import AuditEvent
from portal.base.outbox import OutboxMail, send_due
from portal.base.privacy.persons import erase_person, export_person, retain
from tests.base.outputs.reading import OUTPUTS, SHOWCASE
from tests.base.privacy.bytes import places_with
from tests.initiatives.helping.writing import (
    AT,
    DAY,
    HELPER,
    INITIATOR,
    asked,
    mails_sent,
    relayed,
    written,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

#: However a part of a mail writes the dot between the words.
NEEDLES = {
    HELPER: re.compile(rb"helper\W{0,6}geheim", re.IGNORECASE),
    INITIATOR: re.compile(rb"dorpsbus\W{0,6}geheim", re.IGNORECASE),
}


def whole_conversation(item=None) -> HelpMessage:
    message = relayed(item)
    actions.write_on(message, side=Side.INITIATOR, text="Kom dinsdag gerust langs!", at=AT)
    actions.write_on(message, side=Side.HELPER, text="Dan ben ik er om negen uur.", at=AT)
    return message


def pages_of(client: Client, message: HelpMessage) -> dict[str, bytes]:
    """Everything of this that a visitor can open, by address."""
    urls = [thread_url(message, side, name, to=INITIATOR) for side in Side for name in ("thread", "stop")]
    urls += [thread_url(message, Side.INITIATOR, name, to=INITIATOR) for name in ("answered", "report")]
    urls += [f"/nl/helpen/{message.item_key}/", reverse("helping:sent"), "/nl/gevraagd-en-aangeboden/"]
    urls += ["/nl/initiatieven/", "/nl/zoeken/?q=geheim", "/nl/zoeken/?q=riek", "/nl/", "/sitemap.xml"]
    urls += [f"{SHOWCASE}{name}" for name in OUTPUTS]
    found = {url: client.get(url) for url in urls}
    assert {url: page.status_code for url, page in found.items() if page.status_code != 200} == {}
    posts = {url: client.post(url, {"text": "kort"}) for url in urls[:1] + urls[2:3]}
    return {url: b"".join(page) for pages in (found, posts) for url, page in pages.items()}


def test_no_page_shows_an_address_of_either_side(client, caplog):
    caplog.set_level(logging.DEBUG)
    item = asked()
    pages = pages_of(client, whole_conversation(item))
    mails_sent()
    assert {url for url, content in pages.items() for needle in NEEDLES.values() if needle.search(content)} == set()
    assert [needle for needle in NEEDLES.values() if needle.search(caplog.text.encode())] == []


def test_no_mail_holds_the_address_of_the_other_side(mail_server):
    message = written()
    send_due(AT)
    actions.confirm(message, at=AT)
    whole_conversation()
    send_due(AT)
    receivers = sorted(one.to for one in mail_server.received)
    assert receivers == sorted([HELPER, INITIATOR, INITIATOR, HELPER, INITIATOR])
    for one in mail_server.received:
        content = one.message.as_bytes() + b"".join(
            part.get_payload(decode=True) or b"" for part in one.message.walk() if not part.is_multipart()
        )
        others = [needle for address, needle in NEEDLES.items() if address != one.to]
        assert [needle for needle in others if needle.search(content)] == []
        assert (one.message["Reply-To"], one.message["From"]) == (None, "Achterhoek 2020 <noreply@example.org>")


def test_a_mail_that_becomes_untrue_is_not_sent():
    message = written()
    actions.stop(message, at=AT)
    assert mails_sent() == []


def test_the_outbox_and_the_trail_keep_no_words():
    whole_conversation()
    rows = [*OutboxMail.objects.values_list("facts", flat=True), *AuditEvent.objects.values_list("fields", "label")]
    assert [words for words in map(str, rows) if "dinsdag" in words or "geheim" in words] == []


def test_what_was_never_confirmed_goes_after_seven_days():
    written()
    end = AT + UNCONFIRMED.days * DAY
    assert (retain(end - DAY)["help"], HelpMessage.objects.count()) == (0, 1)
    assert (retain(end)["help"], HelpMessage.objects.count()) == (1, 0)


def test_sixty_days_without_a_word_end_it_and_half_a_year_later_all_of_it_is_gone():
    whole_conversation()
    mails_sent()
    silent = AT + SILENT.days * DAY
    retain(silent - DAY)
    assert HelpMessage.objects.get().is_running
    retain(silent)
    assert HelpMessage.objects.get().state == State.CLOSED
    retain(silent + (STORED.days - 1) * DAY)
    assert HelpReply.objects.count() == 2
    retain(silent + STORED.days * DAY)
    mail.outbox.clear()
    assert places_with([HELPER, "op dinsdag tijd", "dinsdag gerust langs", "om negen uur"]) == []


def test_a_word_keeps_a_conversation_going():
    message = relayed()
    actions.write_on(message, side=Side.HELPER, text="Nog belangstelling?", at=AT + 59 * DAY)
    retain(AT + 60 * DAY)
    assert HelpMessage.objects.get().is_running


def test_a_person_gets_all_that_is_stored_and_nothing_of_others():
    whole_conversation()
    written(mail="ander@example.org", text="Iets heel anders van iemand anders.")
    rows = export_person(HELPER.upper())["stored"]["help"]["rows"]
    assert [(row["name"], len(row["replies"])) for row in rows] == [("Riek", 2)]
    assert export_person(HELPER)["consents"][0]["purpose"] == "help-relay"
    assert "ander@" not in str(rows)


def test_who_is_erased_leaves_nothing_and_their_links_are_void(client):
    message = whole_conversation()
    other = written(mail="ander@example.org")
    mails_sent()
    urls = [thread_url(message, side, to=INITIATOR) for side in Side]
    counts = erase_person(HELPER, AT + DAY)
    mail.outbox.clear()
    assert (counts["help"], list(HelpMessage.objects.all())) == (1, [other])
    assert [client.get(url).status_code for url in urls] == [404, 404]
    assert places_with([HELPER]) == []


def test_what_somebody_sent_after_asking_to_be_erased_stays():
    written(at=AT + 2 * DAY)
    assert erase_person(HELPER, AT + DAY)["help"] == 0
