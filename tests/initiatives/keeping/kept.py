"""Pages that somebody keeps, and what is proposed for them, as people do it: forms, mails and their links."""

import re
from datetime import UTC, datetime, timedelta

from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.utils.translation import override
from wagtail_localize.models import Translation, TranslationSource

from initiatives.keeping.actions import keepers, proposing
from initiatives.keeping.models import Keeper, Proposal
from initiatives.keeping.tokens import keeper_url
from initiatives.models import InitiativePage
from portal.base.outbox import send_due
from tests.base.guarding.sending import inputs
from tests.base.soup import soup
from tests.factories import InitiativePageFactory, ThemeFactory, twin_of

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=5)
DAY = timedelta(days=1)
WAIT = timedelta(seconds=5)
KEEPER, OTHER, READER = "bewaarder.geheim@example.org", "tweede.geheim@example.org", "lezer.geheim@example.org"
LINK = re.compile(r"/(?:nl|de|en)/(?:bijhouden|klopt-niet)/\S+")
WHAT = "Een bus van buren, elke dinsdag en donderdag door het hele dorp."
TOLD = "Nu ook op zaterdag: een bus van buren, door het hele dorp en terug."
HOW = {"costs": "Tien euro per rit.", "permits": "", "lessons": "Begin klein.", "note": ""}


def initiative(**fields) -> InitiativePage:
    """A live page with a revision, as an editor leaves it."""
    told = {"title": "Dorpsbus", "summary": "Buren rijden buren.", "what": f"<p>{WHAT}</p>"}
    page = InitiativePageFactory(**told | {"costs": "<p>Acht euro per rit.</p>", "themes": [ThemeFactory()]} | fields)
    if page.live:
        page.save_revision().publish()
    page.refresh_from_db()
    return page


def translated(page: InitiativePage, language: str, **values) -> InitiativePage:
    """Its live translation, as wagtail-localize knows it."""
    twin = twin_of(page, language, **values)
    source, _new = TranslationSource.update_or_create_from_instance(page)
    Translation.objects.create(source=source, target_locale=twin.locale)
    return twin


def keeper_of(page: InitiativePage, *, mail: str = KEEPER, at: datetime = AT, **fields) -> Keeper:
    return keepers.keep_first(page.translation_key, mail=mail, name="Riek", language="nl", at=at, **fields)


def proposed(page: InitiativePage, *, at: datetime = AT, by=None, note: str = "", **values) -> Proposal:
    """By a keeper, unless told otherwise."""
    values = values or {"what": TOLD}
    proposal = proposing.propose(page, values=values, by=by or keeper_of(page), at=at, note=note)
    assert proposal is not None
    return proposal


def corrected(page: InitiativePage, *, mail: str = READER, at: datetime = AT, **values) -> Proposal:
    """By a reader who confirmed."""
    proposal = proposed(page, at=at, by=proposing.Reader(mail, "nl"), note="Ik woon ernaast.", **values)
    proposing.confirm(proposal, at=at)
    return proposal


def mails_sent(at: datetime = LATER) -> list[EmailMultiAlternatives]:
    """What the worker sends now."""
    mail.outbox.clear()
    send_due(at)
    return list(mail.outbox)


def link_in(letter: EmailMultiAlternatives) -> str:
    """The address behind the button, without the site."""
    return LINK.findall(letter.body)[0]


def form_at(client, url: str) -> dict:
    """What a browser without JavaScript sends of the form that posts, as it stands."""
    response = client.get(url)
    page, sent = soup(response), {}
    form = page.select_one('main form[method="post"]')
    for one in form.select("input[name], textarea[name], select[name]"):
        if one.get("type") in {"checkbox", "radio"} and not one.has_attr("checked"):
            continue
        if one.name == "select":
            chosen = one.select_one("option[selected]") or one.select_one("option")
            value = chosen.get("value", "")
        else:
            value = one.text.removeprefix("\n") if one.name == "textarea" else one.get("value", "")
        if one.get("type") != "file":
            sent.setdefault(one["name"], []).append(value)
    guard = response.context.get("guard")
    return {name: values for name, values in sent.items() if name != "csrfmiddlewaretoken"} | (
        inputs(guard) if guard else {}
    )


def page_url(keeper: Keeper, name: str = "home", *more: str) -> str:
    with override("nl"):
        return keeper_url(keeper, name, *more)
