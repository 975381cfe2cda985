"""The demo's pictures: a drawn landscape per page, rendered once into the image library."""

from collections.abc import Mapping
from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image

from portal.base.drawing.landscape import landscape
from portal.base.drawing.raster import png
from portal.base.models import PortalImage

WIDTH = 1600
CARD = ("fill-400x267|format-webp", "fill-800x533|format-webp")  # What lists show, so that the first visit is quick.


def picture_for(slug: str, row: Mapping) -> PortalImage:
    """The drawing of a page: its slug is the seed, so a page keeps its picture and no two share one."""
    there = PortalImage.objects.filter(title=slug).first()
    if there:
        return there
    drawn = png(landscape(slug, motif=row["motif"], season=row.get("season")), width=WIDTH)
    file = BytesIO()
    # Flat colours: a lossless WebP is smaller than the PNG and keeps every edge.
    Image.open(BytesIO(drawn)).convert("RGB").save(file, "WEBP", lossless=True, method=0)
    file.seek(0)
    image = PortalImage.objects.create(
        title=slug, file=ImageFile(file, name=f"{slug}.webp"), description=row.get("image_alt", "")
    )
    image.get_renditions(*CARD)
    return image
