"""Three nodes with a copy of each index: one of them dies, during searches and during a rebuild, and nothing fails."""

from collections.abc import Iterator

import pytest
from django.conf import settings as site
from django.core.cache import cache
from django.utils import timezone

from search.answer import answer
from search.engine import Query, embedded
from search.engine.elastic import ElasticsearchEngine
from search.rebuilding import Rebuild
from tests.factories import ContentPageFactory
from tests.services.cluster import Cluster

pytestmark = pytest.mark.django_db

PAGES = 12


@pytest.fixture
def together(elasticsearch_cluster: Cluster, monkeypatch) -> Iterator[ElasticsearchEngine]:
    """The site on three nodes, its pages in the index, each node with a copy or two."""
    monkeypatch.setattr(site, "ELASTICSEARCH_REPLICAS", 1)
    engine = ElasticsearchEngine(tuple(elasticsearch_cluster.urls), "cluster")
    first = embedded()
    monkeypatch.setattr("search.engine._made", lambda addresses: (first, engine))
    ContentPageFactory.create_batch(PAGES, title="Dorpshuis")
    for language in engine.languages:
        rebuild(engine, language)
    elasticsearch_cluster.wait(status="green")
    cache.clear()
    yield engine
    for language in engine.languages:
        engine.clear(language)


def rebuild(engine: ElasticsearchEngine, language: str = "nl") -> None:
    for _done in Rebuild(engine, language, timezone.now).run():
        pass


def found() -> tuple[int, bool]:
    given = answer(Query("nl", timezone.now(), words=("dorpshuizen",)))
    return given.results.total, given.is_degraded


def test_a_node_that_dies_is_missed_by_no_search_and_no_rebuild(together, elasticsearch_cluster):
    assert found() == (PAGES, False)
    elasticsearch_cluster.kill(2)
    try:
        totals = [found()[0] for _time in range(30)]
        rebuild(together)
        totals += [found()[0] for _time in range(30)]
    finally:
        elasticsearch_cluster.restart(2)
    assert set(totals) == {PAGES}
    cache.clear()
    assert found() == (PAGES, False)


def test_a_node_that_dies_in_the_middle_of_a_rebuild_does_not_stop_it(together, elasticsearch_cluster):
    steps = Rebuild(together, "nl", timezone.now).run()
    next(steps)
    elasticsearch_cluster.kill(1)
    try:
        for _done in steps:
            pass
        assert together.count("nl") == PAGES
        assert found()[0] == PAGES
    finally:
        elasticsearch_cluster.restart(1)
