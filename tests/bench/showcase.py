"""Every form of the two lists that people return to: list, map, near a place, and each output."""

from collections.abc import Iterator

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from events.models import EventIndexPage
from initiatives.models import InitiativeIndexPage
from portal.base import outputs
from portal.base.models import IndexPage

from .pages import EMPTY, timings
from .sizes import compressed
from .visits import Address, visit

ROUNDS = 30
PATIENCE = 150  # seconds
#: What an address of a list may ask for.
QUESTIONS = {
    "list": "",
    "filtered": "?thema=energie&gemeente=berkelland",
    "near": "?bij=ruurlo&straal=15",
    "map": "?weergave=kaart",
    "map of one municipality": "?weergave=kaart&gemeente=berkelland",
}


def addresses() -> list[Address]:
    lists = [model.objects.get(locale__language_code=settings.LANGUAGE_CODE) for model in LISTS]
    return [address for index in lists for address in forms_of(index)]


LISTS: tuple[type[IndexPage], ...] = (InitiativeIndexPage, EventIndexPage)


def forms_of(index: IndexPage) -> Iterator[Address]:
    url = index.get_url()
    for name, question in QUESTIONS.items():
        yield Address(f"{index.slug}: {name}", f"{url}{question}", "showcase")
    for output in outputs.offered():
        yield Address(f"{index.slug}: {output.name}", f"{url}{output.name}", "showcase")


def measure(port: int) -> list[dict]:
    """A row per form: queries, milliseconds to the last byte, bytes as they travel."""
    found = addresses()
    print(f"Visiting {len(found)} forms of lists", flush=True)
    taken = timings(port, [EMPTY, *found], ROUNDS, seconds=PATIENCE)
    return [
        {"form": address.name, "queries": queries_to_the_end(address), "size": compressed(visit(port, address.path))}
        | taken[address.name].as_dict()
        for address in found
    ]


def queries_to_the_end(address: Address) -> int:
    """Of a visit that reads the whole answer, also where it comes in a stream; on a warm site."""
    client = Client(headers={"host": "127.0.0.1"})
    for _twice in range(2):
        with CaptureQueriesContext(connection) as queries:
            b"".join(client.get(address.path))
    return len(queries)
