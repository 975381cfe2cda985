"""Meetings of a trajectory, from the side of who takes part: tell that one is missed, catch it up, get the material."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.asking import StoredFile, handed_out
from portal.base.private import SeeOther

from ..actions.attending import report_absence, withdraw_absence
from ..actions.catching_up import cancel_catch_up, catch_up, parallels
from ..addresses import manage_url
from ..forms.attending import CatchUpForm
from ..models import CatchUp, HomeworkGroup, Registration, Session
from ..pages.confirming import coming_after_all, giving_back, missing
from .answering import behind_link, page, refusal
from .people import one_of


@behind_link
def absent(request: HttpRequest, registration: Registration, person: UUID, session: int) -> HttpResponse:
    """Tell that somebody will miss a meeting."""
    found, message = (one_of(registration, person), meeting_of(registration, session)), ""
    if request.method == "POST":
        message = refusal(lambda: report_absence(found[0], session=found[1], at=timezone.now()))
        if not message:
            return SeeOther(manage_url(registration))
    asked = missing(registration, *found)
    return page(request, "confirm", asked.title, of=registration.offering, asked=asked, message=message)


@behind_link
def come_after_all(request: HttpRequest, registration: Registration, person: UUID, session: int) -> HttpResponse:
    """Come to a meeting that somebody told they would miss."""
    found, message = (one_of(registration, person), meeting_of(registration, session)), ""
    if request.method == "POST":
        message = refusal(lambda: withdraw_absence(found[0], session=found[1], at=timezone.now()))
        if not message:
            return SeeOther(manage_url(registration))
    asked = coming_after_all(registration, *found)
    return page(request, "confirm", asked.title, of=registration.offering, asked=asked, message=message)


@behind_link
def make_good(request: HttpRequest, registration: Registration, person: UUID, session: int) -> HttpResponse:
    """Choose another date at which to catch up a meeting."""
    found, missed, at = one_of(registration, person), meeting_of(registration, session), timezone.now()
    form, message = CatchUpForm(parallels(missed, at=at), data=request.POST or None), ""
    if form.is_valid():
        to = form.cleaned_data["to"]
        message = refusal(lambda: catch_up(found, missed=missed, to=to, at=at))
        if not message:
            return SeeOther(manage_url(registration))
    shapes = {"form": form, "missed": missed, "message": message, "back": manage_url(registration)}
    return page(request, "catch_up", _("Catch up a meeting"), of=registration.offering, **shapes)


@behind_link
def give_back(request: HttpRequest, registration: Registration, person: UUID, session: int) -> HttpResponse:
    """Give back the place at which a meeting would be caught up."""
    rows = CatchUp.objects.select_related("session__offering", "missed", "participant")
    row = get_object_or_404(rows, participant=one_of(registration, person), missed=meeting_of(registration, session))
    message = ""
    if request.method == "POST":
        message = refusal(lambda: cancel_catch_up(row, at=timezone.now()))
        if not message:
            return SeeOther(manage_url(registration))
    asked = giving_back(registration, row)
    return page(request, "confirm", asked.title, of=registration.offering, asked=asked, message=message)


@behind_link
def homework_file(request: HttpRequest, registration: Registration, group: int, file: UUID) -> HttpResponse:
    """Material of a group that somebody of this registration is in."""
    rows = HomeworkGroup.objects.filter(members__in=registration.people.confirmed(), offering=registration.offering_id)
    found = get_object_or_404(rows.distinct(), pk=group)
    return handed_out(get_object_or_404(StoredFile.objects.about(found.about), uuid=file, draft=""))


def meeting_of(registration: Registration, pk: int) -> Session:
    """One of the meetings of what they signed up for; else Http404."""
    rows = Session.objects.filter(offering=registration.offering_id, is_removed=False)
    return get_object_or_404(rows.select_related("offering"), pk=pk)
