"""Which branches of the tree are closed to the public, asked once for each visit.

A dozen lists on a page leave closed pages out. Asked in each of them, the question would cost more than the lists.
"""

from collections.abc import Callable, Iterable
from contextvars import ContextVar

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from wagtail.models import PageViewRestriction

_kept: ContextVar[list[frozenset[str]] | None] = ContextVar("closed_paths", default=None)


class ClosedPathsMiddleware:
    """Keeps the answer for as long as a visit that reads takes; whoever writes asks anew each time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = _kept.set([] if request.method in {"GET", "HEAD"} else None)
        try:
            return self.get_response(request)
        finally:
            _kept.reset(before)


def closed_paths() -> frozenset[str]:
    """Tree paths of the pages that have a view restriction; all below them is closed too. One query at most."""
    kept = _kept.get()
    if kept:
        return kept[0]
    paths = frozenset(PageViewRestriction.objects.values_list("page__path", flat=True))
    if kept is not None:
        kept.append(paths)
    return paths


def is_closed(path: str, closed: Iterable[str]) -> bool:
    """Whether the page at this tree path is closed, by itself or by a page above it."""
    return any(path.startswith(top) for top in closed)


def under(closed: Iterable[str]) -> Q:
    """The pages that are closed, as a condition; it holds for none where nothing is closed."""
    condition = Q(pk__in=())
    for top in sorted(closed):
        condition |= Q(path__startswith=top)
    return condition
