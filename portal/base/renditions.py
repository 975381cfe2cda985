"""Renditions that the worker makes: the common WebP before the first view, and AVIF after it.

WebP that is still missing is made at once when a page shows the picture.

AVIF saves a fifth of the bytes but takes up to a second of computing each, which no visitor should wait for.
"""

from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Replace
from wagtail.images.models import SourceImageIOError

from .models import PortalImage, Rendition
from .pictures import AVIF, SHAPES

WEBP = "format-webp"
AT_ONCE = 20  # The newest first: old pictures whose files are gone stay at the end of the row.


def make_first_renditions() -> int:
    """Cut up to `AT_ONCE` new pictures as lists show them, before a visitor asks; how many were cut."""
    waiting = PortalImage.objects.filter(renditions__isnull=True).order_by("-pk")[:AT_ONCE]
    return sum(has_rendition(image, spec) for image in waiting for spec in SHAPES["card"].specs("webp"))


def make_missing_avif() -> int:
    """Give up to `AT_ONCE` WebP renditions their AVIF twin; how many were made."""
    twin_spec = Replace(OuterRef("filter_spec"), Value(WEBP), Value(AVIF))
    twin = Rendition.objects.filter(image=OuterRef("image"), filter_spec=twin_spec)
    waiting = (
        Rendition.objects.filter(filter_spec__endswith=WEBP)
        .exclude(Exists(twin))
        .select_related("image")
        .order_by("-pk")
    )
    return sum(has_rendition(row.image, row.filter_spec.replace(WEBP, AVIF)) for row in waiting[:AT_ONCE])


def has_rendition(image: PortalImage, spec: str) -> bool:
    """Make a rendition unless it is there; False when the picture's file cannot be read."""
    try:
        image.get_rendition(spec)
    except (SourceImageIOError, OSError):
        return False
    return True
