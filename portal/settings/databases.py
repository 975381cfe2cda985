"""The database that an address of the environment names, and how it is spoken with."""

from pathlib import Path
from typing import Any

import environ

# The embedded default. IMMEDIATE: a transaction that will write takes its lock at the start, so that two writers
# wait for each other instead of failing half-way. FULL: what was acknowledged survives a power cut. secure_delete:
# what is deleted is overwritten, since it may be of a person who asked to be forgotten.
SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA mmap_size=134217728; "
        "PRAGMA secure_delete=ON;",
    },
}
# PostgreSQL keeps the plan of a query that a connection asked five times: of a page's queries, which join many small
# tables, it thinks longer than it looks things up. See docs/decisions/0024-queries-planned-once.md.
POSTGRESQL = {"server_side_binding": True, "prepare_threshold": 5}


def database(env: environ.Env, name: str, *, embedded: Path) -> dict[str, Any]:
    """The database at the address in this variable; where it is empty, SQLite in the file `embedded`."""
    if not env.str(name, default=""):
        return SQLITE | {"NAME": embedded}
    found = env.db_url(name)
    if found["ENGINE"] == "django.db.backends.postgresql":
        found["OPTIONS"] = POSTGRESQL | found.get("OPTIONS", {})
    return found
