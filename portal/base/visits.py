"""What a page asks a dozen times and what stays the same while it is made: asked once for each visit."""

from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponse

Answer = TypeVar("Answer")

_kept: ContextVar[dict[str, Any] | None] = ContextVar("visit", default=None)


class VisitMiddleware:
    """Keeps the answers for as long as a visit that reads takes; whoever writes asks anew each time."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = _kept.set({} if request.method in {"GET", "HEAD"} else None)
        try:
            return self.get_response(request)
        finally:
            _kept.reset(before)


def once(name: str, ask: Callable[[], Answer]) -> Answer:
    """The answer under this name, asked for at most once in a visit."""
    kept = _kept.get()
    if kept is None:
        return ask()
    if name not in kept:
        kept[name] = ask()
    return kept[name]
