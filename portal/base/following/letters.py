"""The mails to followers, written when they go. They hold what everybody may see at that moment."""

from dataclasses import replace

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..cards import Card, make_cards
from ..models import IndexPage
from ..outbox import Letter, OutboxMail, compose, offer_text, register, words_for
from ..outbox.letters import Entry, Section
from ..when import day_text
from .choices import State
from .filters import lost_words
from .limits import Limit
from .lists import address_of, list_of, pages_of
from .models import Subscription
from .posting import CONFIRM, ENDED, KNOWN, LIMIT, NEWS
from .telling import LOST, OVER
from .tokens import Purpose, link_for
from .words import promise, what

SAMPLE = {"wat": gettext_lazy("Energy, Aalten: new initiatives"), "lijst": gettext_lazy("Initiatives")}
HOW = {"hoe": gettext_lazy("Energy, Aalten: new initiatives; every week, on Monday morning.")}


def offer_letters() -> None:
    register(CONFIRM, to_confirm)
    register(KNOWN, of_what_is_known)
    register(LIMIT, of_limit)
    register(NEWS, of_news)
    register(ENDED, of_end)
    # Without a word that somebody typed: filters are those that the site knows.
    offer_text(
        CONFIRM,
        gettext_lazy("Following: confirm the address"),
        placeholders=SAMPLE | HOW,
        subject=gettext_lazy("Do you want these mails? {wat}"),
        body=gettext_lazy("Somebody, probably you, asked us to mail this here:\n\n{hoe}\n\nIt starts with the button."),
    )
    offer_text(
        NEWS,
        gettext_lazy("Following: what is new"),
        placeholders=SAMPLE,
        subject="{wat}",
        body=gettext_lazy("This is new on the site, or has changed, in what you follow."),
    )


def to_confirm(mail: OutboxMail) -> Letter | None:
    subscription, index = followed(mail, State.UNCONFIRMED)
    if index is None:
        return None
    how = promise(index, subscription.filters, subscription.frequency)
    subject, body = words_for(mail.kind, mail.language, values_of(subscription, index) | {"hoe": how})
    actions = [(_("Look at it and start"), link_for(subscription, Purpose.CONFIRM))]
    return compose(subject, language=mail.language, paragraphs=[body], actions=actions, small=[mistaken()])


def of_what_is_known(mail: OutboxMail) -> Letter | None:
    subscription, index = followed(mail, State.ACTIVE)
    if index is None:
        return None
    how = promise(index, subscription.filters, subscription.frequency)
    words = [_("You asked to follow something that you follow already. You get:"), how]
    actions = [(_("See or change what I follow"), link_for(subscription, Purpose.OWN))]
    subject = _("You follow this already")
    return compose(subject, language=mail.language, paragraphs=words, actions=actions, small=[mistaken()])


def of_limit(mail: OutboxMail) -> Letter | None:
    """Why something was not taken in; for the address that reached a limit."""
    reasons = {
        Limit.WAITING: _("Several of your subscriptions wait for you: press the button in our earlier mails first."),
        Limit.MOST: _("You follow 30 lists, which is as many as one address can. Stop one of them first."),
        Limit.DAY: _("You asked for a lot of subscriptions today. Go on tomorrow."),
    }
    words = reasons[Limit(mail.facts.get("limit", Limit.DAY))]
    return compose(_("We did not start a subscription"), language=mail.language, paragraphs=[words], small=[mistaken()])


def of_news(mail: OutboxMail) -> Letter | None:
    """None when nothing of it can be seen any more."""
    subscription, index = followed(mail, State.ACTIVE)
    if index is None:
        return None
    lost = lost_words(index, mail.facts.get("lost", ""))
    sections = list(sections_of(mail, index))
    if not sections and not lost:
        return None
    subject, body = words_for(mail.kind, mail.language, values_of(subscription, index))
    stop = link_for(subscription, Purpose.STOP)
    letter = compose(
        subject,
        language=mail.language,
        paragraphs=[*([body] if sections else []), *lost, *more(mail)],
        sections=sections,
        actions=[(_("See the whole list"), whole(address_of(index, subscription))), (_("Stop these mails"), stop)],
        small=small_print(subscription, index),
    )
    # RFC 8058: the button of mail programs themselves.
    stopping = {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    return replace(letter, headers=tuple(stopping.items()))


def of_end(mail: OutboxMail) -> Letter | None:
    subscription = Subscription.objects.filter(pk=mail.about.partition(":")[2], state=State.STOPPED).first()
    if subscription is None:
        return None
    reasons = {
        LOST: _("What you chose to follow is no longer on the site as a filter. You get no more mails about it."),
        OVER: _("The days that you chose to follow are over. You get no more mails about them."),
    }
    gone = _("A list that you followed is no longer on the site. You get no more mails about it.")
    rest = _("You need not do anything. Choose something else on the site if you like.")
    words = [reasons.get(mail.facts.get("reason", ""), gone), rest]
    return compose(_("Something you followed has ended"), language=mail.language, paragraphs=words)


def followed(mail: OutboxMail, state: State) -> tuple[Subscription | None, IndexPage | None]:
    """What the mail is about while it is in this state, with its list; no list when it is no longer so."""
    subscription = Subscription.objects.filter(pk=mail.about.partition(":")[2], state=state).first()
    return subscription, list_of(subscription.list_key, subscription.language) if subscription else None


def sections_of(mail: OutboxMail, index: IndexPage):
    at = mail.created_at
    for name, heading in (("changed", _("Changed or called off")), ("new", _("New"))):
        keys = mail.facts.get(name, [])
        found = pages_of(index, keys, at=at) if keys else {}
        cards = make_cards([found[key] for key in keys if key in found], at=at)
        if cards:
            yield Section(heading, tuple(entry(card) for card in cards))


def entry(card: Card) -> Entry:
    when = day_text(card.day.start) if card.day else ""
    facts = (*(badge.text for badge in card.badges), when, *(meta.text for meta in card.meta))
    return Entry(card.title, whole(card.url), " · ".join(str(fact) for fact in facts if fact), card.text)


def more(mail: OutboxMail) -> list[str]:
    count = mail.facts.get("more", 0)
    words = ngettext("One more stands in the list.", "%(count)s more stand in the list.", count) % {"count": count}
    return [words] if count else []


def values_of(subscription: Subscription, index: IndexPage) -> dict[str, str]:
    return {"wat": what(index, subscription.filters), "lijst": index.title}


def whole(address: str) -> str:
    return address if "://" in address else settings.WAGTAILADMIN_BASE_URL + address


def small_print(subscription: Subscription, index: IndexPage) -> list[str]:
    how = promise(index, subscription.filters, subscription.frequency)
    own = link_for(subscription, Purpose.OWN)
    return [_("You get this because you follow: %(how)s") % {"how": how}, _("Change it: %(link)s") % {"link": own}]


def mistaken() -> str:
    return _("Did you not ask for this? Then somebody typed your address by mistake. Do nothing, and nothing happens.")
