"""Subscriptions as people have them: the form, the mails and their links."""

import re
import uuid
from datetime import UTC, datetime, timedelta

from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from portal.base.following import actions
from portal.base.following.choices import Frequency
from portal.base.following.deeds import begin
from portal.base.following.models import Subscription
from portal.base.following.telling import Rounds
from portal.base.models import IndexPage
from portal.base.outbox import send_due
from tests.base.guarding.sending import inputs
from tests.factories import InitiativeIndexFactory, InitiativePageFactory

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)  # a Tuesday
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
SOON = AT + 2 * MINUTE
MONDAY = datetime(2027, 5, 10, 5, 0, tzinfo=UTC)  # seven in the morning, in Amsterdam
FOLLOWER = "volger.geheim@example.org"
LINK = re.compile(r"/(?:nl|de|en)/volgen/[\w/-]+")


def follower(
    index: IndexPage | None = None,
    *,
    filters: str = "",
    frequency: str = Frequency.AT_ONCE,
    mail: str = FOLLOWER,
    at: datetime = AT,
) -> Subscription:
    """Somebody who follows this list by now, the showcase unless told."""
    subscription = asked(index, filters=filters, frequency=frequency, mail=mail, at=at)
    begin(subscription, at=at)
    return subscription


def asked(index: IndexPage | None = None, *, filters="", frequency=Frequency.AT_ONCE, mail=FOLLOWER, at=AT):
    """A subscription that nobody has confirmed yet."""
    index = index or InitiativeIndexFactory()
    actions.follow(index, wish=actions.Wish(mail, filters, frequency), at=at)
    return Subscription.objects.of(mail).get(list_key=index.translation_key, language=index.language, filters=filters)


def initiative(title: str, *, at: datetime = AT + MINUTE, **fields):
    """One that is first published at this moment."""
    return InitiativePageFactory(title=title, at=at, **fields)


def round_at(at: datetime, rounds: Rounds | None = None) -> list[EmailMultiAlternatives]:
    """What followers are told at this moment, as the mails that went."""
    mail.outbox.clear()
    (rounds or Rounds()).run(at)
    send_due(at)
    return list(mail.outbox)


def mails_sent(at: datetime = AT + 5 * MINUTE) -> list[EmailMultiAlternatives]:
    mail.outbox.clear()
    send_due(at)
    return list(mail.outbox)


def link_in(letter: EmailMultiAlternatives, name: str = "") -> str:
    """The first address of a subscription in a mail, without the site."""
    return next(link for link in LINK.findall(letter.body) if f"/{name}" in link)


def form(client: Client, url: str, **more) -> dict:
    """What a browser without JavaScript sends."""
    hidden = inputs(client.get(url).context["guard"])
    values = {"submission": str(uuid.uuid4()), "mail": FOLLOWER, "frequency": Frequency.WEEKLY}
    return hidden | values | more


def told_of(letters) -> list[tuple[str, list[str]]]:
    """To whom which titles went."""
    return [
        (letter.to[0], [line[2:] for line in letter.body.splitlines() if line.startswith("* ")]) for letter in letters
    ]


def news_at(at: datetime, rounds: Rounds | None = None):
    return told_of(round_at(at, rounds))
