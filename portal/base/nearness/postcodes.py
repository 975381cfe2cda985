"""Postcode areas (the four digits of a Dutch postcode) of the eight municipalities, each with the place it lies in.

`postcodes.csv` was written down from general knowledge of which place each area serves, for no open list of them has a
licence that fits. It is rough: an area counts as the middle of its place, larger towns have several with one spot, and
an area that serves hamlets counts as the largest. For "what is near" that is near enough.
"""

import csv
import re
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).parent / "postcodes.csv"
_POSTCODE = re.compile(r"([1-9]\d{3})(?:\s?[A-Za-z]{2})?", re.ASCII)


def area_of(asked: str) -> str:
    """The area of a postcode, whole or in part: "7101 AB" lies in "7101"; "" for what is no postcode."""
    found = _POSTCODE.fullmatch(asked)
    return found[1] if found else ""


@cache
def places_by_area() -> dict[str, str]:
    """The slug of a place by area."""
    with SOURCE.open(encoding="utf-8", newline="") as lines:
        return {row["area"]: row["place"] for row in csv.DictReader(lines)}
