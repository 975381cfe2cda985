"""The pictures that no content changes: hero, masks, logo, icons, the picture for shared links."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path

from PIL import Image

from .landscape import landscape
from .logo import LOGO_SIZE, logo, logo_paths
from .masks import brook, hedgerow, patchwork
from .raster import png

HERO = {"day": "may", "night": "night"}
HERO_WIDTHS = (800, 1600)
ICONS = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}
ICO_SIZES = (16, 32, 48)
# Full colour at every pixel for AVIF: flat drawings show the fringes that photographs hide.
PHOTO = {
    "webp": {"quality": 72, "method": 6},
    "avif": {"quality": 58, "speed": 5, "subsampling": "4:4:4"},
}


def static_pictures() -> dict[str, Callable[[], bytes]]:
    """Every static picture by file name, as a function that draws it: the same bytes each time."""
    return {**_drawings(), **_icons(), **_heroes(), "social.png": lambda: _flat(png(_social(), width=1200))}


def draw_static(folder: Path) -> list[Path]:
    """Write every static picture into a folder, which is made where needed; the paths written, by name.

    Raises OSError where the folder cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, draw in sorted(static_pictures().items()):
        path = folder / name
        path.write_bytes(draw())
        written.append(path)
    return written


def _drawings() -> dict[str, Callable[[], bytes]]:
    return {
        "kavels.svg": lambda: patchwork("kavels").encode(),
        "haag.svg": lambda: hedgerow("haag").encode(),
        "beek.svg": lambda: brook().encode(),
        "logo.svg": lambda: logo().encode(),
        "favicon.svg": lambda: logo().encode(),
    }


def _icons() -> dict[str, Callable[[], bytes]]:
    return {name: partial(_icon, size) for name, size in ICONS.items()} | {"favicon.ico": _ico}


def _heroes() -> dict[str, Callable[[], bytes]]:
    return {
        f"hero-{name}-{width}.{kind}": partial(_photo, season, width, kind)
        for name, season in HERO.items()
        for width in HERO_WIDTHS
        for kind in PHOTO
    }


def _hero(season: str) -> str:
    """The land below the words of the home page; the page itself is its sky."""
    frame = {"width": 1600, "height": 560, "horizon": 130}
    return landscape("welkom", motif="hall", season=season, clear_sky=True, at=(0.55, 1.75), **frame)


def _social() -> str:
    """A landscape with the logo in its sky, for links shared elsewhere: 1200 × 630, as Open Graph advises."""
    land = landscape("social9", motif="hall", season="may", width=1200, height=630, horizon=245)
    mark = f'<g transform="translate(72 72) scale({144 / LOGO_SIZE:g})">{logo_paths()}</g>'
    return land.replace("</svg>", f"{mark}</svg>")


def _photo(season: str, width: int, kind: str) -> bytes:
    image, out = Image.open(BytesIO(png(_hero(season), width=width))), BytesIO()
    image.save(out, kind, **PHOTO[kind])
    return out.getvalue()


def _flat(content: bytes) -> bytes:
    """The same PNG in a palette of 256 colours, which is all a flat drawing needs."""
    image, out = Image.open(BytesIO(content)).convert("RGB"), BytesIO()
    image.quantize(256, dither=Image.Dither.NONE).save(out, "png", optimize=True)
    return out.getvalue()


def _icon(size: int) -> bytes:
    return _flat(png(logo(), width=size))


def _ico() -> bytes:
    images, out = [Image.open(BytesIO(png(logo(), width=size))) for size in ICO_SIZES], BytesIO()
    images[-1].save(out, "ico", sizes=[(size, size) for size in ICO_SIZES], append_images=images[:-1])
    return out.getvalue()
