"""Lists that grow: the same pages with 3, 100, 300 and 10,000 pages under each index."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import partial

from django.http import QueryDict
from django.utils import timezone
from wagtail.models import Page

from home.synthetic.load import KINDS, index_of, load
from portal.base.models import IndexPage
from portal.base.shelf import touch_all

from .pages import EMPTY, addresses, count_queries, timings
from .visits import Address

FEW, SOME, MANY, LOTS = 3, 100, 300, 10_000
ROUNDS = 20
PATIENCE = 40  # seconds for the visits at one size
SEED = 2020


def grow(number: int) -> None:
    """Fill every index that can be filled up to this number of live pages."""
    indexes = {name: index_of(name, "nl") for name in KINDS}
    there = {
        name: index.get_children().live().exclude(slug__startswith="voorbeeld-") for name, index in indexes.items()
    }
    wanted = {name: max(0, number - rows.count()) for name, rows in there.items()}
    load(wanted, languages=["nl"], at=timezone.now(), seed=SEED, say=partial(print, end="", flush=True))


@contextmanager
def only_few() -> Generator[None]:
    """Leave three live pages under each index, of those that it lists by itself; bring the rest back afterwards."""
    hidden = [key for name in KINDS for key in keys_but_few(index_of(name, "nl"))]
    show(hidden, live=False)
    try:
        yield
    finally:
        show(hidden, live=True)


def show(keys: list[int], *, live: bool) -> None:
    Page.objects.filter(pk__in=keys).update(live=live)
    touch_all()


def keys_but_few(index: IndexPage) -> list[int]:
    shown = index.selection(QueryDict(), at=timezone.now()).keys[:FEW]
    return list(index.get_children().live().exclude(pk__in=shown).values_list("pk", flat=True))


def growing() -> list[Address]:
    """Home, and the indexes whose number of pages changes."""
    names = {kind.index.__name__ for kind in KINDS.values()}
    return [address for address in addresses() if address.sort == "home" or address.name in names]


def measure(port: int, between: Callable[[], None]) -> list[dict]:
    """A row per page and size: queries and milliseconds. `between` is called while there are MANY pages."""
    with only_few():
        rows = measure_at(FEW, port)
    grow(SOME)
    rows += measure_at(SOME, port)
    grow(MANY)
    between()
    rows += measure_at(MANY, port)
    grow(LOTS)
    return rows + measure_at(LOTS, port)


def measure_at(number: int, port: int) -> list[dict]:
    found = growing()
    taken = timings(port, [EMPTY, *found], ROUNDS, seconds=PATIENCE)
    return [
        {
            "page": address.name,
            "sort": address.sort,
            "pages": number,
            "queries": count_queries(address),
        }
        | taken[address.name].as_dict()
        | taken[address.name].multiples(taken[EMPTY.name])
        for address in found
    ]
