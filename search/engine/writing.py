"""Writing to Elasticsearch: in bulk, with versions of our own, so that a late write never undoes a newer one."""

import logging
from collections.abc import Iterable, Iterator
from typing import Any

from elasticsearch import Elasticsearch, helpers

from portal.base.entries import SearchEntry

from .client import answers
from .documents import document
from .indices import Indices
from .protocol import EngineDown

logger = logging.getLogger(__name__)

Action = dict[str, Any]
#: Pages in one request, and how large it may be: beyond that, waiting costs more than asking once more.
CHUNK, CHUNK_BYTES = 500, 10 * 1024 * 1024
OLDER, NOT_THERE = 409, 404
#: The cluster has too much to do, or a part of it is gone: the same write may do in a moment.
PASSING = {429, 502, 503, 504}


def puts(entry: SearchEntry, indices: Iterable[str]) -> Iterator[Action]:
    """Write an entry to each of these indices."""
    source = document(entry)
    for index in indices:
        yield {**_versioned("index", index, entry.key, entry.version), "_source": source}


def removals(keys: Iterable[int], indices: Iterable[str], version: int) -> Iterator[Action]:
    """Remove each of these pages from each of these indices."""
    wanted = list(indices)
    return (_versioned("delete", index, key, version) for key in keys for index in wanted)


def _versioned(action: str, index: str, key: int, version: int) -> Action:
    of_our_own = {"version": version, "version_type": "external_gte"}
    return {"_op_type": action, "_index": index, "_id": str(key), **of_our_own}


def write(client: Elasticsearch, actions: Iterable[Action]) -> int:
    """Do all of these; how many changed something. What was overtaken by a newer version, or is not there, is no error.

    A document that Elasticsearch refuses for good is logged and passed over, so that it does not hold up the others.
    Raises EngineDown when the cluster cannot take them now.
    """
    changed = 0
    with answers():
        for done, answer in helpers.streaming_bulk(
            client,
            actions,
            chunk_size=CHUNK,
            max_chunk_bytes=CHUNK_BYTES,
            raise_on_error=False,
            raise_on_exception=True,
        ):
            changed += done
            if not done:
                _look_into(answer)
    return changed


def _look_into(answer: dict[str, Any]) -> None:
    [(action, about)] = answer.items()
    status = about.get("status", 0)
    if status == OLDER or (action == "delete" and status == NOT_THERE and "error" not in about):
        return
    if status in PASSING or status == NOT_THERE:
        raise EngineDown(f"a write was refused with {status}: {about.get('error')}")
    logger.error("Elasticsearch refuses page %s: %s", about.get("_id"), about.get("error"))


class ElasticGeneration:
    """See `Generation`: an index that is written beside the one that answers, until it takes its place."""

    def __init__(self, indices: Indices, language: str, name: str) -> None:
        self.indices, self.language, self.name = indices, language, name
        self.client = indices.client

    def put(self, entries: Iterable[SearchEntry]) -> None:
        write(self.client, (action for entry in entries for action in puts(entry, [self.name])))

    def remove(self, keys: Iterable[int], *, version: int) -> None:
        write(self.client, removals(keys, [self.name], version))

    def settle(self) -> int:
        with answers():
            self.client.indices.refresh(index=self.name)
            return self.client.count(index=self.name)["count"]

    def finds(self, entry: SearchEntry) -> bool:
        title = {"match": {"title.plain": {"query": entry.title, "operator": "and"}}}
        mine = {"bool": {"must": [title], "filter": [{"term": {"key": entry.key}}]}}
        with answers():
            return self.client.count(index=self.name, query=mine)["count"] == 1

    def swap(self) -> None:
        with answers():
            self.indices.swap(self.language, self.name)
            self.indices.keep_one_before(self.language)

    def drop(self) -> None:
        with answers():
            self.indices.drop(self.name)
