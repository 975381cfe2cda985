"""Hedges, rows of trees and single trees, in two flat tones."""

import math

from .chance import Chance
from .geometry import Point, between
from .ground import Edge
from .scene import Scene
from .seasons import mix
from .stage import Stage

Bush = tuple[float, float, float]


def hedge(scene: Scene, stage: Stage, edge: Edge, chance: Chance) -> str:
    """A hedge along a field's edge, with gaps where it would hide the motif or stand in water or a way."""
    tall = chance.happens(0.3)
    z = (edge[0][1] + edge[1][1]) / 2
    pace = (0.15 if tall else 0.062) * z**0.5
    count = max(2, min(30, round(math.dist(*edge) / pace)))
    spots = [between(*edge, (i + chance.wobble(0.12)) / count) for i in range(count + 1)]
    bushes = [bush for bush in (_bush(scene, stage, spot, chance, tall=tall) for spot in spots) if bush]
    return crowns(scene, stage, bushes, z, lift=0.9 if tall else 0)


def _bush(scene: Scene, stage: Stage, spot: Point, chance: Chance, *, tall: bool) -> Bush | None:
    x, y = scene.eye(spot)
    size = chance.between(3.3, 5) if tall else chance.between(2.2, 4.2) * (1.5 if chance.happens(0.1) else 1)
    r = scene.unit * size / spot[1]
    room = r / scene.width * 2 * spot[1] * 0.7
    if stage.hides(x, y, r * (2 if tall else 1), spot[1]) or stage.blocks(spot, room):
        return None
    return x, y, r


def crowns(scene: Scene, stage: Stage, bushes: list[Bush], z: float, lift: float = 0) -> str:
    """Round crowns on the ground, or `lift` radii above it on trunks, lit from the side of the sun."""
    if not bushes:
        return ""
    season, sunward = scene.season, -stage.side
    dark, light = scene.haze(season.tree, z, 0.66), scene.haze(mix(season.tree, season.leaf, 0.75), z, 0.66)
    body = "".join(_dome(x, y - r * lift, r, 0.6) for x, y, r in bushes)
    lit = "".join(_dome(x + sunward * r * 0.24, y - r * (lift + 0.5), r * 0.6, 0.75) for x, y, r in bushes)
    if lift:
        body += "".join(f"M{x - r * 0.1:.1f} {y:.1f}v{-r:.1f}h{r * 0.2:.1f}v{r:.1f}z" for x, y, r in bushes)
    return f'<path fill="{dark}" d="{body}"/><path fill="{light}" d="{lit}"/>'


def _dome(x: float, y: float, r: float, under: float) -> str:
    return (
        f"M{x - r:.1f} {y - r * 0.55:.1f}a{r:.1f} {r:.1f} 0 0 1 {2 * r:.1f} 0"
        f"a{r:.1f} {r * under:.1f} 0 0 1 {-2 * r:.1f} 0z"
    )
