"""How an output answers: at once, in a stream, and with nothing where the reader has it already."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import get_conditional_response

from ..shelf import Selection, stamp_of
from .columns import VERSION

#: Characters sent at a time.
PIECE = 32_768


def etag(index: Any, request: HttpRequest, selection: Selection, *, at: datetime, also: str = "") -> str:
    """Another one as soon as the answer may differ: pages changed, went or came, a date went by, or a day.

    There is no Last-Modified beside it: the agenda changes with the hour, without anything being written.
    """
    digest = hashlib.sha256(array("q", selection.keys).tobytes())
    parts = (VERSION, also, index.full_url, request.get_full_path(), stamp_of(index.page_model), timezone.localdate(at))
    digest.update(repr([str(part) for part in parts]).encode())
    return f'"{digest.hexdigest()[:32]}"'


def stream(
    request: HttpRequest, parts: Callable[[], Iterable[str]], *, kind: str, tag: str, filename: str = ""
) -> HttpResponseBase:
    """What `parts` gives, where the reader does not have it yet. Anybody may read it, also from another site's page."""
    answer = get_conditional_response(request, etag=tag)
    if answer is None:
        head = request.method == "HEAD"
        answer = HttpResponse() if head else StreamingHttpResponse(pieces(parts()))
        answer["Content-Type"] = kind
        if filename:
            answer["Content-Disposition"] = f'attachment; filename="{filename}"'
    answer["ETag"] = tag
    answer["Cache-Control"] = "public, max-age=300"
    answer["Access-Control-Allow-Origin"] = "*"
    return unlisted(answer)


def unlisted(answer: HttpResponseBase) -> HttpResponseBase:
    """The list itself is what search engines are to find."""
    answer["X-Robots-Tag"] = "noindex"
    return answer


def pieces(parts: Iterable[str]) -> Iterator[bytes]:
    """The first part at once, then in pieces of some size: each costs a call, a line is short."""
    waiting: list[str] = []
    size, limit = 0, 0
    for part in parts:
        waiting.append(part)
        size += len(part)
        if size > limit:
            yield "".join(waiting).encode()
            waiting, size, limit = [], 0, PIECE
    yield "".join(waiting).encode()
