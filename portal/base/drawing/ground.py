"""The land itself: fields with their furrows, water and ways, and the plot a motif stands on."""

from .chance import Chance
from .geometry import Point, Polygon, area, contains, edges, middle, parcel, ribbon, stripes
from .scene import FAR, Scene
from .seasons import mix
from .stage import HALVES, Line, Stage

Edge = tuple[Point, Point]

CROSSING = ("brook", "road", "lane", "river")  # The later one lies over the earlier.


def plots(scene: Scene) -> list[Polygon]:
    """The fields, furthest first."""
    chance = scene.chance("fields")
    ground: Polygon = [(-1.08, 0.97), (1.08, 0.97), (1.08 * FAR, FAR), (-1.08 * FAR, FAR)]
    turn = chance.side() * chance.between(0.28, 0.62)
    return sorted(parcel(ground, chance, turn=turn, size=0.17), key=lambda plot: -middle(plot)[1])


def fields(scene: Scene, stage: Stage, land: list[Polygon]) -> str:
    """Every field in a colour of the season, calm ones around the motif, hazier with distance."""
    chance, last = scene.chance("colours"), ""
    floor = scene.haze(scene.season.fields[0], 8)
    parts = [f'<path fill="{floor}" d="M0 {scene.horizon}H{scene.width}V{scene.height}H0z"/>']
    for plot in land:
        here = stage.motif is not None and contains(plot, stage.spot)
        quiet = here or stage.hides(*scene.eye(middle(plot)), 0, middle(plot)[1])
        tones = scene.season.calm if quiet else scene.season.fields
        last = chance.pick([tone for tone in tones if tone != last])
        parts.append(_field(scene, plot, last, chance, ploughed=not here))
    return "".join(parts)


def _field(scene: Scene, plot: Polygon, tone: str, chance: Chance, *, ploughed: bool) -> str:
    z, outline = middle(plot)[1], scene.path(plot)
    fill, seam = scene.haze(tone, z), scene.haze(scene.season.seam, z)
    furrows = _furrows(scene, plot, fill, chance) if chance.happens(0.66) and ploughed and z < 7 else ""
    width = scene.unit * min(0.8, 1.05 / z)
    line = f'stroke="{seam}" stroke-width="{width:.1f}" stroke-linejoin="round"'
    if not furrows:
        return f'<path fill="{fill}" {line} d="{outline}"/>'
    return f'<path fill="{fill}" d="{outline}"/>{furrows}<path fill="none" {line} d="{outline}"/>'


def _furrows(scene: Scene, plot: Polygon, fill: str, chance: Chance) -> str:
    shade = mix(fill, "#000000" if chance.happens(0.6) else "#ffffff", 0.09 if scene.season.night else 0.11)
    z = middle(plot)[1]
    count = max(3, min(11, round(area(plot) ** 0.5 / (0.05 * z**0.9))))
    return f'<path fill="{shade}" d="{"".join(map(scene.path, stripes(plot, count)))}"/>'


def ways(scene: Scene, stage: Stage) -> str:
    """Yard, road, lane and water, in the order in which one crosses the other."""
    season, parts = scene.season, []
    if stage.motif and stage.motif.ground == "yard":
        parts.append(_yard(scene, stage))
    for name in (name for name in CROSSING if name in stage.lines):
        line, wet = stage.lines[name], name in ("brook", "river")
        bank = mix(season.tree, season.calm[0], 0.45) if wet else mix(season.road, season.tree, 0.22)
        fill = season.water if wet else season.road
        parts.append(_strip(scene, line, HALVES[name] * 1.2, scene.haze(bank, 3)))
        parts.append(_strip(scene, line, HALVES[name], fill))
    return "".join(parts)


def _strip(scene: Scene, line: Line, half: float, fill: str) -> str:
    return f'<path fill="{fill}" d="{scene.path(ribbon(line, half))}"/>'


def _yard(scene: Scene, stage: Stage) -> str:
    """A plot askew under the motif, as light as the lane that leads to it."""
    (x, z), season = stage.spot, scene.season
    half = (stage.box[2] - stage.box[0]) / scene.width * z
    corners = ((-1.2, -0.11), (1.1, -0.06), (1.2, 0.2), (-1.02, 0.14))
    outline = scene.path((x + half * across, z + away) for across, away in corners)
    return f'<path fill="{mix(season.calm[2], season.road, 0.55)}" d="{outline}"/>'


def boundaries(scene: Scene, land: list[Polygon]) -> list[Edge]:
    """The field edges on which a hedge grows: some, and more often those that run across the view."""
    chance = scene.chance("hedges")
    seen = [edge for plot in land for edge in edges(plot) if _in_view(edge)]
    return [edge for edge in seen if chance.happens(0.12 + 0.4 * _level(scene, edge))]


def _in_view(edge: Edge) -> bool:
    (ax, az), (bx, bz) = edge
    return 1.3 < min(az, bz) < 13 and max(abs(ax / az), abs(bx / bz)) < 1.15


def _level(scene: Scene, edge: Edge) -> float:
    """From 0 for an edge that runs away from the eye to 1 for one along the horizon."""
    (ax, ay), (bx, by) = map(scene.eye, edge)
    return abs(bx - ax) / (abs(bx - ax) + 2 * abs(by - ay) + 1)
