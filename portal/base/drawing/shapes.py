"""The flat shapes a motif is made of, and the paints they are filled with."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

PAINTS: Mapping[str, str] = MappingProxyType(
    {
        "roof": "#a8321f",
        "wall": "#f7f2e2",
        "brick": "#8f4a33",
        "dark": "#16281f",
        "glass": "#ffcd1c",
        "blue": "#1b5f7c",
        "white": "#ffffff",
        "green": "#14472f",
        "panel": "#1d3a55",
        "wood": "#b07c46",
        "stone": "#c9c2ae",
        "pane": "#1b5f7c",
    }
)
MOONLIT = {"glass": "#ffd95a", "pane": "#ffd95a", "dark": "#33494f"}
SHADOW = {"shade": ("#0c1d18", 0.2), "shine": ("#ffffff", 0.22)}


class Shape(NamedTuple):
    """SVG path data in a paint of `PAINTS`, `SHADOW`, or the season's `tree` and `leaf`.

    With `line` it is drawn as a line that wide, without it it is filled.
    """

    paint: str
    path: str
    line: float = 0


@dataclass(frozen=True)
class Motif:
    """One thing to look at: it stands on (0, 0), within `reach` to either side and `tall` upwards.

    `ground` is what it stands on: a yard with a lane, a lane, a road or water; the lane ends at `door` (x).
    `distance` is how far away it stands.
    """

    shapes: tuple[Shape, ...]
    reach: float = 62
    tall: float = 66
    ground: str = "yard"
    distance: float = 1.95
    door: float = 0


def disc(x: float, y: float, r: float) -> str:
    """A circle as path data."""
    return f"M{x - r:g} {y:g}a{r:g} {r:g} 0 1 1 {2 * r:g} 0a{r:g} {r:g} 0 1 1 {-2 * r:g} 0z"


def discs(*circles: tuple[float, float, float]) -> str:
    """Several circles, each (x, y, radius), as one path."""
    return "".join(disc(*circle) for circle in circles)


def boxes(y: float, width: float, height: float, *lefts: float) -> str:
    """Upright rectangles that stand on y, one for every left side."""
    return "".join(f"M{x:g} {y:g}v{-height:g}h{width:g}v{height:g}z" for x in lefts)
