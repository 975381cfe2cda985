"""Drawing the demo's pictures, apart from Django, so that every core of the machine can draw one."""

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from io import BytesIO

from PIL import Image

from portal.base.drawing.landscape import landscape
from portal.base.drawing.raster import png

WIDTH = 1600


def draw_all(rows: Mapping[str, Mapping]) -> dict[str, bytes]:
    """A WebP for each slug, drawn from the `motif` and `season` of its row. The slug is the seed."""
    with ProcessPoolExecutor() as pool:
        tasks = {slug: pool.submit(draw, slug, row["motif"], row.get("season")) for slug, row in rows.items()}
        return {slug: task.result() for slug, task in tasks.items()}


def draw(slug: str, motif: str, season: str | None) -> bytes:
    """One landscape as a lossless WebP of WIDTH pixels: flat colours keep every edge and stay small."""
    drawing = png(landscape(slug, motif=motif, season=season), width=WIDTH)
    file = BytesIO()
    Image.open(BytesIO(drawing)).convert("RGB").save(file, "WEBP", lossless=True, method=0)
    return file.getvalue()
