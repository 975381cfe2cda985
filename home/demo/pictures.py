"""The demo's pictures: a drawn landscape per page, rendered once into the image library."""

from collections.abc import Iterator, Mapping

from django.core.files.base import ContentFile

from portal.base.models import PortalImage

from .drawn import draw_all
from .reading import content


def load_pictures() -> dict[str, PortalImage]:
    """The picture of each page by its slug, drawn where it is not in the library yet. No two pages share one."""
    rows = dict(rows_with_picture())
    there = {image.title: image for image in PortalImage.objects.filter(title__in=rows)}
    drawn = draw_all({slug: row for slug, row in rows.items() if slug not in there})
    return there | {slug: add_to_library(slug, rows[slug], file) for slug, file in drawn.items()}


def rows_with_picture() -> Iterator[tuple[str, Mapping]]:
    """Slug and row of everything in the content files that has a motif."""
    pages, offers = content("pages"), content("offers")
    tables = [pages["page"], pages["news"], [pages["programme"]], offers["training"], offers["trajectory"]]
    tables += [content("events")["event"], content("initiatives")["initiative"]]
    for row in (row for table in tables for row in table if row.get("motif")):
        yield row["slug"], row


def add_to_library(slug: str, row: Mapping, file: bytes) -> PortalImage:
    stored = ContentFile(file, name=f"{slug}.webp")
    return PortalImage.objects.create(title=slug, file=stored, description=row.get("image_alt", ""))
