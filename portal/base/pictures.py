"""How pictures are cut and offered: shapes, the renditions they need, and the sources of a <picture>."""

from dataclasses import dataclass
from functools import cache

from django.utils.html import format_html
from wagtail.images.models import Filter


@dataclass(frozen=True, slots=True)
class Shape:
    """How a picture is cut, in which widths, and how wide it stands on the page (`sizes`).

    `narrow` names the shape that takes its place on screens too small for it.
    """

    cuts: tuple[str, ...]
    sizes: str
    narrow: str = ""

    def specs(self, form: str) -> list[str]:
        return [f"{cut}|format-{form}" for cut in self.cuts]


SHAPES = {
    "card": Shape(("fill-400x267", "fill-800x533"), "(min-width: 48rem) 25rem, 92vw"),
    "half": Shape(("fill-600x400", "fill-1200x800"), "(min-width: 62rem) 38rem, 92vw"),
    "wide": Shape(("fill-800x340", "fill-1600x680"), "(min-width: 82rem) 77rem, 94vw", narrow="card"),
    "hero": Shape(("fill-800x280", "fill-1600x560"), "100vw", narrow="card"),
    "text": Shape(("width-700", "width-1400"), "(min-width: 62rem) 44rem, 92vw"),
    "logo": Shape(("max-160x96", "max-320x192"), "10rem"),
}
FORMS = ("avif", "webp")
NARROW = "(max-width: 47.99rem)"
AVIF = "format-avif"
#: What a picture is opened in: no larger than it is itself.
LARGE = "max-1800x1400|format-webp"
SHARING = "fill-1200x630|format-jpeg"


def rendition_specs(name: str) -> list[str]:
    """All filter specs that `picture` asks for in this shape: for making them before the first visitor."""
    shape = SHAPES[name]
    own = [spec for form in FORMS for spec in shape.specs(form)]
    return own + (rendition_specs(shape.narrow) if shape.narrow else [])


@cache
def filter_of(spec: str) -> Filter:
    """A filter keeps what it parsed, so each is made once."""
    return Filter(spec=spec)


def renditions_of(image, specs: list[str]) -> dict:
    """The renditions of `image` by spec, made where they are missing; none when its file cannot be read.

    AVIF is only found: the worker makes it after the first view (see `renditions`), since it takes long.
    """
    if not image:
        return {}
    kinds = [filter_of(spec) for spec in specs]
    found = image.find_existing_renditions(*kinds)
    missing = [kind for kind in kinds if kind not in found and not kind.spec.endswith(AVIF)]
    try:
        made = image.get_renditions(*missing) if missing else {}
    except (OSError, ValueError):  # Wagtail's SourceImageIOError and InvalidFilterSpecError among them
        return {}
    return made | {kind.spec: row for kind, row in found.items()}


def srcset(renditions: list) -> str:
    """Widths and addresses; an image smaller than the largest cut gives the same width twice, so only one."""
    return ", ".join(f"{url} {width}w" for width, url in {row.width: row.url for row in renditions}.items())


def sources(shape: Shape, found: dict, media: str = "") -> list[str]:
    """The <source> elements of a picture, the narrow cut first; the last WebP is the <img> itself."""
    before = sources(SHAPES[shape.narrow], found, NARROW) if shape.narrow else []
    limit = format_html(' media="{}"', media) if media else ""
    return before + [
        format_html(
            '<source type="image/{}" srcset="{}" sizes="{}"{}>',
            form,
            srcset([found[spec] for spec in shape.specs(form)]),
            shape.sizes,
            limit,
        )
        for form in (FORMS if media else FORMS[:1])
        if all(spec in found for spec in shape.specs(form))
    ]
