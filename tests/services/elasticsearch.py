"""A throw-away Elasticsearch of one node."""

import os
from collections.abc import Generator
from contextlib import contextmanager

from .cluster import node
from .service import Service


@contextmanager
def _provide() -> Generator[str]:
    named = os.environ.get("TEST_ELASTICSEARCH_URL")
    if named:
        yield named
        return
    with node() as started:
        yield started.url


SERVICE = Service(
    "Elasticsearch", "TEST_ELASTICSEARCH_URL", "tests of the search engine against a real Elasticsearch", _provide
)
