"""Outputs of lists as tests read them, each with a parser that did not write it."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import feedparser
import geojson
import vobject
from django.http import HttpResponse
from django.test import Client

from events.models import EventIndexPage
from home.synthetic.load import load
from initiatives.models import InitiativeIndexPage
from portal.base.shelf import touch_all
from tests.base.soup import soup, values
from tests.factories import (
    ContactFactory,
    EventIndexFactory,
    InitiativeIndexFactory,
    NewsIndexFactory,
    PartnerFactory,
    ThemeFactory,
    TrainingIndexFactory,
)

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
SHOWCASE, AGENDA = "/nl/initiatieven/", "/nl/agenda/"
LISTS = (SHOWCASE, AGENDA)
FILES = ("lijst.csv", "lijst.geojson", "lijst.ics", "lijst.atom")
PAGES = ("afdruk/", "poster/", "insluiten/", "insluiten/?vorm=lijst", "gegevens/")
#: Every shape in which a list goes out, below its address.
OUTPUTS = (*FILES, *PAGES, "insluiten/?vorm=kaart", "?weergave=kaart")
THEMES = ("ontmoeten", "groen", "energie", "zorg")


def invented(count: int) -> None:
    """So many initiatives and events, as different as residents' are."""
    for factory in (InitiativeIndexFactory, EventIndexFactory, NewsIndexFactory, TrainingIndexFactory):
        factory()
    for slug in THEMES:
        ThemeFactory(slug=slug, label=slug.capitalize())
    ContactFactory()
    PartnerFactory()
    wanted = {"initiatives": count, "events": count}
    load(wanted, languages=("nl",), at=AT, seed=1, say=lambda words: None)
    touch_all()


def indexes() -> dict[str, InitiativeIndexPage | EventIndexPage]:
    return {SHOWCASE: InitiativeIndexFactory(), AGENDA: EventIndexFactory()}


def body(response: HttpResponse) -> str:
    assert response.status_code == 200, response
    found = b"".join(response.streaming_content) if response.streaming else response.content
    return found.decode()


def with_query(path: str, query: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{query}" if query else path


def table(client: Client, path: str, query: str = "") -> list[dict[str, str]]:
    text = body(client.get(with_query(f"{path}lijst.csv", query))).removeprefix("\ufeff")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def features(client: Client, path: str, query: str = "") -> Any:
    found = geojson.loads(body(client.get(with_query(f"{path}lijst.geojson", query))))
    assert found.is_valid, found.errors()
    return found


def calendar(client: Client, path: str, query: str = "") -> Any:
    return vobject.readOne(body(client.get(with_query(f"{path}lijst.ics", query))))


def dates(found: Any) -> list:
    return list(found.contents.get("vevent", []))


def feed_pages(client: Client, path: str, query: str = "") -> Iterator[Any]:
    """The pages of a feed, as its links lead from one to the next."""
    address = with_query(f"{path}lijst.atom", query)
    while address:
        found = feedparser.parse(body(client.get(address)))
        assert not found.bozo, found.get("bozo_exception")
        yield found
        address = next((link.href for link in found.feed.links if link.rel == "next"), "")


def turned(client: Client, address: str, addresses: Callable[[Any], list[str]]) -> Iterator[str]:
    """The addresses on a page and on those that its link "next" leads to."""
    path = address.partition("?")[0]
    while address:
        tree = soup(client.get(address))
        yield from addresses(tree)
        following = values(tree, "nav.pages a[rel~=next]", "href")
        address = f"{path}{following[0].removeprefix(path)}" if following else ""


def as_json(client: Client, address: str) -> Any:
    return json.loads(body(client.get(address)))
