"""Empty tables of this connection's own that stand before the real ones of the same name, and are gone at the end.

Both databases look for a name among temporary tables first. So an engine can be filled and asked without a lock on
the real tables, and nobody else sees it.
"""

import re
from collections.abc import Generator, Sequence
from contextlib import contextmanager

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

_TEMPORARY = (
    (re.compile(r"^CREATE (TABLE|TRIGGER) "), r"CREATE TEMP \1 "),
    (re.compile(r"^CREATE VIRTUAL TABLE "), "CREATE VIRTUAL TABLE temp."),
    (re.compile(r"^CREATE INDEX "), "CREATE INDEX temp."),
    (re.compile(r"^CREATE UNIQUE INDEX "), "CREATE UNIQUE INDEX temp."),
)


@contextmanager
def shadowed(tables: Sequence[str], *, using: str) -> Generator[None]:
    """Inside, these tables are empty ones of the same build. Their order is that in which they are made."""
    connection = connections[using]
    made = _sqlite(connection, tables) if connection.vendor == "sqlite" else _postgresql(connection, tables)
    schema = {"sqlite": "temp", "postgresql": "pg_temp"}[connection.vendor]
    with connection.cursor() as cursor:
        try:
            for statement in made:
                cursor.execute(statement)
            yield
        finally:
            for table in reversed(tables):
                cursor.execute(f"DROP TABLE IF EXISTS {schema}.{table}")


def _sqlite(connection: BaseDatabaseWrapper, tables: Sequence[str]) -> list[str]:
    """What made the tables, and what hangs on them, for temporary ones."""
    found = []
    for table in tables:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT sql FROM main.sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL ORDER BY type = 'trigger',"
                " type <> 'table'",
                [table],
            )
            found += [statement for (statement,) in cursor.fetchall()]
    # Triggers last: they name other tables.
    found.sort(key=lambda statement: statement.startswith("CREATE TRIGGER"))
    return [_temporary(statement) for statement in found]


def _temporary(statement: str) -> str:
    for pattern, instead in _TEMPORARY:
        statement = pattern.sub(instead, statement)
    return statement


def _postgresql(connection: BaseDatabaseWrapper, tables: Sequence[str]) -> list[str]:
    there = set(connection.introspection.table_names())
    return [f"CREATE TEMP TABLE {table} (LIKE {table} INCLUDING ALL)" for table in tables if table in there]
