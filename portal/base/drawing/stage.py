"""Where things may stand: the motif's place, and the brook, road and lane that lead past or to it."""

import math
from dataclasses import dataclass, field

from .geometry import Point, is_near
from .scene import Scene
from .shapes import Motif

Line = list[Point]

UNITS = 2.85  # Units of a motif to one unit of the scene.
HALVES = {"brook": 0.055, "river": 0.105, "road": 0.085, "lane": 0.028}  # Half their width on the ground.
SQUARE = 1.6  # Pictures no wider than this are also shown cropped to a square.


@dataclass(frozen=True)
class Stage:
    """The arrangement of one landscape.

    `spot` and `lines` are ground points, `scale` is pixels to a unit of the motif, `box` is the motif's left,
    top, right and foot in pixels, and `side` is where it stands: -1 left, 1 right.
    """

    motif: Motif | None
    side: int
    spot: Point
    scale: float = 1
    box: tuple[float, float, float, float] = (0, 0, 0, 0)
    lines: dict[str, Line] = field(default_factory=dict)

    def hides(self, x: float, y: float, radius: float, z: float) -> bool:
        """Whether something round, at this pixel and distance, would come too near the motif's image."""
        left, top, right, foot = self.box
        if not self.motif or z > self.spot[1] + 1.6:
            return False
        return left - radius < x < right + radius and top - radius < y < foot + radius * 2

    def blocks(self, ground: Point, room: float) -> bool:
        """Whether something that needs this much room to each side would stand in water or on a way."""
        return any(is_near(ground, line, room + HALVES[name]) for name, line in self.lines.items())


def set_stage(scene: Scene, motif: Motif | None, at: Point | None) -> Stage:
    """Choose a place off centre for the motif, and lay brook, road and lane around it."""
    chance = scene.chance("stage")
    side = chance.side()
    z = (motif.distance if motif else 1.9) + chance.wobble(0.03)
    scale = _scale(scene)
    spot = at or (scene.across(scene.width / 2 + side * _offset(scene, motif, chance.between(0, 1)), z), z)
    side = 1 if spot[0] > 0 else -1
    return Stage(motif, side, spot, scale, _box(scene, motif, spot, scale), _lines(scene, motif, spot, side))


def _scale(scene: Scene) -> float:
    return scene.unit / UNITS


def _offset(scene: Scene, motif: Motif | None, share: float) -> float:
    """How far off centre, in pixels: enough to see, and inside the square crop where there is one."""
    furthest = scene.width * 0.2
    if motif and scene.width <= scene.height * SQUARE:
        furthest = min(furthest, scene.height * 0.48 - motif.reach * _scale(scene))
    return furthest * (0.55 + 0.45 * share)


def _box(scene: Scene, motif: Motif | None, spot: Point, scale: float) -> tuple[float, float, float, float]:
    x, y = scene.eye(spot)
    reach, tall = (motif.reach * scale, motif.tall * scale) if motif else (0, 0)
    return x - reach, y - tall, x + reach, y


def _lines(scene: Scene, motif: Motif | None, spot: Point, side: int) -> dict[str, Line]:
    chance = scene.chance("lines")
    lines: dict[str, Line] = {}
    with_brook, slope, bend = chance.happens(0.6), chance.wobble(0.02), chance.wobble(0.16)
    ground = motif.ground if motif else ""
    door = spot[0] + (motif.door * _scale(scene) / scene.width * 2 * spot[1] if motif else 0)
    if ground == "water":
        lines["river"] = _brook(scene, side, through=spot)
    elif with_brook or scene.clear:
        lines["brook"] = _brook(scene, -side)
    if ground in ("road", "water"):
        lines["road"] = [(x, spot[1] + slope * (x - spot[0])) for x in (-4, 4)]
    if ground in ("yard", "lane"):
        lines["lane"] = _lane((door, spot[1]), bend)
    return lines


def _brook(scene: Scene, side: int, through: Point | None = None) -> Line:
    """A meander in even steps of the eye, not of the ground, so that it never folds in the distance."""
    chance = scene.chance("brook")
    near, far = side * chance.between(0.4, 0.75), side * chance.between(0.1, 0.55)
    sway, phase, pace = chance.between(0.07, 0.13), chance.between(0, math.tau), chance.between(3.4, 4.6)

    def look(z: float) -> float:
        share = math.log(z) / math.log(16)
        return near + (far - near) * share + sway * (1 - share) * math.sin(phase + pace * math.log(z))

    shift = through[0] / through[1] - look(through[1]) if through else 0
    depths = [0.9 * 1.045**i for i in range(64)]
    return [((look(z) + shift) * z, z) for z in depths]


def _lane(spot: Point, bend: float) -> Line:
    """From the lower edge of the picture to the door, in one gentle bend."""
    x, z = spot
    steps = [i / 14 for i in range(15)]
    return [
        ((x / z + bend * (1 - t * t * (3 - 2 * t)) * 1.6) * depth, depth)
        for t, depth in ((t, 0.9 + (z - 0.9) * t) for t in steps)
    ]
