"""Everything above and on the horizon: sky, sun, clouds, birds, stars, far woods and a village."""

from .geometry import shape
from .scene import Scene
from .seasons import mix
from .shapes import disc, discs
from .stage import Stage

SKEIN = ((-2, 1.6), (-1, 0.8), (0, 0), (1, 1), (2, 2), (3, 3), (4, 4))
CHURCH = ((0, 0), (0, -6), (0.9, -12), (1.8, -6), (1.8, -4.2), (6.6, -4.2), (7.4, 0))
ROOFS = ((-9, 0), (-8.4, -2.2), (-6, -2.2), (-5.6, -0.7), (-4.8, -2.8), (-2.2, -2.8), (-1.4, 0))
HOUSES = ((8.6, 0), (9.4, -2.5), (12, -2.5), (12.6, -0.6), (13, -1.9), (15, -1.9), (15.6, 0))
VILLAGE = (CHURCH, ROOFS, HOUSES)


def sky(scene: Scene, stage: Stage) -> str:
    """The sky, its sun and what drifts in it; with a clear sky only the sun."""
    x, y, r = sun(scene, stage)
    orb = f'<path fill="{scene.season.sun}" d="{disc(round(x), round(y), round(r))}"/>'
    if scene.clear:
        return orb
    ground = f'<path fill="{scene.season.sky}" d="M0 0H{scene.width}V{scene.height}H0z"/>'
    if scene.season.night:
        return ground + _stars(scene) + orb
    birds = _birds(scene, x) if scene.season.herd == "geese" else ""
    return ground + orb + _clouds(scene, (x, y, r)) + birds


def sun(scene: Scene, stage: Stage) -> tuple[float, float, float]:
    """The sun's or moon's (x, y, radius): low, across from the motif; beside it where words fill the sky."""
    chance = scene.chance("sun")
    r = scene.unit * chance.between(9, 12.5)
    if scene.clear:
        return scene.width * 0.78, scene.horizon - r * 0.55, r
    off = min(scene.width * chance.between(0.13, 0.25), scene.height * 0.5 - r * 1.1)
    return scene.width / 2 - stage.side * off, scene.horizon - r * chance.between(0.25, 0.95), r


def _clouds(scene: Scene, orb: tuple[float, float, float]) -> str:
    chance, unit, parts = scene.chance("clouds"), scene.unit, []
    for _ in range(chance.whole(2, 3)):
        wide, high = unit * chance.between(16, 32), unit * 1.9
        x, y = chance.between(0.02, 0.98) * scene.width - wide / 2, scene.horizon * chance.between(0.14, 0.52)
        if x - unit * 3 < orb[0] + orb[2] and x + wide + unit * 3 > orb[0] - orb[2]:
            y = min(y, orb[1] - orb[2] - unit * 6)
        if y > unit * 3:
            shift = wide * chance.between(0.12, 0.4)
            parts += [(x, y, wide, high), (x + shift, y - high, wide * chance.between(0.42, 0.56), high + 1)]
    pills = "".join(_pill(*part) for part in parts)
    return f'<path fill="{scene.season.cloud}" d="{pills}"/>' if pills else ""


def _pill(x: float, y: float, wide: float, high: float) -> str:
    r = high / 2
    arc = f"a{r:.1f} {r:.1f} 0 0 1 0"
    return f"M{x:.0f} {y:.0f}h{wide:.0f}{arc} {high:.1f}h{-wide:.0f}{arc} {-high:.1f}z"


def _stars(scene: Scene) -> str:
    chance = scene.chance("stars")
    width, height, sizes = scene.width, scene.horizon * 0.8, (1.2, 1.8, 2.6)
    spots = [(round(chance.between(0, width)), round(chance.between(0, height)), chance.pick(sizes)) for _ in range(34)]
    return f'<path fill="{mix(scene.season.sky, scene.season.sun, 0.65)}" d="{discs(*spots)}"/>'


def _birds(scene: Scene, away: float) -> str:
    """Geese in their slanting line, in the half of the sky without the sun."""
    chance, unit = scene.chance("birds"), scene.unit
    x, y = scene.width * (0.3 if away > scene.width / 2 else 0.62), scene.horizon * chance.between(0.3, 0.45)
    wings = "".join(_bird(x + dx * unit * 3.2, y + dy * unit * 1.3, unit * 1.6) for dx, dy in SKEIN)
    line = f'stroke="{mix(scene.season.tree, scene.season.sky, 0.25)}" stroke-width="{unit * 0.34:.1f}"'
    return f'<path fill="none" {line} stroke-linecap="round" d="{wings}"/>'


def _bird(x: float, y: float, span: float) -> str:
    lift = -span * 0.7
    left = f"M{x:.0f} {y:.0f}q{span * 0.6:.1f} {lift:.1f} {span:.1f} 0"
    return f"{left}q{span * 0.4:.1f} {lift:.1f} {span:.1f} {-span * 0.1:.1f}"


def woods(scene: Scene, stage: Stage) -> str:
    """Far woods, three rows one before the other as the wings of a theatre, with a village between."""
    parts = []
    for row in range(3):
        tone = mix(mix(scene.season.far, scene.season.tree, row * 0.2), scene.season.haze, 0.45 - row * 0.18)
        parts.append(f'<path fill="{tone}" d="{_canopy(scene, row)}"/>')
        if row == 1:
            parts.append(_village(scene, stage, mix(tone, scene.season.tree, 0.3)))
    return "".join(parts)


def _canopy(scene: Scene, row: int) -> str:
    chance, unit = scene.chance(f"woods {row}"), scene.unit
    base, x = scene.horizon + unit * (row * 0.45 - 0.5), -4 * unit
    path, height = f"M{x:.0f} {scene.horizon + 2 * unit:.0f}", unit * 1.2
    while x < scene.width + 4 * unit:
        step = unit * chance.between(2, 5.4)
        height = max(unit * 0.5, min(unit * (3.1 - row * 0.7), height + chance.wobble(unit * 0.55)))
        path += f"V{base - height * 0.6:.1f}q{step / 2:.1f} {-height * 1.1:.1f} {step:.1f} 0"
        x += step
    return f"{path}V{scene.horizon + 2 * unit:.0f}z"


def _village(scene: Scene, stage: Stage, tone: str) -> str:
    """A church and some roofs, clear of the sun and of the motif."""
    x, unit, y = _quiet(scene, stage), scene.unit * 0.92, float(scene.horizon)
    outlines = (shape(((x + a * unit, y + b * unit) for a, b in part), 1) for part in VILLAGE)
    return f'<path fill="{tone}" d="{"".join(outlines)}"/>'


def _quiet(scene: Scene, stage: Stage) -> float:
    """A place for the village, which reaches 9 units to its left and 15 to its right."""
    chance, (x, _, r), unit = scene.chance("village"), sun(scene, stage), scene.unit
    spots = [scene.width * i / 24 for i in range(2, 22)]
    left, _, right, _ = stage.box
    taken = [(x - r, x + r), (left, right)]
    free = [s for s in spots if all(s + 15 * unit < start or s - 9 * unit > stop for start, stop in taken)]
    return chance.pick(free or spots[:2])
