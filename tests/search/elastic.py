"""A throw-away Elasticsearch engine for a test, and short ways to fill and ask it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from portal.base.entries import SearchEntry
from search.engine import Query, Results
from search.engine.elastic import ElasticsearchEngine, throw_away
from search.query import parse

AT = datetime(2027, 5, 4, 10, tzinfo=UTC)


@pytest.fixture(scope="module")
def elastic(elasticsearch_url: str) -> Iterator[ElasticsearchEngine]:
    """An engine with indices of its own; the tests of a module share it, and each clears what it fills."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("django.conf.settings.ELASTICSEARCH_URL", [elasticsearch_url])
        with throw_away() as engine:
            yield engine


def entry(key: int, title: str, **values: object) -> SearchEntry:
    defaults = {"language": "nl", "kind": "page", "url": f"/nl/{key}/", "version": 1}
    return SearchEntry(key=key, title=title, **{**defaults, **values})


def asked(engine: ElasticsearchEngine, typed: str, **values: object) -> Results:
    query, _remarks = parse(typed, Query(**{"language": "nl", "at": AT, **values}))
    return engine.search(query)


Put = Callable[..., None]
