from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test import Client

from portal.base.entries import SearchEntry
from search.engine import Engine, Query, Results, embedded, engine
from search.models import Change
from search.query import parse
from tests.search.shelf import ShelfEngine

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def put() -> Callable[..., None]:
    """Hand an entry to the engine: a Dutch page unless told otherwise."""

    def put(key: int, title: str, **values: object) -> None:
        defaults = {"language": "nl", "kind": "page", "url": f"/nl/{key}/", "version": 1}
        engine().put([SearchEntry(key=key, title=title, **{**defaults, **values})])

    return put


@pytest.fixture
def search() -> Callable[..., Results]:
    """Ask the engine what a visitor would type."""

    def search(typed: str, **values: object) -> Results:
        query, _remarks = parse(typed, Query(**{"language": "nl", "at": AT, **values}))
        return engine().search(query)

    return search


@pytest.fixture
def ask(client: Client) -> Callable[..., HttpResponse]:
    """Ask the Dutch search page, as a browser does."""
    return lambda **params: client.get(f"/nl/zoeken/?{urlencode(params, doseq=True)}")


@pytest.fixture
def keys(search: Callable[..., Results]) -> Callable[..., list[int]]:
    return lambda typed, **values: [hit.key for hit in search(typed, **values).hits]


@pytest.fixture
def held() -> Callable[[str], set[int]]:
    """The keys that the engine holds of a language."""
    here: Engine = engine()
    return lambda language="nl": set(here.stamps(language))


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> ShelfEngine:
    """A second engine beside the database's, from now on."""
    both = (embedded(), ShelfEngine())
    monkeypatch.setattr("search.engine._made", lambda addresses: both)
    return both[1]


@pytest.fixture
def quiet() -> Callable[[], None]:
    """Forget what waits: as if all changes so far had been followed, or had never been noticed."""
    return lambda: Change.objects.all().delete()
