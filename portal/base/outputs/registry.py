"""The outputs of a list by the end of their address. Rooms and other parts of `portal.base` add their own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils import timezone

READING = ("GET", "HEAD", "OPTIONS")
Render = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Way:
    """How a list offers an output below its cards: an icon, the words of the link, and what one gets."""

    icon: str
    text: str
    about: str
    #: Replaces the https of its address, as "webcal" does.
    scheme: str = ""


@dataclass(frozen=True, slots=True)
class Output:
    name: str
    render: Render
    way: Way | None
    methods: tuple[str, ...]


_outputs: dict[str, Output] = {}


def offer(name: str, render: Render, *, way: Way | None = None, methods: Iterable[str] = READING) -> None:
    """Answer addresses of a list that end in `name` ("afdruk/", "lijst.csv") with
    `render(index, request, selection, *, at)`. With a `way` the list says so, in the order in which they were offered.
    """
    _outputs[name] = Output(name, render, way, tuple(methods))


def offered() -> tuple[Output, ...]:
    return tuple(_outputs.values())


def split(path: str) -> tuple[str, str]:
    """The path of a list and the name of its output; ("", "") where the end of the path names none."""
    above, _slash, last = path.rstrip("/").rpartition("/")
    name = path[len(above) + 1 :] if above else ""
    return (f"{above}/", name) if name in _outputs and last else ("", "")


def answer(index: Any, request: HttpRequest, name: str, *, at: datetime | None = None) -> HttpResponse:
    """The output of this name of a list, for the parameters of the address."""
    at = at or timezone.now()
    return _outputs[name].render(index, request, index.selection(request.GET, at=at), at=at)


def refusal(request: HttpRequest, name: str) -> HttpResponse | None:
    """405 for a method that the output does not know."""
    methods = _outputs[name].methods
    return None if request.method in methods else HttpResponseNotAllowed(methods)
