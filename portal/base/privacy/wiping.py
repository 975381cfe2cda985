"""Having what was deleted really gone from the files of the database."""

import logging

from django.db import OperationalError, connection, transaction

logger = logging.getLogger(__name__)


def wipe_after_commit() -> None:
    """On SQLite: rewrite the file and empty its log. PostgreSQL does its own vacuum, see docs/operations.md."""
    if connection.vendor == "sqlite":
        transaction.on_commit(rewrite)


def rewrite() -> bool:
    """False when somebody kept the database busy; the worker does it again every day.

    `secure_delete` alone leaves pieces: where rows moved between pages before they were deleted, their old copies stay
    in the unused part of a page until VACUUM writes all pages anew (SQLite 3.40; about 4 ms per MB). Before that, the
    write-ahead log holds pages as they were.
    """
    with connection.cursor() as cursor:
        try:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            busy = bool(cursor.fetchone()[0])
        except OperationalError:
            busy = True
    if busy:
        logger.warning("What was deleted may still stand in the database's files; the worker tries again.")
    return not busy
