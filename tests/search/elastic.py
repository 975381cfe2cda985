"""A throw-away Elasticsearch engine for a test, and short ways to fill and ask it."""

from collections.abc import Iterator
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


def fresh(engine: ElasticsearchEngine) -> None:
    """Empty indices in the place of those that were used. Making one takes a second, so the others are left."""
    for language in engine.languages:
        names = engine.indices.generations(language)
        if len(names) != 1 or engine.indices.answering(language) not in names or was_written(engine, names[0]):
            engine.clear(language)
            engine.begin(language).swap()


def was_written(engine: ElasticsearchEngine, name: str) -> bool:
    """Also when all is gone again: removals leave a version behind."""
    done = engine.workers.indices.stats(index=name, metric="indexing")["_all"]["primaries"]["indexing"]
    return bool(done["index_total"] + done["delete_total"])
