"""Conversations as people have them: the form, the mails and their links."""

import re
import uuid
from datetime import UTC, datetime, timedelta

from django.core import mail
from django.core.mail import EmailMultiAlternatives

from initiatives.helping import actions
from initiatives.helping.items import item_of
from initiatives.helping.models import HelpMessage
from initiatives.models import HelpItem
from portal.base.outbox import send_due
from tests.base.guarding.sending import inputs
from tests.factories import ContactFactory, HelpItemFactory, InitiativePageFactory

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=5)
DAY = timedelta(days=1)
HELPER, INITIATOR = "helper.geheim@example.org", "dorpsbus.geheim@example.org"
WORDS = "Ik rijd al jaren bus en heb op dinsdag tijd."
LINK = re.compile(r"/nl/helpen/\S+")


def asked(**fields) -> HelpItem:
    """An ask of an initiative with a contact."""
    items = [HelpItemFactory(text="Chauffeurs", **fields)]
    page = InitiativePageFactory(title="Dorpsbus", help_items=items, contact=ContactFactory(mail=INITIATOR))
    item = item_of(page.help_items.get().translation_key, language="nl")
    assert item is not None
    return item


def wish(**fields) -> actions.Wish:
    values = {
        "submission": uuid.uuid4(),
        "name": "Riek",
        "mail": HELPER,
        "text": WORDS,
        "consent": "Geef maar door.",
        "language": "nl",
    }
    return actions.Wish(**values | fields)


def written(item: HelpItem | None = None, *, at: datetime = AT, **fields) -> HelpMessage:
    """A message whose sender has not confirmed yet."""
    message = actions.send(item or asked(), wish=wish(**fields), at=at)
    assert message is not None
    return message


def relayed(item: HelpItem | None = None, *, at: datetime = AT, **fields) -> HelpMessage:
    message = written(item, at=at, **fields)
    actions.confirm(message, at=at)
    return message


def url_of(item: HelpItem) -> str:
    return f"/nl/helpen/{item.translation_key}/"


def form(client, url: str, **more) -> dict:
    """What a browser without JavaScript sends: the fields of the page, and what was typed."""
    hidden = inputs(client.get(url).context["guard"])
    values = {"submission": str(uuid.uuid4()), "name": "Riek", "mail": HELPER, "text": WORDS, "consent": "yes"}
    return hidden | values | more


def mails_sent(at: datetime = LATER) -> list[EmailMultiAlternatives]:
    """What the worker sends now."""
    mail.outbox.clear()
    send_due(at)
    return list(mail.outbox)


def link_in(letter: EmailMultiAlternatives) -> str:
    """The address of the conversation, without the site."""
    return LINK.findall(letter.body)[0]
