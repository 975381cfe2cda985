"""A list as Atom (RFC 4287), in pages that lead to each other (RFC 5005)."""

from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, QueryDict
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from ..paging import Pages
from .answers import etag, stream
from .columns import LICENCE, LICENCE_NAME
from .items import Item, items_of
from .pages import window
from .words import address_of, clean, query_of, remarks, title_of

PER_PAGE = 50
KIND = "application/atom+xml; charset=utf-8"


class PagedFeed(Atom1Feed):
    """Leads to the other pages of the feed; its date is that of the whole list."""

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        for rel, href in self.feed["ways"].items():
            handler.addQuickElement("link", "", {"rel": rel, "href": href})

    def latest_post_date(self) -> datetime:
        return self.feed["changed"]


def render(index: Any, request: HttpRequest, selection, *, at):
    def parts() -> list[str]:
        keys, pages = window(request.GET, selection, PER_PAGE)
        feed = feed_of(index, request.GET, selection, pages, changed=last_change(index) or at)
        for item in items_of(index, keys, at=index.seen_from(request.GET, at=at)):
            feed.add_item(**entry(item))
        return [feed.writeString("utf-8")]

    return stream(request, parts, kind=KIND, tag=etag(index, request, selection, at=at))


def last_change(index: Any) -> datetime | None:
    """When a page of the whole list was last published."""
    return index.open_rows().order_by().aggregate(last=Max("last_published_at"))["last"]


def feed_of(index: Any, params: QueryDict, selection, pages: Pages, *, changed: datetime) -> PagedFeed:
    chosen = query_of(index, params, selection)
    address = f"{index.full_url}lijst.atom"
    name = uuid5(NAMESPACE_URL, f"{index.translation_key}/{index.language}/{chosen}")
    return PagedFeed(
        title=clean(title_of(index, params, selection)),
        link=address_of(index, params, selection),
        description=None,
        subtitle=clean(" ".join((index.summary, *remarks(selection)))).strip() or None,
        language=index.language,
        feed_url=f"{address}{page_query(chosen, pages.number)}",
        feed_guid=name.urn,
        author_name=settings.WAGTAIL_SITE_NAME,
        feed_copyright=f"{settings.WAGTAIL_SITE_NAME}, {LICENCE_NAME}",
        changed=changed,
        ways={"license": LICENCE} | {rel: f"{address}{page_query(chosen, to)}" for rel, to in ways(pages).items()},
    )


def ways(pages: Pages) -> dict[str, int]:
    """Where the links of a page lead, by their relation."""
    found = {"first": 1, "last": pages.last}
    if pages.previous:
        found["previous"] = pages.number - 1
    if pages.next:
        found["next"] = pages.number + 1
    return found


def page_query(chosen: str, number: int) -> str:
    if number == 1:
        return chosen
    return f"{chosen}&pagina={number}" if chosen else f"?pagina={number}"


def entry(item: Item) -> dict[str, Any]:
    lines = (item.note, item.when_and_where, item.summary)
    return {
        "title": clean(item.title),
        "link": item.url,
        "unique_id": item.urn,
        "description": "".join(f"<p>{escape(clean(line))}</p>" for line in lines if line) or None,
        "pubdate": item.published,
        "updateddate": item.changed,
        "categories": [clean(label) for _slug, label in item.themes],
    }
