"""Choosing a place on a map: of the region a municipality, of that a place. Choosing is a link; the step keeps it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from ...telling import Region, Step
from ...telling.steps import BY_NAME
from ..models import Submission
from ..pages.ground import ground_of
from ..pages.progress import Progress
from .answering import of_draft, page

PLACE, AREA, TOWN = "plaats", "gebied", "gemeente"


@of_draft
def pick(request: HttpRequest, submission: Submission) -> HttpResponse:
    progress = Progress(submission)
    region, step = Region(), progress.url_of(BY_NAME["where"])
    town = next((one for one in region.municipalities if one.slug == request.GET.get(TOWN)), None)
    ground = ground_of(region, town, choose=f"{step}?{PLACE}=", whole=f"{step}?{AREA}=", open_up=f"?{TOWN}=")
    title = _("Choose a place in %(town)s") % {"town": town.name} if town else _("Choose on the map")
    return page(request, "pick", title, ground=ground, back=progress.url("pick") if town else step, town=town)


def picked(request: HttpRequest, step: Step) -> dict:
    """What was chosen on the map, as values that are not kept yet; nothing for what we do not know."""
    if step.name != "where":
        return {}
    region, place, area = Region(), request.GET.get(PLACE, ""), request.GET.get(AREA, "")
    found = next((one for one in region.places if one.slug == place), None) if place else None
    if found:
        return {"where": {"place": found.slug, "municipality": found.municipality}}
    if area == "regio" or any(town.slug == area for town in region.municipalities):
        return {"where": {"place": "", "municipality": "" if area == "regio" else area}}
    return {}
