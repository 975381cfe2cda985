"""What every part of one landscape shares: the eye, the palette, the seed."""

from collections.abc import Iterable
from dataclasses import dataclass

from .chance import Chance
from .geometry import Point, shape
from .seasons import Season, mix

FAR = 34


@dataclass(frozen=True)
class Scene:
    """A ground plane in perspective.

    Ground points are (x, z): z is the distance, 1 at the lower edge of the picture; x runs across, and ±1 are
    the sides of the picture at z = 1. The picture is in pixels, with `horizon` its y at infinite distance.
    """

    seed: str
    season: Season
    width: int
    height: int
    horizon: int
    clear: bool

    def chance(self, part: str) -> Chance:
        """A stream of choices of this part's own, so that a change in one part leaves the others alone."""
        return Chance(self.seed, part)

    def eye(self, ground: Point) -> Point:
        """Where a ground point lies in the picture, in pixels."""
        x, z = ground
        return self.width / 2 * (1 + x / z), self.horizon + (self.height - self.horizon) / z

    def across(self, pixel: float, z: float) -> float:
        """The ground x that the eye sees at a horizontal pixel, at distance z."""
        return (pixel * 2 / self.width - 1) * z

    def path(self, points: Iterable[Point]) -> str:
        """A closed SVG path through ground points."""
        return shape(map(self.eye, points), digits=1)

    @property
    def unit(self) -> float:
        """A hundredth of the picture's size in pixels, to measure what does not lie on the ground."""
        return (self.height * 0.7 + self.width * 0.2) / 100

    def haze(self, colour: str, z: float, most: float = 0.72) -> str:
        """The colour as seen at distance z."""
        return mix(colour, self.season.haze, most * min(1, max(0, z - 1) / 11) ** 0.75)
