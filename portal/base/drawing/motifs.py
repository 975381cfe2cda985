"""Every motif by name: the one thing in a landscape that a page is about."""

from collections.abc import Mapping
from types import MappingProxyType

from . import buildings, outdoors
from .shapes import Motif

MOTIFS: Mapping[str, Motif] = MappingProxyType(
    {
        "bench": outdoors.BENCH,
        "bike": outdoors.BIKE,
        "books": outdoors.BOOKS,
        "bridge": outdoors.BRIDGE,
        "bus": outdoors.BUS,
        "cable": outdoors.CABLE,
        "care": buildings.CARE,
        "farm": buildings.FARM,
        "hall": buildings.HALL,
        "market": outdoors.MARKET,
        "mill": buildings.MILL,
        "path": outdoors.PATH,
        "school": buildings.SCHOOL,
        "shop": buildings.SHOP,
        "solar": buildings.SOLAR,
        "swing": outdoors.SWING,
        "table": outdoors.TABLE,
        "works": buildings.WORKS,
    }
)
