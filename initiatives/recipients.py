"""To whom a message for an initiative goes: whoever keeps its page, else its contact, else the site's own address."""

from collections.abc import Callable, Iterable
from uuid import UUID

from django.conf import settings

from portal.base.models import SiteSettings

from .models import InitiativePage

#: Takes the translation key of an initiative, gives mail addresses.
Find = Callable[[UUID], Iterable[str]]

_finders: list[Find] = []


def offer(find: Find) -> None:
    """Have messages for an initiative go to these addresses, where there are any."""
    if find not in _finders:
        _finders.append(find)


def kept_at(key: UUID) -> list[str]:
    return list(dict.fromkeys(mail for find in _finders for mail in find(key)))


def all_of(key: UUID) -> list[str]:
    """All who have a part in what was written to it, now: who keeps its page, any contact of it, and the site.

    A message goes to some of them only; of who was one of them when it went, and no longer is, the link is void.
    """
    rows = InitiativePage.objects.filter(translation_key=key).exclude(contact=None)
    return [mail for mail in (*kept_at(key), *rows.values_list("contact__mail", flat=True), site_address()) if mail]


def addresses_of(key: UUID) -> list[str]:
    """At least one, as long as the site has an address of its own."""
    return kept_at(key) or [mail for mail in (contact_of(key) or site_address(),) if mail]


def contact_of(key: UUID) -> str:
    rows = InitiativePage.objects.live().filter(translation_key=key).exclude(contact=None).exclude(contact__mail="")
    mails = dict(rows.values_list("locale__language_code", "contact__mail"))
    return mails.get(settings.LANGUAGE_CODE) or next(iter(mails.values()), "")


def site_address() -> str:
    site = SiteSettings.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    return site.mail if site else ""
