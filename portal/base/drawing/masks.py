"""Drawings of shape alone, used as masks: the style sheet gives the colour, so every scheme follows."""

from .chance import Chance
from .geometry import between, middle, parcel, shape


def patchwork(seed: str, *, width: int = 1000, height: int = 520) -> str:
    """Fields from above that thin out to the left, as an SVG."""
    chance = Chance(seed, "patchwork")
    edge = 40
    right, low, high = float(width + edge), float(-edge), float(height + edge)
    parts = []
    for plot in parcel([(0.0, low), (right, low), (right, high), (0.0, high)], chance, turn=0.42, size=9000, fall=0):
        centre = middle(plot)
        thinned = (centre[0] / width - 0.12 + chance.between(-0.16, 0.16)) / 0.88
        strength = thinned * chance.pick((0.25, 0.5, 0.75, 1))
        if strength > 0.03:
            outline = shape(between(corner, centre, 0.045) for corner in plot)
            parts.append(f'<path opacity="{min(1, strength):.2f}" d="{outline}"/>')
    return _svg(width, height, "".join(parts))


def hedgerow(seed: str, *, width: int = 1200, height: int = 60) -> str:
    """A row of bushes that repeats from left to right without a seam, as an SVG that may be stretched."""
    chance, x, bushes = Chance(seed, "hedgerow"), 0.0, ""
    while x < width:
        r = chance.between(9, 20) * (1.35 if chance.happens(0.15) else 1)
        for at in (x - width, x, x + width):
            if -r < at < width + r:
                bushes += f"M{at - r:.0f} {height - 8}a{r:.1f} {r * 1.1:.1f} 0 0 1 {2 * r:.1f} 0z"
        x += r * chance.between(0.7, 1.25)
    ground = f"M0 {height - 11}H{width}V{height}H0z"
    return _svg(width, height, f'<path d="{ground}{bushes}"/>', ' preserveAspectRatio="none"')


def brook() -> str:
    """A meander that repeats from top to bottom without a seam, as an SVG."""
    bends = "M12-120C20-100 20-80 12-60S4-20 12 0S20 40 12 60S4 100 12 120S20 160 12 180"
    return _svg(24, 120, f'<path fill="none" stroke="#000" stroke-width="6" d="{bends}"/>')


def _svg(width: int, height: int, content: str, more: str = "") -> str:
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}{more}>{content}</svg>\n'
