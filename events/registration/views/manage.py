"""The page of one registration, the files that belong to it, and correcting what was filled in."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base.asking import StoredFile, handed_out
from portal.base.private import SeeOther

from ..actions.mending import mend
from ..addresses import manage_url
from ..calendar import calendar_for
from ..choices import State, Who
from ..errors import AlreadySignedUp, Refused
from ..forms.correcting import DetailsForm
from ..models import Registration
from ..pages.managing import managed
from ..pages.offerings import facts
from .answering import behind_link, page


@behind_link
def manage(request: HttpRequest, registration: Registration) -> HttpResponse:
    """How it stands with a registration, and what can be done with it."""
    at, offering = timezone.now(), registration.offering
    shown = managed(registration, language=get_language(), at=at)
    return page(request, "manage", shown.standing.title, of=offering, shown=shown, facts=facts(offering))


@behind_link
def change(request: HttpRequest, registration: Registration) -> HttpResponse:
    """Correct the contact and the answers. With a new address comes a new link."""
    form, message = DetailsForm(registration, language=get_language(), data=request.POST or None), ""
    if form.is_valid():
        try:
            return SeeOther(manage_url(mend(registration, **form.values, by=Who.PERSON, at=timezone.now())))
        except AlreadySignedUp:
            form.refuse_mail()
        except Refused as refused:
            message = refused.message
    shapes = {"form": form, "message": message, "back": manage_url(registration)}
    return page(request, "change", _("Change your details"), of=registration.offering, **shapes)


@behind_link
def calendar(request: HttpRequest, registration: Registration) -> HttpResponse:
    """The dates as a file."""
    if registration.state != State.CONFIRMED:
        raise Http404
    words = calendar_for(registration, language=get_language(), at=timezone.now())
    headers = {"Content-Disposition": f'attachment; filename="{registration.number}.ics"'}
    return HttpResponse(words, content_type="text/calendar; charset=utf-8", headers=headers)


@behind_link
def file(request: HttpRequest, registration: Registration, file: UUID) -> HttpResponse:
    """A file that was sent in with this registration."""
    return handed_out(get_object_or_404(StoredFile.objects.about(registration.about), uuid=file))
