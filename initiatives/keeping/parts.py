"""In which parts a page is changed: as it is told, without who sends it in."""

from django.utils.translation import gettext_lazy as _

from portal.base.models import PortalImage

from ..telling import FIELDS, STEPS, Step

OWN_PAGES = Step(
    "links",
    "links",
    _("Own pages"),
    _("A website, or a page on social media, of the initiative."),
    ("links",),
)
PARTS = (*(step for step in STEPS if step.name != "contact"), OWN_PAGES)
BY_SLUG = {part.slug: part for part in PARTS}
#: What anybody can correct. For pictures a note will do.
CORRECTED = tuple(name for name in FIELDS if name != "pictures")


def labels_of(names) -> str:
    """The names of these fields as readers know them."""
    return ", ".join(str(field.label) for name, field in FIELDS.items() if name in names)


def picture_url(reference: dict) -> str:
    """A small form of a picture that stands on the page."""
    image = PortalImage.objects.filter(pk=reference.get("image")).first()
    return image.get_rendition("max-640x640").url if image else ""
