"""The pages of who keeps an initiative."""

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base.guarding import Guard, Stopped
from portal.base.private import SeeOther

from ...errors import Refused
from ...telling import form_for, values_of
from ..actions import confirming, keepers, proposing
from ..answering import behind_link, page, to_own_page
from ..forms import InviteForm, NoteForm, StoppedForm
from ..kept import kept_by
from ..parts import BY_SLUG, picture_url
from ..tokens import keeper_url

CHANGES, INVITES = Guard("keep-change", per_hour=60), Guard("keep-invite", per_hour=20)


@behind_link
def home(request: HttpRequest, keeper, initiative) -> HttpResponse:
    kept = kept_by(keeper, initiative, language=get_language())
    return page(request, "home", kept.title, kept=kept, done=request.GET.get("gedaan", ""))


@behind_link
def true(request: HttpRequest, keeper, initiative) -> HttpResponse:
    """All is still true."""
    if request.method != "POST":
        return SeeOther(keeper_url(keeper))
    confirming.confirm_true(keeper, at=timezone.now())
    return done(keeper, "klopt")


@behind_link
def change(request: HttpRequest, keeper, initiative, part: str) -> HttpResponse:
    """Propose other words for one part of the page."""
    asked = BY_SLUG.get(part)
    if asked is None:
        raise Http404
    data, refusal = request.POST if request.method == "POST" else None, stopped_by(CHANGES, request)
    # Reading a form decodes its picture: not for who sends too much.
    files = None if refusal else request.FILES or None
    waiting = proposing.waiting_for(initiative)
    form = form_for(asked.names, values=values_of(initiative) | waiting, data=data, files=files)
    note, form.picture_url = NoteForm(data), picture_url
    try:
        if refusal:
            form.add_error(None, refusal)
        elif form.is_valid() and note.is_valid():
            propose(form, note, keeper, initiative)
            return done(keeper, "voorgesteld")
    except Refused as refused:
        form.add_error(None, refused.message)
    shapes = {"part": asked, "form": form, "remark": note, "forms": [form, note], "back": keeper_url(keeper)}
    shapes["waits"] = not waiting.keys().isdisjoint(asked.names)
    return ask(request, "change", str(asked.title), keeper, initiative, form=form, shapes=shapes)


def stopped_by(guard: Guard, request: HttpRequest) -> str:
    """Why nothing more comes in now, or ""."""
    try:
        if request.method == "POST":
            guard.check(request, timezone.now())
    except Stopped as stopped:
        return stopped.message
    return ""


def propose(form, note: NoteForm, keeper, initiative) -> None:
    picture = (form.new_picture, form.new_alt) if form.new_picture else None
    proposing.propose(
        initiative,
        values=form.told,
        by=keeper,
        at=timezone.now(),
        note=note.cleaned_data["note"],
        picture=picture,
    )


@behind_link
def invite(request: HttpRequest, keeper, initiative) -> HttpResponse:
    form = InviteForm(request.POST or None)
    try:
        if form.is_valid():
            INVITES.check(request, timezone.now())
            keepers.invite(keeper.key, mail=form.cleaned_data["mail"], by=keeper, at=timezone.now())
            return done(keeper, "uitgenodigd")
    except (Stopped, Refused) as stopped:
        form.add_error(None, stopped.message)
    shapes = {"form": form, "back": keeper_url(keeper)}
    return ask(request, "invite", _("Invite somebody"), keeper, initiative, form=form, shapes=shapes)


@behind_link
def stopped(request: HttpRequest, keeper, initiative) -> HttpResponse:
    """The initiative has stopped; what was learnt stays."""
    values = values_of(initiative) | proposing.waiting_for(initiative)
    form = StoppedForm(request.POST or None, initial={"lessons": values["lessons"]})
    try:
        if form.is_valid():
            proposing.tell_stopped(keeper, lessons=form.cleaned_data["lessons"], at=timezone.now())
            return done(keeper, "voorgesteld")
    except Refused as refused:
        form.add_error(None, refused.message)
    shapes = {"form": form, "back": keeper_url(keeper)}
    return ask(request, "stopped", _("It has stopped"), keeper, initiative, form=form, shapes=shapes)


@behind_link
def leave(request: HttpRequest, keeper, initiative) -> HttpResponse:
    """Does somebody mean it? Only then it is done."""
    if request.method == "POST":
        keepers.leave(keeper, at=timezone.now())
        return SeeOther(reverse("keeping:left"))
    above = [to_own_page(keeper, initiative)]
    return page(request, "leave", _("Stop keeping this page?"), above=above, back=keeper_url(keeper))


def done(keeper, what: str) -> HttpResponse:
    return SeeOther(f"{keeper_url(keeper)}?gedaan={what}")


def ask(request, template: str, title: str, keeper, initiative, *, form, shapes: dict) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return page(request, template, title, above=[to_own_page(keeper, initiative)], status=status, **shapes)
