"""Which pages are measured: one of every kind of page that the site has, in Dutch."""

import math
from collections.abc import Sequence

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, get_page_models

from home.models import HomePage
from portal.base.models import BasePage, IndexPage, Rendition
from portal.base.pictures import AVIF

from .visits import Address, Timing, timing, visit_in_turn

WEBP = "format-webp"
EMPTY = Address("empty view", "/empty/", "empty")


def addresses() -> list[Address]:
    """The empty view, then the first live page of each kind in the order of home, lists, details."""
    models = [model for model in get_page_models() if issubclass(model, BasePage)]
    found = [address_of(model) for model in models]
    order = ("home", "list", "detail")
    return [EMPTY, *sorted(filter(None, found), key=lambda item: (order.index(item.sort), item.name))]


def address_of(model: type[BasePage]) -> Address | None:
    rows = model.objects.live().public().filter(locale__language_code=settings.LANGUAGE_CODE)
    page = rows.order_by("path").first()
    return Address(model.__name__, page.get_url(), sort_of(model)) if page else None


def sort_of(model: type[Page]) -> str:
    if issubclass(model, HomePage):
        return "home"
    return "list" if issubclass(model, IndexPage) else "detail"


def stand_in_for_the_worker() -> None:
    """Enter the AVIF form of every picture shown so far, as the worker would, but as a copy of its WebP row.

    Encoding takes minutes, and no visit here opens a file.
    """
    there = set(Rendition.objects.filter(filter_spec__endswith=AVIF).values_list("image", "filter_spec"))
    made = []
    for row in Rendition.objects.filter(filter_spec__endswith=WEBP):
        row.pk, row.filter_spec = None, row.filter_spec.replace(WEBP, AVIF)
        if (row.image_id, row.filter_spec) not in there:
            made.append(row)
    Rendition.objects.bulk_create(made)


def timings(port: int, found: Sequence[Address], rounds: int, *, seconds: float = math.inf) -> dict[str, Timing]:
    """Timings by name, after visits that are not counted. See `visit_in_turn` for `seconds`."""
    visit_in_turn(port, found, 1)
    stand_in_for_the_worker()
    visit_in_turn(port, found, 1)
    answers = visit_in_turn(port, found, rounds, seconds=seconds)
    return {name: timing(own) for name, own in answers.items()}


def count_queries(address: Address) -> int:
    """Queries of a visit to a site that is warm: not those that fill a cache for the next visitor."""
    client = Client(headers={"host": "127.0.0.1"})
    client.get(address.path)
    with CaptureQueriesContext(connection) as queries:
        client.get(address.path)
    return len(queries)
