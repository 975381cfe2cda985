"""What stands round every page: settings, navigation, breadcrumbs, languages, and what machines read in the head.

Two queries at most, each made when a template first asks: settings, and the rows around the page (see `way`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.apps import apps
from django.conf import settings
from django.db.models import Model
from django.urls import reverse, translate_url
from django.utils import timezone
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language
from wagtail.models import Page

from .cards import Link
from .way import HOME_DEPTH, ancestor_paths, around, root_path

NAMES = {"nl": "Nederlands", "en": "English", "de": "Deutsch"}


@dataclass(frozen=True, slots=True)
class Language:
    """One way in the language switch; `here` is false where the page has no translation yet."""

    code: str
    name: str
    url: str
    current: bool
    here: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Of a view that is no page: the way down to it, what it is about, and whether every language has it."""

    above: tuple[Link, ...] = ()
    description: str = ""
    is_translated: bool = False


class Chrome:
    """The surroundings of one page, or of a view that is no page (`page=None`, then with a `title`).

    `ending`: of a view that lies under a page, what follows the page's own address.
    """

    def __init__(
        self,
        request,
        *,
        page: Page | None = None,
        title: str = "",
        ending: str = "",
        standing: Standing | None = None,
    ):
        self.request = request
        self.standing = standing or Standing()
        self.page = page
        self.language = get_language() or settings.LANGUAGE_CODE
        self.title = title or (page.title if page else "")
        self.ending = ending
        #: Of a view whose heading others have too, what tells it from them in the title of the window.
        self.about = ""
        self.list_page = 1
        #: Whether the address asks for part of a list: search engines are to find the list itself.
        self.is_narrowed = False

    @property
    def tab_title(self) -> str:
        """What the browser calls a view that is no page."""
        return f"{self.title} – {self.about}" if self.about and self.about not in self.title else self.title

    @cached_property
    def settings(self) -> Model | None:
        """The site's settings in the reader's language, else in Dutch."""
        rows = apps.get_model("base.SiteSettings").objects.filter(
            locale__language_code__in=[self.language, settings.LANGUAGE_CODE]
        )
        found = {row.locale.language_code: row for row in rows.select_related("locale")}
        return found.get(self.language) or found.get(settings.LANGUAGE_CODE)

    @cached_property
    def at(self) -> datetime:
        """The moment of this visit."""
        return timezone.now()

    @property
    def notice(self) -> str:
        """The site-wide notice, while it runs."""
        site = self.settings
        return site.notice if site and site.shows_notice(at=self.at) else ""

    @cached_property
    def _rows(self) -> list[Page]:
        return around(self.request, self.page)

    @cached_property
    def navigation(self) -> list[Link]:
        root, here = root_path(self.request), self.page.path if self.page else "-"
        return [
            Link(row.title, row.get_url() or "", current=here.startswith(row.path))
            for row in self._rows
            if row.show_in_menus and not row.closed and row.depth == HOME_DEPTH + 1 and row.url_path.startswith(root)
        ]

    @cached_property
    def crumbs(self) -> list[Link]:
        """The way from home to the page above this one."""
        if not self.page:
            return [*self.standing.above]
        above = ancestor_paths(self.page)
        if self.ending:
            above = [*above, self.page.path]
        return [Link(row.title, row.get_url() or "") for row in self._rows if row.path in above]

    @cached_property
    def home_url(self) -> str:
        return reverse("wagtail_serve", args=[""])

    @cached_property
    def translations(self) -> dict[str, str]:
        """Address of every live translation of this page by language, itself included."""
        if not self.page:
            codes = [code for code, _name in settings.LANGUAGES] if self.standing.is_translated else []
            return {code: self.request.build_absolute_uri(self._view_in(code)) for code in codes}
        key = self.page.translation_key
        twins = [row for row in self._rows if row.translation_key == key and not row.alias_of_id and not row.closed]
        return {row.locale.language_code: row.full_url for row in twins}

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
            address = "/" + self.translations[code].split("/", 3)[-1] + self.ending
        return f"{address}?{query}" if query else address

    def _view_in(self, code: str) -> str:
        """Views have the same address in every language, and so has what is not found, whatever is in it."""
        here, own = escape_uri_path(self.request.path), f"/{self.language}/"
        return f"/{code}/{here.removeprefix(own)}" if here.startswith(own) else translate_url(here, code)

    @property
    def canonical(self) -> str:
        """The address without filters; a later page of a whole list (`list_page`) is its own."""
        base = f"{self.page.full_url}{self.ending}" if self.page else self.request.build_absolute_uri(self.request.path)
        return f"{base}?pagina={self.list_page}" if self.list_page > 1 and not self.is_narrowed else base
