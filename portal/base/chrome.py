"""What stands round every page: settings, navigation, breadcrumbs, languages, and what machines read in the head.

Three queries in all, each made when a template first asks for it: settings, menu with breadcrumbs, translations.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from wagtail.models import Page, Site

from .cards import Link

if TYPE_CHECKING:
    from .models import BasePage, SiteSettings

HOME_DEPTH = 2
NAMES = {"nl": "Nederlands", "en": "English", "de": "Deutsch"}


@dataclass(frozen=True, slots=True)
class Language:
    """One way in the language switch; `here` is false where the page has no translation yet."""

    code: str
    name: str
    url: str
    current: bool
    here: bool


class Chrome:
    """The surroundings of one page, or of a view that is no page (`page=None`, then with a `title`)."""

    def __init__(self, request, *, page: BasePage | None = None, title: str = ""):
        self.request = request
        self.page = page
        self.language = get_language() or settings.LANGUAGE_CODE
        self.title = title or (page.title if page else "")

    @cached_property
    def settings(self) -> SiteSettings | None:
        """The site's settings in the reader's language, else in Dutch."""
        from .models import SiteSettings  # noqa: PLC0415  (models use Chrome)

        rows = SiteSettings.objects.filter(locale__language_code__in=[self.language, settings.LANGUAGE_CODE])
        found = {row.locale.language_code: row for row in rows.select_related("locale")}
        return found.get(self.language) or found.get(settings.LANGUAGE_CODE)

    @property
    def notice(self) -> str:
        """The site-wide notice, while it runs."""
        site = self.settings
        return site.notice if site and site.shows_notice(at=timezone.now()) else ""

    @cached_property
    def root_path(self) -> str:
        """`url_path` of the home page of the reader's language ("/home/")."""
        site = Site.find_for_request(self.request)
        roots = [root for root in Site.get_site_root_paths() if site is None or root.site_id == site.pk]
        return next((root.root_path for root in roots if root.language_code == self.language), "/home/")

    @cached_property
    def _rows(self) -> list[Page]:
        """Menu pages and ancestors together, in the order of the tree."""
        menu = Q(show_in_menus=True, depth=HOME_DEPTH + 1, url_path__startswith=self.root_path)
        above = Q(path__in=self._ancestor_paths)
        return list(Page.objects.live().filter(menu | above).order_by("path"))

    @property
    def _ancestor_paths(self) -> list[str]:
        path = self.page.path if self.page else ""
        return [path[:end] for end in range(Page.steplen * HOME_DEPTH, len(path), Page.steplen)]

    @cached_property
    def navigation(self) -> list[Link]:
        here = self.page.path if self.page else "-"
        return [
            Link(row.title, row.get_url(self.request) or "", current=here.startswith(row.path))
            for row in self._rows
            if row.show_in_menus and row.depth == HOME_DEPTH + 1 and row.url_path.startswith(self.root_path)
        ]

    @cached_property
    def crumbs(self) -> list[Link]:
        """The way from home to the page above this one."""
        above = set(self._ancestor_paths)
        return [Link(row.title, row.get_url(self.request) or "") for row in self._rows if row.path in above]

    @cached_property
    def home_url(self) -> str:
        return reverse("wagtail_serve", args=[""])

    @cached_property
    def translations(self) -> dict[str, str]:
        """Address of every live translation of this page by language, itself included."""
        if not self.page or not self.page.pk:
            return {}
        rows = self.page.get_translations(inclusive=True).live().filter(alias_of__isnull=True)
        return {row.locale.language_code: row.full_url for row in rows.select_related("locale")}

    @cached_property
    def languages(self) -> list[Language]:
        rest = self.request.get_full_path()[len(f"/{self.language}/") :]
        path, _, query = rest.partition("?")
        return [
            Language(
                code,
                NAMES[code],
                self._switch_to(code, path, query),
                current=code == self.language,
                here=not self.page or code in self.translations,
            )
            for code, _name in settings.LANGUAGES
        ]

    def _switch_to(self, code: str, path: str, query: str) -> str:
        """The same page in another language, with what was filtered or searched."""
        address = self._view_in(code) if not self.page else f"/{code}/{path}"
        if self.page and code in self.translations:
            address = "/" + self.translations[code].split("/", 3)[-1]
        return f"{address}?{query}" if query else address

    def _view_in(self, code: str) -> str:
        from django.urls import translate_url  # noqa: PLC0415

        return translate_url(self.request.path, code)

    @property
    def canonical(self) -> str:
        """The address without filters; a later page of a list is its own."""
        base = self.page.full_url if self.page else self.request.build_absolute_uri(self.request.path)
        page = self.request.GET.get("pagina", "")
        return f"{base}?pagina={page}" if page.isdecimal() and int(page) > 1 else base
