"""A real Elasticsearch dies, hangs and comes back while editors write: nothing is lost, nobody has to do anything."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.utils import timezone

from search import jobs
from search.answer import answer
from search.engine import Query, embedded
from search.engine.elastic import ElasticsearchEngine
from search.models import Change
from tests.factories import ContentPageFactory
from tests.services.cluster import Node

pytestmark = pytest.mark.django_db


@pytest.fixture
def engine(elasticsearch_node: Node, monkeypatch, settings) -> Iterator[ElasticsearchEngine]:
    """The site on a node of its own, with its indices made by the worker."""
    engine, first = ElasticsearchEngine((elasticsearch_node.url,), "recovery"), embedded()
    monkeypatch.setattr("search.engine._made", lambda addresses: (first, engine))
    cache.clear()
    jobs.fill_empty()
    yield engine
    for language in engine.languages:
        engine.clear(language)


def work() -> None:
    """What the worker does once the rows that were put back are due again."""
    Change.objects.waiting().update(not_before=timezone.now() - timedelta(seconds=1))
    jobs.follow_changes()


def found(engine: ElasticsearchEngine, word: str) -> tuple[int, bool]:
    cache.clear()
    given = answer(Query("nl", timezone.now(), words=(word,)))
    return given.results.total, given.is_degraded


def publish(title: str, capture) -> None:
    with capture(execute=True):
        ContentPageFactory(title=title).save_revision().publish()


@pytest.mark.parametrize(("fault", "mend"), [("kill", "restart"), ("stop", "go_on")])
def test_what_was_written_meanwhile_is_there_when_it_is_back(
    engine, elasticsearch_node, fault, mend, django_capture_on_commit_callbacks
):
    publish("Dorpshuis", django_capture_on_commit_callbacks)
    work()
    engine.refresh()
    assert found(engine, "dorpshuis") == (1, False)

    getattr(elasticsearch_node, fault)()
    try:
        publish("Moestuin", django_capture_on_commit_callbacks)
        assert found(engine, "moestuin") == (1, True)
        work()
        assert Change.objects.for_engine(engine.name).waiting().exists()
    finally:
        getattr(elasticsearch_node, mend)()

    work()
    engine.refresh()
    assert not Change.objects.waiting().exists()
    assert (found(engine, "moestuin"), found(engine, "dorpshuis")) == ((1, False), (1, False))


def test_an_index_that_was_lost_is_made_again_by_the_worker(engine, django_capture_on_commit_callbacks):
    publish("Dorpshuis", django_capture_on_commit_callbacks)
    work()
    for language in engine.languages:
        engine.clear(language)
    assert found(engine, "dorpshuis") == (1, True)
    jobs.fill_empty()
    engine.refresh()
    assert found(engine, "dorpshuis") == (1, False)
