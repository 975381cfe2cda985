"""Which branches of the tree are closed to the public, asked once for each visit.

A dozen lists on a page leave closed pages out. Asked in each of them, the question would cost more than the lists.
"""

from collections.abc import Iterable

from django.db.models import Q
from wagtail.models import PageViewRestriction

from .visits import once


def closed_paths() -> frozenset[str]:
    """Tree paths of the pages that have a view restriction; all below them is closed too. One query in a visit."""
    return once("closed", lambda: frozenset(PageViewRestriction.objects.values_list("page__path", flat=True)))


def is_closed(path: str, closed: Iterable[str]) -> bool:
    """Whether the page at this tree path is closed, by itself or by a page above it."""
    return any(path.startswith(top) for top in closed)


def under(closed: Iterable[str]) -> Q:
    """The pages that are closed, as a condition; it holds for none where nothing is closed."""
    condition = Q(pk__in=())
    for top in sorted(closed):
        condition |= Q(path__startswith=top)
    return condition
