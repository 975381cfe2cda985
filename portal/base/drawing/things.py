"""What stands on the land: the motif, farms among trees, cows, bales, bands of mist."""

from .geometry import Point
from .growth import crowns
from .scene import Scene
from .seasons import mix
from .shapes import MOONLIT, PAINTS, SHADOW, Motif, Shape, disc
from .stage import Stage

NIGHT = "#0c1d18"  # What the dark mixes into every paint.
COW = (
    Shape("white", "M-15-20h26l7 3v7l-6 0-2 10h-3v-9h-16v9h-4l-2-14z"),
    Shape("dark", "M-8-20h9l-2 8h-8zM7-20h6l3 5-4 5-5-3zM-14 0h4v-3h-4zM9 0h4v-3h-4z"),
)
BALE = (
    Shape("wood", disc(0, -12, 12)),
    Shape("glass", disc(-1.5, -12.5, 9)),
    Shape("wood", disc(-1.5, -12.5, 4)),
)
HOUSE = (
    Shape("wall", "M-34 0v-16h68V0z"),
    Shape("roof", "M-40-14l10-26h60l10 26z"),
    Shape("dark", "M-8 0v-13H8V0z"),
    Shape("glass", "M-26-4v-8h8v8zM18-4v-8h8v8z"),
)


def drawn(
    scene: Scene, shapes: tuple[Shape, ...], at: Point, scale: float, *, haze: float = 0.5, mirror: int = 1
) -> str:
    """Shapes standing on a ground point, `scale` pixels to the unit; windows stay lit at night."""
    x, y = scene.eye(at)
    paths = "".join(_path(scene, shape, at[1], haze) for shape in shapes)
    return f'<g transform="translate({x:.0f} {y:.0f}) scale({scale * mirror:.3f} {scale:.3f})">{paths}</g>'


def _path(scene: Scene, shape: Shape, z: float, haze: float) -> str:
    colour, opacity = _paint(scene, shape.paint, z, haze)
    faint = f' opacity="{opacity}"' if opacity < 1 else ""
    if shape.line:
        return f'<path fill="none" stroke="{colour}" stroke-width="{shape.line}"{faint} d="{shape.path}"/>'
    return f'<path fill="{colour}"{faint} d="{shape.path}"/>'


def _paint(scene: Scene, paint: str, z: float, haze: float) -> tuple[str, float]:
    """A paint's colour in this season and at this distance, and its opacity."""
    season = scene.season
    if paint in SHADOW:
        return SHADOW[paint]
    if season.night and paint in MOONLIT:
        return MOONLIT[paint], 1
    if paint in ("tree", "leaf"):
        return scene.haze(season.tree if paint == "tree" else season.leaf, z, haze), 1
    return scene.haze(mix(PAINTS[paint], NIGHT, 0.42 if season.night else 0), z, haze), 1


def motif(scene: Scene, stage: Stage, what: Motif) -> str:
    """The motif in its place, as large at every distance."""
    return drawn(scene, what.shapes, stage.spot, stage.scale, haze=0.2)


def farms(scene: Scene, stage: Stage) -> list[tuple[float, str]]:
    """Farmhouses in the middle distance, each with trees about it: (distance, markup)."""
    chance, found = scene.chance("farms"), []
    for _ in range(9):
        z = chance.between(3.1, 8)
        spot = (chance.between(-0.85, 0.85) * z, z)
        trees = [(chance.between(-5.4, 5.4), chance.between(2.6, 4.4)) for _ in range(4)]
        if len(found) < 4 and _is_free(scene, stage, spot, 7):
            house = drawn(scene, HOUSE, spot, scene.unit / 41 * 10 / z)
            x, y = scene.eye(spot)
            unit = scene.unit / z
            grown = [(x + dx * unit * 2, y, r * unit) for dx, r in trees if abs(dx) > 2]
            found.append((z, crowns(scene, stage, grown, z, lift=0.5) + house))
    return found


def _is_free(scene: Scene, stage: Stage, spot: Point, size: float) -> bool:
    x, y = scene.eye(spot)
    return not stage.hides(x, y, scene.unit * size / spot[1] * 2, 0) and not stage.blocks(spot, 0.1)


def herd(scene: Scene, stage: Stage) -> list[tuple[float, str]]:
    """A few cows or bales of straw in one field, as the season has it: (distance, markup)."""
    chance, kind = scene.chance("herd"), {"cows": COW, "bales": BALE}.get(scene.season.herd)
    places = [(chance.between(-0.8, 0.8), chance.between(2.2, 3.4)) for _ in range(8)]
    free = [(x * z, z) for x, z in places if _is_free(scene, stage, (x * z, z), 6)]
    if not kind or not free:
        return []
    x, z = free[0]
    spots = sorted((z + chance.wobble(0.12), x + chance.wobble(0.24)) for _ in range(chance.whole(3, 5)))
    return [
        (cz, drawn(scene, kind, (cx, cz), scene.unit * 0.27 / cz, mirror=chance.side()))
        for cz, cx in reversed(spots)
        if not stage.blocks((cx, cz), 0.1)
    ]


def mist(scene: Scene) -> list[tuple[float, str]]:
    """Bands of mist over the fields, for the season that has them: (distance, markup)."""
    chance = scene.chance("mist")
    bands = []
    for z in (4.2, 6.5, 10):
        y, wide = scene.horizon + (scene.height - scene.horizon) / z, scene.width * chance.between(0.3, 0.6)
        x, high = chance.between(-0.1, 0.8) * scene.width, scene.unit * 9 / z
        bar = f'x="{x:.0f}" y="{y - high:.0f}" width="{wide:.0f}" height="{high:.0f}" rx="{high / 2:.0f}"'
        bands.append((z, f'<rect {bar} fill="{scene.season.cloud}" opacity=".72"/>'))
    return bands
