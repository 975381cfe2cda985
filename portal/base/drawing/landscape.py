"""Patchwork landscapes: the default picture of every page, drawn from its seed.

The ground is one plane in perspective. Oblique cuts make it fields, hedges stand on some of the cuts, a brook
or a road runs through, and at most one motif stands off centre. Distance mixes all colours with haze.
"""

from . import things
from .chance import Chance
from .geometry import Point, Polygon
from .ground import boundaries, fields, plots, ways
from .growth import hedge
from .motifs import MOTIFS
from .scene import Scene
from .seasons import SEASONS, season_of
from .sky import sky, woods
from .stage import Stage, set_stage


def landscape(  # noqa: PLR0913 (a picture has this many free choices, and all but the seed are optional)
    seed: str,
    *,
    motif: str | None = None,
    season: str | None = None,
    width: int = 1200,
    height: int = 800,
    horizon: int | None = None,
    clear_sky: bool = False,
    at: Point | None = None,
) -> str:
    """An SVG document of this many pixels, always the same for the same arguments.

    `motif` is a name of MOTIFS, `season` one of SEASONS (without it the seed chooses one of daylight),
    `horizon` a y in pixels, `at` the motif's ground point (across, distance). A clear sky is transparent.
    Raises KeyError for a motif or season that does not exist.
    """
    if horizon is None:
        horizon = round(height * Chance(seed, "horizon").between(0.31, 0.37))
    scene = Scene(seed, SEASONS[season or season_of(seed)], width, height, horizon, clear_sky)
    stage = set_stage(scene, MOTIFS[motif] if motif else None, at)
    land = plots(scene)
    parts = sky(scene, stage), woods(scene, stage), fields(scene, stage, land), ways(scene, stage)
    standing = sorted(_hedges(scene, stage, land) + _things(scene, stage), key=lambda thing: -thing[0])
    content = "".join(parts) + "".join(markup for _, markup in standing)
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    frame = f'xmlns="http://www.w3.org/2000/svg" {size} preserveAspectRatio="xMidYMax slice"'
    return f"<svg {frame}>{content}</svg>\n"


def _hedges(scene: Scene, stage: Stage, land: list[Polygon]) -> list[tuple[float, str]]:
    chance = scene.chance("bushes")
    grown = ((max(a[1], b[1]), hedge(scene, stage, (a, b), chance)) for a, b in boundaries(scene, land))
    return [(z, markup) for z, markup in grown if markup]


def _things(scene: Scene, stage: Stage) -> list[tuple[float, str]]:
    found = things.farms(scene, stage) + things.herd(scene, stage)
    if scene.season is SEASONS["mist"]:
        found += things.mist(scene)
    if stage.motif:
        found.append((stage.spot[1], things.motif(scene, stage, stage.motif)))
    return found
