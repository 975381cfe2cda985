"""Signing up, in steps that work without a script: fill in, look over, send.

The names of the buttons say what is asked. All that was filled in travels with the form; only files are kept.
"""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base.guarding import Guard, Stopped, Trapped
from portal.base.private import SeeOther, private

from ..actions.linking import mail_link
from ..actions.sending import send
from ..addresses import manage_url
from ..errors import AlreadySignedUp, Refused
from ..forms.sign_up import SignUpForm
from ..models import Offering
from ..pages.offerings import doors, facts, offerings, terms
from ..pages.summaries import summary, welcome
from ..tokens import invitation_for
from .answering import page


@private
def sign_up(request: HttpRequest, key: UUID, **invited) -> HttpResponse:
    """The form of an offering, or why there is none. `invited`: what the link of an invitation holds."""
    offering, at = get_object_or_404(offerings(), key=key), timezone.now()
    given = {"language": get_language(), "invitation": invitation_for(offering, **invited) if invited else None}
    if request.method != "POST":
        return fill_in(request, SignUpForm(offering, **given), at=at)
    return take_in(request, SignUpForm(offering, data=request.POST, files=request.FILES, **given), at=at)


def take_in(request: HttpRequest, form: SignUpForm, *, at: datetime) -> HttpResponse:
    """The next step, or why it cannot be made."""
    try:
        return step(request, form, at=at)
    except Trapped:
        return look_in_mail(request, form.offering)
    except AlreadySignedUp as same:
        mail_link(same.registration, at=at)
        return look_in_mail(request, form.offering)
    except Stopped as stopped:
        message, status = stopped.message, 429
    except Refused as refused:
        message, status = refused.message, 200
    return look_over(request, form, at=at, message=message, status=status)


def step(request: HttpRequest, form: SignUpForm, *, at: datetime) -> HttpResponse:
    """What the pressed button asks for."""
    if request.FILES:
        guard("sign-up-file").check(request, at)
    form.keep_files(at)
    if not {"check", "send"} & set(request.POST):
        return edit(request, form, at=at)
    if not form.is_valid():
        return fill_in(request, form, at=at)
    if "send" not in request.POST:
        return look_over(request, form, at=at)
    guard("sign-up").check(request, at, once=form.submission)
    return SeeOther(manage_url(send(form.offering, wish=form.wish(), draft=form.draft, at=at)))


def edit(request: HttpRequest, form: SignUpForm, *, at: datetime) -> HttpResponse:
    """Back to the form, with a colleague more or less."""
    if "add" in request.POST:
        form.add()
    form.remove(request.POST.get("remove", ""))
    form.hush()
    return fill_in(request, form, at=at)


def fill_in(request: HttpRequest, form: SignUpForm, *, at: datetime) -> HttpResponse:
    """The form, or what there is in its place when nobody can sign up now."""
    offering = form.offering
    closed, panel = doors(offering, at=at, invitation=form.invitation), facts(offering, at=at)
    if closed:
        return page(request, "doors", _("Sign up"), of=offering, doors=closed, facts=panel)
    fields = guard("sign-up").fields(at)
    shapes = {"form": form, "guard": fields, "facts": panel, "terms": terms(offering), "welcome": welcome(form, at=at)}
    return page(request, "sign_up", _("Sign up"), of=offering, **shapes)


def look_over(
    request: HttpRequest, form: SignUpForm, *, at: datetime, message: str = "", status: int = 200
) -> HttpResponse:
    """All that was filled in, before it is sent; `message`: why it could not be."""
    if not form.is_valid() or doors(form.offering, at=at, invitation=form.invitation):
        return fill_in(request, form, at=at)
    shapes = {"summary": summary(form, at=at), "facts": facts(form.offering, at=at), "message": message}
    fields = guard("sign-up").fields(at)
    return page(
        request, "look_over", _("Is this right?"), of=form.offering, status=status, form=form, guard=fields, **shapes
    )


def look_in_mail(request: HttpRequest, offering: Offering) -> HttpResponse:
    """The same for an address that is known, whatever state its registration is in, and for a machine."""
    return page(request, "look_in_mail", _("Look in your mail"), of=offering)


def guard(purpose: str) -> Guard:
    return Guard(purpose, per_hour=settings.SIGN_UPS_PER_HOUR)
