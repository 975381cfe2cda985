"""Having what was deleted really gone from the files of the database."""

import logging

from django.db import connection, transaction

logger = logging.getLogger(__name__)


def wipe_after_commit() -> None:
    """SQLite overwrites what it deletes (`secure_delete`), but its log keeps old pages until it is emptied."""
    if connection.vendor == "sqlite":
        transaction.on_commit(empty_log)


def empty_log() -> bool:
    """False when somebody was reading for so long that it has to be done later; the worker tries daily."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        busy = cursor.fetchone()[0]
    if busy:
        logger.warning("Deleted rows may still stand in the database's log; it will be emptied later.")
    return not busy
