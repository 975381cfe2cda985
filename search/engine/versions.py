"""The last word on each page, so that late writes and late removals change nothing, in whatever order they come.

One statement decides. It locks the rows of its pages until the transaction ends, so of two writers that come at the
same moment the second sees what the first one did.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import connections

from ..models import Latest

#: Three parameters each; SQLite takes 32,766 of them.
_AT_ONCE = 5_000
_UPSERT = """
    INSERT INTO search_latest (key, version, gone) VALUES {rows}
    ON CONFLICT (key) DO UPDATE SET version = excluded.version, gone = excluded.gone
    WHERE search_latest.version <= excluded.version
    RETURNING key
"""


def have_their_say(versions: Mapping[int, int], *, gone: bool) -> set[int]:
    """Of these pages (key: version) those about which nothing later is known; this is now the last word on them.

    To be called in the transaction that then writes or removes them.
    """
    # Always in the same order, so that two writers never wait for each other.
    pairs = sorted(versions.items())
    return {key for start in range(0, len(pairs), _AT_ONCE) for key in _upsert(pairs[start : start + _AT_ONCE], gone)}


def forget_removals(*, before: datetime) -> int:
    """Drop what is known of pages that were removed before this moment; how many those were."""
    limit = int(before.timestamp() * 1_000_000)
    return Latest.objects.filter(gone=True, version__lt=limit).delete()[0]


def _upsert(pairs: Iterable[tuple[int, int]], gone: bool) -> list[int]:
    values = [value for key, version in pairs for value in (key, version, gone)]
    rows = ", ".join(["(%s, %s, %s)"] * (len(values) // 3))
    with connections[Latest.objects.db].cursor() as cursor:
        cursor.execute(_UPSERT.format(rows=rows), values)
        return [key for (key,) in cursor.fetchall()]
