"""The five palettes a landscape is drawn in, and the arithmetic of colours."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .chance import Chance


@dataclass(frozen=True)
class Season:
    """Flat colours (#rrggbb) of one season; `fields` repeats what is common, `calm` lies around a motif."""

    sky: str
    sun: str
    cloud: str
    haze: str
    tree: str
    leaf: str
    far: str
    seam: str
    water: str
    road: str
    fields: tuple[str, ...]
    calm: tuple[str, ...]
    herd: str = ""
    night: bool = False


SEASONS: Mapping[str, Season] = MappingProxyType(
    {
        "may": Season(
            sky="#dcecee",
            sun="#ffcd1c",
            cloud="#f6fbfa",
            haze="#cfe2dc",
            tree="#1d5236",
            leaf="#3d7a44",
            far="#7fa893",
            seam="#e9efcf",
            water="#7fb9cb",
            road="#eee3c4",
            herd="cows",
            fields=("#8fb84e", "#a9c65a", "#5f9440", "#c9d77c", "#ffcd1c", "#3f7a3d", "#b98a5a", "#b7cf66"),
            calm=("#a9c65a", "#8fb84e", "#c9d77c"),
        ),
        "august": Season(
            sky="#fbeecb",
            sun="#f0842c",
            cloud="#fff9e6",
            haze="#f0dfb4",
            tree="#2b5a33",
            leaf="#587a3a",
            far="#a3ab78",
            seam="#f7ecc4",
            water="#86b7bd",
            road="#f3e2b6",
            herd="bales",
            fields=("#e8c04a", "#f2d67e", "#a6b04a", "#d49a3a", "#6f9440", "#f6e3a0", "#b4713d", "#8da348"),
            calm=("#a6b04a", "#8da348", "#bcbf5c"),
        ),
        "october": Season(
            sky="#e9e4ee",
            sun="#d9542b",
            cloud="#f7f4f9",
            haze="#d8d2dc",
            tree="#5b3f2a",
            leaf="#9a5a2c",
            far="#a08f9c",
            seam="#efe6dc",
            water="#8fa9bd",
            road="#eadbc4",
            herd="geese",
            fields=("#8a5f3c", "#b98352", "#7d8f45", "#d2a257", "#a4512f", "#566f3a", "#dcc48e", "#93a054"),
            calm=("#93a054", "#7d8f45", "#aab069"),
        ),
        "mist": Season(
            sky="#eef3ea",
            sun="#ffe38a",
            cloud="#fbfdf8",
            haze="#e4ecdf",
            tree="#2f5f50",
            leaf="#5c8c72",
            far="#a9c2b3",
            seam="#f1f5e6",
            water="#a9cdd3",
            road="#f3efd8",
            herd="cows",
            fields=("#a8c79a", "#c3d8a5", "#7fae85", "#dde6b4", "#5f9474", "#e9dfae", "#94b8ad", "#b5cfa0"),
            calm=("#c3d8a5", "#a8c79a", "#b5cfa0"),
        ),
        "night": Season(
            sky="#0f2029",
            sun="#ffe9a8",
            cloud="#1d343e",
            haze="#1b3a44",
            tree="#071a14",
            leaf="#1d4a36",
            far="#1b3a3c",
            seam="#12281f",
            water="#3f7f96",
            road="#55603f",
            night=True,
            fields=("#1f4a34", "#2a5a39", "#173d30", "#3a6240", "#7a6a26", "#12332a", "#4a4030", "#285040"),
            calm=("#2a5a39", "#285040", "#3a6240"),
        ),
    }
)

DAYS = ("may", "may", "august", "october", "mist")


def season_of(seed: str) -> str:
    """The daylight season that belongs to a seed: always the same one, May twice as often."""
    return Chance(seed, "season").pick(DAYS)


def mix(a: str, b: str, share: float) -> str:
    """The colour at this share (0 to 1) of the way from a to b, both #rrggbb."""
    parts = ((int(a[i : i + 2], 16), int(b[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in parts)
