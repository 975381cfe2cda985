"""From an address to a page, with everything around it in one query: ancestors, menu, translations.

Wagtail asks for each part of the way and its class in turn. Here one query finds a page by its whole address and
brings along what its header shows; a second one fetches it as its own class, with what it shows.
"""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest
from django.utils.translation import get_language
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.models.sites import SiteRootPath

from .closed import closed_paths, is_closed
from .visits import once

HOME_DEPTH = 2
#: What header, breadcrumbs and language switch read of a page; the rest stays in the database.
SHOWN = (
    "title",
    "url_path",
    "path",
    "depth",
    "live",
    "show_in_menus",
    "translation_key",
    "alias_of",
    "content_type",
    "locale__language_code",
)


def root_paths() -> list[SiteRootPath]:
    """Where the sites begin, in each language; asked of the cache once in a visit, and not by each link."""
    return once("roots", Site.get_site_root_paths)


def root_path(request: HttpRequest) -> str:
    """`url_path` of the home page in the language of the address; a path that no page has where there is none."""
    roots = root_paths()
    if len({root.site_id for root in roots}) > 1:
        site = Site.find_for_request(request)
        roots = [root for root in roots if site and root.site_id == site.pk]
    return next((root.root_path for root in roots if root.language_code == get_language()), "//")


def find_page(request: HttpRequest, path: str) -> Page | None:
    """The live page at this path in the language of the address; None leaves it to Wagtail.

    Its `surroundings` are the rows of `around`.
    """
    root = root_path(request)
    url_path = root + path
    here = Page.objects.filter(url_path=url_path).values("translation_key")[:1]
    rows = rows_where(root, Q(url_path__in=steps(url_path)) | Q(translation_key=here))
    row = next((row for row in rows if row.url_path == url_path), None)
    if row is None:
        return None
    found = row.specific_class.objects.all()
    page = found.for_page().get(pk=row.pk) if hasattr(found, "for_page") else row.specific
    page.surroundings = rows
    return page


def around(request: HttpRequest, page: Page | None) -> list[Page]:
    """Live rows of menu pages, the page's ancestors and its translations (itself too), in the order of the tree."""
    if hasattr(page, "surroundings"):
        return page.surroundings
    wanted = Q()
    if page:
        wanted = Q(path__in=ancestor_paths(page)) | Q(translation_key=page.translation_key)
    return rows_where(root_path(request), wanted)


def rows_where(root: str, wanted: Q) -> list[Page]:
    menu = Q(show_in_menus=True, depth=HOME_DEPTH + 1, url_path__startswith=root)
    rows = Page.objects.live().filter(menu | wanted).only(*SHOWN).select_related("locale").order_by("path")
    closed, roots = closed_paths(), root_paths()
    for row in rows:
        row.closed = is_closed(row.path, closed)
        # Where Wagtail keeps them: it would ask the cache for each row.
        row._wagtail_cached_site_root_paths = roots
    return list(rows)


def steps(url_path: str) -> list[str]:
    """The `url_path` of the page itself and of everything above it: /home/, /home/agenda/ …"""
    parts = url_path.strip("/").split("/")
    return ["/" + "/".join(parts[:end]) + "/" for end in range(1, len(parts) + 1)]


def ancestor_paths(page: Page) -> list[str]:
    """Tree paths above a page, from the home page down."""
    return [page.path[:end] for end in range(Page.steplen * HOME_DEPTH, len(page.path), Page.steplen)]


def has_alias_above(page: Page) -> bool:
    """True when the page or one above it is an alias, which its original's restrictions close too; or maybe so."""
    paths = {page.path, *ancestor_paths(page)}
    rows = [row for row in getattr(page, "surroundings", ()) if row.path in paths]
    return len(rows) < len(paths) or any(row.alias_of_id for row in rows)


def restrictions_on(page: Page):
    """What closes a page to the public, on itself or above it, where no alias is on the way."""
    if not is_closed(page.path, closed_paths()):
        return PageViewRestriction.objects.none()
    paths = [page.path[:end] for end in range(Page.steplen, len(page.path) + 1, Page.steplen)]
    return PageViewRestriction.objects.filter(page__path__in=paths)
