"""The demo site, from the words in `content/`. What exists is left alone, so a second run loses nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from portal.base.models import (
    BasePage,
    Contact,
    Municipality,
    Partner,
    Place,
    PortalImage,
    ProgrammeLine,
    SiteSettings,
    Theme,
)
from portal.base.outbox import OutboxMail

from ..models import HomePage
from .reading import address, body, content, listed, stream


@dataclass
class Demo:
    """What the parts of the demo need of each other: today, the home page, and the snippets by slug."""

    at: datetime
    home: HomePage
    say: Callable[[str], None]
    themes: dict[str, Theme] = field(default_factory=dict)
    lines: dict[str, ProgrammeLine] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    partners: dict[str, Partner] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    pictures: dict[str, PortalImage] = field(default_factory=dict)

    @property
    def today(self) -> date:
        return timezone.localdate(self.at)

    @property
    def language(self) -> str:
        return self.home.locale.language_code

    def body(self, row: Mapping) -> str:
        return body(row.get("body", []), {slug: contact.pk for slug, contact in self.contacts.items()})

    def chosen(self, kind: str, slugs: list[str]) -> list:
        return [getattr(self, kind)[slug] for slug in slugs]


def set_site_address() -> None:
    """The site answers under BASE_URL, so that whole addresses in the head and the sitemap are right."""
    parts = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    Site.objects.filter(is_default_site=True).update(hostname=parts.hostname or "localhost", port=port)
    Site.clear_site_root_paths_cache()


def load_taxonomy(demo: Demo) -> None:
    words = content("taxonomy")
    dutch = Locale.get_default()
    for row in words["theme"]:
        values = {key: row[key] for key in ("label", "colour", "icon")}
        demo.themes[row["slug"]], _new = Theme.objects.get_or_create(slug=row["slug"], locale=dutch, defaults=values)
    for row in words["line"]:
        values = {"label": row["label"], "text": row["text"]}
        demo.lines[row["slug"]], _new = ProgrammeLine.objects.get_or_create(
            slug=row["slug"], locale=dutch, defaults=values
        )
    for row in words["contact"]:
        values = {key: row.get(key, "") for key in ("organisation", "mail", "phone")}
        demo.contacts[row["slug"]], _new = Contact.objects.get_or_create(
            role=row["role"], organisation=values.pop("organisation"), locale=dutch, defaults=values
        )
        if row.get("municipality"):
            towns = Municipality.objects.filter(slug=row["municipality"], contact=None)
            towns.update(contact=demo.contacts[row["slug"]])
    for row in words["partner"]:
        demo.partners[row["slug"]], _new = Partner.objects.get_or_create(
            name=row["name"], defaults={"website": row.get("url", "")}
        )
    demo.places = {place.name: place for place in Place.objects.select_related("municipality").order_by("population")}


def links(rows: list[Mapping]) -> list[dict]:
    return listed([{"text": row["text"], "address": row.get("url") or address(row["page"])} for row in rows])


def load_settings() -> None:
    words = content("pages")["site"]
    columns = [
        {
            "title": column["title"],
            "text": column.get("text", ""),
            "links": links(column["links"]),
        }
        for column in words["columns"]
    ]
    values = {"about": words["about"], "colophon": words["colophon"], "columns": stream("column", columns)}
    SiteSettings.objects.get_or_create(
        locale=Locale.get_default(),
        defaults=values | {"phone": "0314 000 000", "mail": "redactie@example.org"},
    )


def place_page(demo: Demo, parent: Page, page: BasePage, row: Mapping) -> BasePage:
    """Put a page under its parent with its picture and publish it, unless one with that slug is there already."""
    there = parent.get_children().filter(slug=page.slug).first()
    if there:
        return there.specific
    if row.get("motif"):
        page.listing_image = demo.pictures[page.slug]
        page.listing_image_alt = row.get("image_alt", "")
    parent.add_child(instance=page)
    page.save_revision().publish()
    demo.say(page.title)
    return page


def fill_home(demo: Demo, highlight: Page | None) -> None:
    """The words of the Dutch home page, once: an editor's home page is not overwritten."""
    home, words = demo.home, content("pages")["home"]
    if home.doors:
        return
    names = (
        "title summary hero_title hero_text highlight_title initiatives_title map_title map_text upcoming_title "
        "news_title call_title call_text call_button"
    )
    for name in names.split():
        setattr(home, name, words.get(name, ""))
    home.call_address = address(words["call_page"])
    doors = [door | {"links": links(door["links"])} for door in words["doors"]]
    home.doors = stream("door", doors)
    home.highlight = highlight
    home.save_revision().publish()


def forget_mails(abouts: Iterable[str]) -> None:
    """Take back what would be mailed to people who were invented: nobody is there to read it."""
    OutboxMail.objects.filter(about__in=abouts).delete()
