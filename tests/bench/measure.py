"""Everything that is measured on one kind of database. Runs in a process of its own, see `__main__`."""

import json
import os
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from . import growth, pages, showcase, site, sizes

ROUNDS = 60


def main(folder: str, port: int) -> None:
    """Leave the figures as `figures.json` in the folder."""
    place = Path(folder)
    with site.database(place):
        print(f"Loading the demo on {connection.vendor}", flush=True)
        call_command("load_demo", verbosity=0, stdout=(place / "demo.log").open("w"))
        with site.server(port, place / "server.log"):
            figures = all_figures(port)
    (place / "figures.json").write_text(json.dumps(figures, indent=2))


def all_figures(port: int) -> dict:
    figures: dict = {"database": connection.vendor, "rounds": ROUNDS, "processors": os.cpu_count()}
    figures["growth"] = growth.measure(port, lambda: figures.update(pages_and_sizes(port)))
    figures["showcase"] = {"pages": growth.LOTS, "forms": showcase.measure(port)}
    return figures


def pages_and_sizes(port: int) -> dict:
    found = pages.addresses()
    print(f"Visiting {len(found)} pages {ROUNDS} times each", flush=True)
    taken = pages.timings(port, found, ROUNDS)
    empty = taken[pages.EMPTY.name]
    rows = [
        {"page": address.name, "sort": address.sort, "queries": pages.count_queries(address)}
        | taken[address.name].as_dict()
        | taken[address.name].multiples(empty)
        for address in found
    ]
    weighed = [sizes.weigh(port, address) for address in found if address is not pages.EMPTY]
    return {"pages": rows, "sizes": weighed, "load": round(os.getloadavg()[0], 1)}
