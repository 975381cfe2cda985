"""One person of a registration: name or swap them, or cancel for them; and cancelling for all."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base.private import SeeOther

from ..actions.correcting import swap
from ..actions.leaving import cancel, cancel_person
from ..addresses import manage_url
from ..choices import Who
from ..forms.correcting import OnePersonForm
from ..models import Participant, Registration
from ..pages.confirming import leaving, person_leaving
from .answering import behind_link, page, refusal


@behind_link
def person(request: HttpRequest, registration: Registration, person: UUID) -> HttpResponse:
    """Name somebody, or put another in their place."""
    found, message = one_of(registration, person), ""
    form = OnePersonForm(found, language=get_language(), data=request.POST or None)
    if form.is_valid():
        message = refusal(lambda: swap(found, **form.values, by=Who.PERSON, at=timezone.now()))
        if not message:
            return SeeOther(manage_url(registration))
    shapes = {"form": form, "message": message, "back": manage_url(registration)}
    return page(request, "person", _("Who comes?"), of=registration.offering, **shapes)


@behind_link
def leave_person(request: HttpRequest, registration: Registration, person: UUID) -> HttpResponse:
    """Cancel for one person."""
    found, message = one_of(registration, person), ""
    if request.method == "POST":
        message = refusal(lambda: cancel_person(found, by=Who.PERSON, at=timezone.now()))
        if not message:
            return SeeOther(manage_url(registration))
    asked = person_leaving(registration, found)
    return page(request, "confirm", asked.title, of=registration.offering, asked=asked, message=message)


@behind_link
def leave(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Cancel for all, or leave the waiting list."""
    message = ""
    if request.method == "POST":
        message = refusal(lambda: cancel(registration, by=Who.PERSON, at=timezone.now()))
        if not message:
            return SeeOther(manage_url(registration))
    asked = leaving(registration)
    return page(request, "confirm", asked.title, of=registration.offering, asked=asked, message=message)


def one_of(registration: Registration, person: UUID) -> Participant:
    """Somebody who still comes by this registration; else Http404."""
    return get_object_or_404(registration.people.coming().select_related("registration"), uuid=person)
