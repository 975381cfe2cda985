"""A crawler that follows every filter: each of many thousand addresses is answered, cheaply, and leads to the list."""

from collections.abc import Iterator
from math import ceil
from random import Random
from urllib.parse import urlencode

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal.base.models import IndexPage
from portal.base.models.index import PER_PAGE
from portal.base.outputs import query_of
from portal.base.paging import PARAMETER
from tests.base.outputs.reading import AT, LISTS, indexes, invented
from tests.base.soup import values
from tests.factories import SiteSettingsFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

#: So many of each list, the same in each run.
SAMPLE = 50
#: What more may be asked of the database than for the whole list: to look up a place, and to draw the map.
MORE = {"bij": 1, "weergave": 2}
ODD = {
    "bij": ["zeddam", "7041", "51.9,6.25", "Atlantis", ""],
    "straal": ["5", "50", "-1"],
    "fietsen": ["10", "45", "x"],
    "vak": ["51.8,6.2,51.95,6.3", "1,2"],
    "van": ["2027-05-05", "gisteren"],
    "tot": ["2027-06-30", "2027-02-31"],
    "periode": ["voorbij", "ooit"],
    "volgorde": ["naam", "afstand", "nieuw", "datum", "x"],
    "weergave": ["kaart", "lijst"],
    "utm_source": ["brief"],
    "x[]": ["1", "\x00"],
    PARAMETER: ["1", "2", "3", "999", "x"],
}


def combinations(index: IndexPage) -> Iterator[list[tuple[str, str]]]:
    """Each with some parameters, known or not, some of them more than once, in any order."""
    labels = {facet.name: facet.labels(index.language) for facet in index.facets}
    offered = ODD | {name: [*known, "nergens"] for name, known in labels.items()}
    chance = Random(index.url)
    for _number in range(SAMPLE):
        chosen = [(name, chance.choice(offered[name])) for name in chance.choices(sorted(offered), k=9)]
        narrowing = next(one for one in chosen if one[0] != PARAMETER)
        yield [narrowing, *chosen[: chance.randint(0, 8)]]


def read(client: Client, address: str) -> tuple[int, list[str], list[str]]:
    """Status, canonical address, and what robots are told."""
    response = client.get(address)
    head = BeautifulSoup(response.content.partition(b"</head>")[0], "html.parser")
    canonical = [link.partition("localhost")[2] for link in values(head, "link[rel=canonical]", "href")]
    return response.status_code, canonical, values(head, "meta[name=robots]", "content")


@pytest.fixture(params=LISTS)
def crawled(request) -> Iterator[tuple[str, IndexPage]]:
    with time_machine.travel(AT, tick=False):
        SiteSettingsFactory()
        invented(30)
        yield request.param, indexes()[request.param]


def test_each_of_ten_thousand_combinations_is_cheap_and_leads_search_engines_to_the_list(client, crawled):
    path, index = crawled
    client.get(path)
    with CaptureQueriesContext(connection) as whole:
        client.get(path)
    for chosen in combinations(index):
        address = f"{path}?{urlencode(chosen)}"
        with CaptureQueriesContext(connection) as narrowed:
            assert read(client, address) == (200, [path], ["noindex, follow"]), address
        assert len(narrowed) <= len(whole) + sum(MORE.get(name, 0) for name in dict(chosen)), address
        assert found(index, chosen) == found(index, shuffled(chosen)), address


def test_pages_of_the_whole_list_stand_for_themselves_and_those_that_are_not_there_for_the_last(client, crawled):
    path, index = crawled
    last = max(1, ceil(len(index.selection(QueryDict(), at=AT).keys) / PER_PAGE))
    ends = {"1": 1, str(last): last, str(last + 1): last, "999": last, "9" * 300: 1, "x": 1, "-1": 1}
    for asked, number in ends.items():
        canonical = f"{path}?pagina={number}" if number > 1 else path
        assert read(client, f"{path}?pagina={asked}") == (200, [canonical], []), asked


def found(index: IndexPage, chosen: list[tuple[str, str]]) -> tuple[tuple[int, ...], str]:
    """The pages in their order, and how outputs call what was chosen."""
    params = QueryDict(urlencode(chosen))
    selection = index.selection(params, at=AT)
    return selection.keys, query_of(index, params, selection)


def shuffled(chosen: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The same, the other way round, with something that no list knows; of one name the order counts, and is kept."""
    return [("y", "1"), *sorted(chosen, key=lambda one: one[0], reverse=True)]
