"""The engine that knows most Dutch: Elasticsearch, one index per language and generation (see `indices`)."""

from collections.abc import Generator, Iterable
from contextlib import contextmanager
from math import ceil
from uuid import uuid4

from django.conf import settings
from elasticsearch import helpers
from elasticsearch.dsl import A, Q, Search

from portal.base.entries import SearchEntry

from . import question, spelling
from .client import VISITOR, WORKER, answers, client, whole
from .hits import MARKING, SHOWN, counts, hits, marking
from .indices import Indices
from .protocol import FACETS, Completion, EngineDown, NoIndex, Query, Results, Stamp
from .writing import ElasticGeneration, puts, removals, write

#: More values than a facet has.
VALUES = 100
#: Elasticsearch sorts no further than this.
DEEPEST = 10_000
MARKED = ("title", "summary", "text")


class ElasticsearchEngine:
    """See `Engine`. What a visitor waits for has `client.VISITOR` seconds; writers have more patience."""

    name = "elasticsearch"

    def __init__(self, addresses: tuple[str, ...], prefix: str = "") -> None:
        self.visitors, self.workers = (client(addresses, patience) for patience in (VISITOR, WORKER))
        shape = {"shards": settings.ELASTICSEARCH_SHARDS, "replicas": settings.ELASTICSEARCH_REPLICAS}
        self.indices = Indices(self.workers, prefix or settings.ELASTICSEARCH_PREFIX, **shape)
        self.languages = tuple(dict(settings.LANGUAGES))

    def put(self, entries: Iterable[SearchEntry]) -> None:
        wanted = list(entries)
        with answers():
            written = self.indices.written({entry.language for entry in wanted})
        if missing := sorted(language for language, names in written.items() if not names):
            raise NoIndex(f"no index for {', '.join(missing)}: rebuild_search makes one")
        write(self.workers, (action for entry in wanted for action in puts(entry, written[entry.language])))

    def remove(self, keys: Iterable[int], *, version: int) -> int:
        with answers():
            names = [name for found in self.indices.written(self.languages).values() for name in found]
        return write(self.workers, removals(keys, names, version))

    def clear(self, language: str) -> None:
        with answers():
            for name in self.indices.generations(language):
                self.indices.drop(name)

    def begin(self, language: str) -> ElasticGeneration:
        with answers():
            return ElasticGeneration(self.indices, language, self.indices.create(language))

    def go_back(self, language: str) -> str:
        with answers():
            before = self.indices.before(language)
            if before:
                self.indices.swap(language, before)
            return before

    def is_current(self, language: str) -> bool:
        with answers():
            index = self.indices.answering(language)
        return bool(index) and self.indices.is_current(index)

    def search(self, query: Query) -> Results:
        if not (query.words or query.phrases or query.narrows):
            return Results()
        with answers():
            response = whole(self._page(query, query.page).execute())
            total = response.hits.total.value
            page = min(max(1, query.page), max(1, ceil(min(total, DEEPEST) / query.size)))
            if page != max(1, query.page):
                response = whole(self._page(query, page).execute())
        return Results(hits(response, query), total, page, counts(response), float(response.took))

    def _page(self, query: Query, page: int) -> Search:
        start = min((max(1, page) - 1) * query.size, DEEPEST - query.size)
        search = self._search(self.languages).query(question.clause(query)).source(SHOWN)
        for limit in question.surroundings(query):
            search = search.filter(limit)
        search = search.post_filter(question.limits(query)).sort(*question.order(query))
        for name in FACETS:
            others = A("filter", filter=question.limits(query, but=name))
            others.bucket("values", "terms", field=name, size=VALUES)
            search.aggs.bucket(name, others)
        search = search.highlight_options(**MARKING, highlight_query=question.marked(query).to_dict())
        for field in MARKED:
            search = search.highlight(field, **marking(field))
        return search[start : start + query.size].extra(track_total_hits=True)

    def _search(self, languages: Iterable[str]) -> Search:
        return Search(using=self.visitors, index=self.indices.read(languages))

    def complete(self, typed: str, language: str, count: int) -> list[Completion]:
        starts = Q("match_bool_prefix", **{"title.plain": {"query": typed, "operator": "and"}})
        search = self._search([language]).query(starts).source(["title", "url", "kind"])[:count]
        with answers():
            found = whole(search.execute())
        return [Completion(hit.title, hit.url, hit.kind) for hit in found.hits]

    def suggest(self, query: Query) -> str:
        with answers():
            return spelling.better(self._search([query.language]), query)

    def stamps(self, language: str) -> dict[int, Stamp]:
        with answers():
            index = self.indices.answering(language)
            if not index:
                raise NoIndex(f"no index for {language}: rebuild_search makes one")
            fields = {"_source": ["key", "url", "version"]}
            rows = [found["_source"] for found in helpers.scan(self.workers, query=fields, index=index, size=2_000)]
        return {row["key"]: Stamp(row["version"], row["url"]) for row in rows}

    def count(self, language: str) -> int:
        with answers():
            return self.workers.count(index=self.indices.read([language]))["count"]

    def refresh(self) -> None:
        """Make all that was written findable now, which otherwise takes a second."""
        with answers():
            self.workers.indices.refresh(index=self.indices.read(self.languages))


@contextmanager
def throw_away() -> Generator[ElasticsearchEngine]:
    """An engine on the configured cluster with indices of its own, empty at first, which go at the end.

    Raises EngineDown when there is no cluster.
    """
    if not settings.ELASTICSEARCH_URL:
        raise EngineDown("ELASTICSEARCH_URL names no cluster")
    engine = _Settled(tuple(settings.ELASTICSEARCH_URL), f"throw-away-{uuid4().hex[:12]}")
    try:
        for language in engine.languages:
            engine.begin(language).swap()
        yield engine
    finally:
        for language in engine.languages:
            engine.clear(language)
        engine.indices.forget_template()


class _Settled(ElasticsearchEngine):
    """Finds at once what was just written, and waits for answers: nobody else does."""

    def __init__(self, addresses: tuple[str, ...], prefix: str = "") -> None:
        super().__init__(addresses, prefix)
        self.visitors = self.workers

    def put(self, entries: Iterable[SearchEntry]) -> None:
        super().put(entries)
        self.refresh()

    def remove(self, keys: Iterable[int], *, version: int) -> int:
        removed = super().remove(keys, version=version)
        self.refresh()
        return removed
