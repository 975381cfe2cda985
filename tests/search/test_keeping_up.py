"""A real Elasticsearch beside the database: it follows what editors do, from nothing, and through rebuilds."""

from collections.abc import Iterator
from io import StringIO
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

from search.draining import drain, drain_engine
from search.engine import NoIndex, embedded
from search.engine.elastic import ElasticsearchEngine
from search.indexing import read
from search.models import Change
from search.reconciling import fill, reconcile
from tests.factories import ContentPageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def elastic(elasticsearch_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[ElasticsearchEngine]:
    """The engine that answers, on a server where it has no index yet."""
    cache.clear()
    engine = ElasticsearchEngine((elasticsearch_url,), f"test-{uuid4().hex[:12]}")
    both = (embedded(), engine)
    monkeypatch.setattr("search.engine._made", lambda addresses: both)
    yield engine
    for language in engine.languages:
        engine.clear(language)


def held(engine: ElasticsearchEngine) -> set[int]:
    engine.refresh()
    return set(engine.stamps("nl"))


def test_a_fresh_server_is_filled_by_itself(elastic) -> None:
    pages = ContentPageFactory.create_batch(3)
    with pytest.raises(NoIndex):
        drain(elastic, at=timezone.now)
    fill(elastic, at=timezone.now)
    assert held(elastic) == {page.pk for page in pages}


def test_what_editors_do_is_followed(elastic) -> None:
    fill(elastic, at=timezone.now)
    kept, hidden, gone = ContentPageFactory.create_batch(3)
    drain_engine(elastic, at=timezone.now)
    assert held(elastic) == {kept.pk, hidden.pk, gone.pk}
    hidden.unpublish()
    gone.delete()
    kept.slug = "elders"
    kept.save()
    drain_engine(elastic, at=timezone.now)
    assert held(elastic) == {kept.pk}
    assert elastic.stamps("nl")[kept.pk].url == "/nl/elders/"


def test_what_was_read_before_a_removal_and_arrives_after_it_changes_nothing(elastic) -> None:
    page = ContentPageFactory()
    fill(elastic, at=timezone.now)
    late = read([page.pk], at=timezone.now())
    page.unpublish()
    drain_engine(elastic, at=timezone.now)
    elastic.put(late.entries)
    assert held(elastic) == set()


def test_a_rebuild_swaps_and_goes_back_and_reconciling_finds_what_differs(elastic) -> None:
    first = ContentPageFactory()
    fill(elastic, at=timezone.now)
    before = elastic.indices.answering("nl")
    second = ContentPageFactory()
    call_command("rebuild_search", "--language", "nl", stdout=StringIO())
    assert held(elastic) == {first.pk, second.pk}
    call_command("rebuild_search", "--language", "nl", "--engine", "elasticsearch", "--back", stdout=StringIO())
    assert (elastic.indices.answering("nl"), held(elastic)) == (before, {first.pk})
    drain_engine(elastic, at=timezone.now)
    assert held(elastic) == {first.pk, second.pk}


def test_nothing_differs_when_all_was_followed(elastic) -> None:
    page = ContentPageFactory()
    fill(elastic, at=timezone.now)
    drain_engine(elastic, at=timezone.now)
    Change.objects.all().delete()
    elastic.refresh()
    reconcile(elastic, at=timezone.now())
    assert page.pk not in set(Change.objects.values_list("key", flat=True))
