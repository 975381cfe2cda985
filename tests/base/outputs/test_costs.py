"""An output asks the database as often for three pages as for three hundred."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.base.outputs.items import FIRST, MOST, batches
from tests.base.outputs.reading import AT, FILES, LISTS, PAGES, body, invented

pytestmark = [pytest.mark.django_db, pytest.mark.database]

NUMBERS = {
    "lijst.csv": 11,
    "lijst.geojson": 11,
    "lijst.ics": 11,
    "lijst.atom": 12,
    "afdruk/": 12,
    "poster/": 12,
    "insluiten/": 9,
    "insluiten/?vorm=lijst": 11,
    "gegevens/": 9,
}


def queries(client, address: str) -> int:
    body(client.get(address))
    with CaptureQueriesContext(connection) as found:
        body(client.get(address))
    return len(found)


def test_outputs_cost_the_same_for_3_and_for_300(client, time_machine):
    time_machine.move_to(AT, tick=False)
    costs = []
    for count in (3, 300):
        invented(count) if count == 3 else more(count)
        costs.append({f"{path}{name}": queries(client, f"{path}{name}") for path in LISTS for name in NUMBERS})
    assert set(NUMBERS) == {*FILES, *PAGES}
    assert costs[0] == costs[1] == {f"{path}{name}": number for path in LISTS for name, number in NUMBERS.items()}


def more(count: int) -> None:
    from home.synthetic.load import load

    load({"initiatives": count, "events": count}, languages=("nl",), at=AT, seed=2, say=lambda words: None)


def test_ten_thousand_pages_are_read_in_two_goes():
    keys = range(10_000)
    sizes = [len(batch) for batch in batches(keys)]
    assert sizes == [FIRST, 10_000 - FIRST]
    assert [key for batch in batches(range(30_000)) for key in batch] == list(range(30_000))
    assert max(map(len, batches(range(30_000)))) == MOST
