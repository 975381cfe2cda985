"""What an editor sees of registrations; changing them is for the organiser's desk."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from wagtail.admin.panels import Panel

from .registration.models import Offering


class RegistrationsPanel(Panel):
    """How many have signed up for each thing that this page offers, with the way to the desk. Read-only."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "events/admin/registrations.html"

        def get_context_data(self, parent_context=None):
            return super().get_context_data(parent_context) | {"offerings": counted(self.instance)}


def counted(page) -> list[dict]:
    """Title, words and address of the desk for each offering of this page, also of those that are past."""
    rows = Offering.objects.filter(series=page.translation_key).with_counts()
    return [{"title": row.title, "words": words(row), "url": desk_url(row)} for row in rows]


def words(offering: Offering) -> str:
    """12 of 20 places taken, 3 people on the waiting list, 1 to be looked at."""
    places = {"taken": offering.taken, "places": offering.capacity}
    parts = [
        _("%(taken)s of %(places)s places taken") % places
        if offering.capacity is not None
        else _("%(taken)s places taken") % places,
        _("%(count)s on the waiting list") % {"count": offering.waiting} if offering.waiting else "",
        _("%(count)s to be looked at") % {"count": offering.to_review} if offering.to_review else "",
    ]
    return ", ".join(filter(None, parts))


def desk_url(offering: Offering) -> str:
    try:
        return reverse("registration_desk:offering", args=[offering.pk])
    except NoReverseMatch:
        return ""
