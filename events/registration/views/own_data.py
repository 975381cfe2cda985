"""What is stored of oneself: see it, take it along, have it erased."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base.private import SeeOther, private

from ..actions.erasing import erase as erase_registration
from ..addresses import manage_url
from ..models import Registration
from ..pages import own_data as shapes
from ..pages.confirming import erasing
from .answering import behind_link, page, refusal


@behind_link
def own_data(request: HttpRequest, registration: Registration) -> HttpResponse:
    """What is kept and until when."""
    shown = shapes.own_data(registration)
    more = {"shown": shown, "back": manage_url(registration)}
    return page(request, "own_data", _("Your data"), of=registration.offering, **more)


@behind_link
def export(request: HttpRequest, registration: Registration) -> HttpResponse:
    """All of it as a file."""
    data = shapes.export(registration, language=get_language())
    headers = {"Content-Disposition": f'attachment; filename="{registration.number}.json"'}
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 2}, headers=headers)


@behind_link
def erase(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Have it erased; a sign-up that is still to come is cancelled first."""
    message = ""
    if request.method == "POST":
        message = refusal(lambda: erase_registration(registration, at=timezone.now()))
        if not message:
            return SeeOther(reverse("registration:erased"))
    asked = erasing(registration)
    return page(request, "confirm", asked.title, of=registration.offering, asked=asked, message=message)


@private
def erased(request: HttpRequest) -> HttpResponse:
    return page(request, "erased", _("Your data has been erased"))
