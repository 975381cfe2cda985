"""Anybody tells what is not right on the page of an initiative."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base.guarding import Guard, Stopped, Trapped, submission_in
from portal.base.private import SeeOther, private

from ...errors import Refused
from ...telling import FIELDS, differences, form_for, values_of
from ..actions import proposing
from ..answering import page, shown_or_404, to_initiative
from ..choices import ProposalState
from ..forms import ReaderForm
from ..pages import open_source_of
from ..parts import CORRECTED
from ..tokens import confirm_url, proposal_for

GUARD = Guard("correct", seconds=3, per_hour=20, work=True)
PARAMETER, NEXT = "veld", "verder"


@private
def correct(request: HttpRequest, key: UUID) -> HttpResponse:
    """First which parts, then what is right. What was typed waits until the address is confirmed.

    Where nobody may read the page that it was translated from, somebody writes a note.
    """
    shown, source, at = shown_or_404(key), open_source_of(key), timezone.now()
    if source and NEXT not in request.GET and request.method != "POST":
        return choose(request, shown)
    names, source, data = asked(request) if source else [], source or shown, request.POST or None
    form, reader = form_for(names, values=values_of(source), data=data), ReaderForm(data)
    try:
        if form.is_valid() and reader.is_valid():
            GUARD.check(request, at, once=submission_in(request))
            propose(request, form, reader, source, at=at)
            return SeeOther(reverse("keeping:sent"))
    except Trapped:
        return SeeOther(reverse("keeping:sent"))
    except (Stopped, Refused) as stopped:
        reader.add_error(None, stopped.message)
    return fill_in(request, form, reader, shown, source, at=at)


def asked(request: HttpRequest) -> list[str]:
    chosen = request.GET.getlist(PARAMETER)
    return [name for name in CORRECTED if name in chosen]


def choose(request: HttpRequest, shown) -> HttpResponse:
    fields = [(name, FIELDS[name].label) for name in CORRECTED]
    title = _("What is not right?")
    return page(request, "choose", title, above=[to_initiative(shown)], initiative=shown, fields=fields)


def propose(request: HttpRequest, form, reader: ReaderForm, source, *, at) -> None:
    by = proposing.Reader(reader.cleaned_data["mail"], get_language(), submission_in(request))
    proposing.propose(source, values=form.told, by=by, at=at, note=reader.cleaned_data["note"])


def fill_in(request: HttpRequest, form, reader: ReaderForm, shown, source, *, at) -> HttpResponse:
    shapes = {
        "form": form,
        "reader": reader,
        "forms": [form, reader],
        "guard": GUARD.fields(at, request.POST if reader.is_bound else None),
        "submission": submission_in(request),
        "source_language": "" if source.language == get_language() else source.language,
        "initiative": shown,
    }
    status = 422 if reader.is_bound else 200
    return page(request, "correct", _("What is right?"), above=[to_initiative(shown)], status=status, **shapes)


@private
def sent(request: HttpRequest) -> HttpResponse:
    """The same for everybody, whatever became of it."""
    return page(request, "told", _("Look in your mail"), name="sent")


@private
def received(request: HttpRequest) -> HttpResponse:
    return page(request, "told", _("Thank you"), name="received")


@private
def confirm(request: HttpRequest, uuid: UUID, given: str) -> HttpResponse:
    """Send the correction at last; the link to it came by mail."""
    proposal = proposal_for(uuid, given)
    if request.method == "POST":
        proposing.confirm(proposal, at=timezone.now())
    if proposal.state != ProposalState.UNCONFIRMED:
        return SeeOther(reverse("keeping:received"))
    shapes = {"proposal": proposal, "differences": differences(proposal.base, proposal.values)}
    title = _("Your correction for %(initiative)s") % {"initiative": proposal.title}
    return page(request, "confirm", title, action=confirm_url(proposal), **shapes)
