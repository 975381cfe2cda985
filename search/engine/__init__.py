"""The only door to a search engine: `engine()` answers visitors, `engines()` are all that are kept up to date.

The database engine is always kept, so that it can answer when the other one is down.
"""

from functools import cache

from django.conf import settings
from django.utils.module_loading import import_string

from .protocol import (
    FACETS,
    Completion,
    Engine,
    EngineDown,
    Generation,
    Hit,
    Near,
    NoIndex,
    Order,
    Query,
    Results,
    Segment,
    Stamp,
    Weights,
)

__all__ = [
    "FACETS",
    "Completion",
    "Engine",
    "EngineDown",
    "Generation",
    "Hit",
    "Near",
    "NoIndex",
    "Order",
    "Query",
    "Results",
    "Segment",
    "Stamp",
    "Weights",
    "embedded",
    "engine",
    "engines",
]


def engine() -> Engine:
    """The engine that answers when all is well."""
    return engines()[-1]


def embedded() -> Engine:
    """The engine in the portal's own database, which answers when the other one does not."""
    return engines()[0]


def engines() -> tuple[Engine, ...]:
    """All that are kept up to date: the database's, and Elasticsearch where ELASTICSEARCH_URL names one."""
    return _made(tuple(settings.ELASTICSEARCH_URL))


@cache
def _made(addresses: tuple[str, ...]) -> tuple[Engine, ...]:
    database = import_string("search.engine.database.DatabaseEngine")()
    if not addresses:
        return (database,)
    return database, import_string("search.engine.elastic.ElasticsearchEngine")(addresses)
