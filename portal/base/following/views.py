"""What visitors come in by. Each view reads what was asked, calls one thing and answers."""

from uuid import UUID, uuid5

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from ..cards import Link
from ..chrome import Chrome
from ..errors import Refused
from ..guarding import Guard, Stopped, Trapped, submission_in
from ..models import IndexPage
from ..privacy.holders import plain
from ..private import SeeOther, private
from . import actions
from .choices import State
from .deeds import begin, do
from .filters import canonical
from .forms import FollowForm
from .pages import all_of, followed, promise_of
from .tokens import Purpose, address_for, subscription_for
from .words import tells_changes, what

GUARD = Guard("follow", seconds=2, per_hour=20, work=True)


def output(index: IndexPage, request: HttpRequest, selection, *, at) -> HttpResponse:
    """Follow what the parameters of this address choose: an output of every list."""
    return follow(request, index, selection, at=at)


@private
def follow(request: HttpRequest, index: IndexPage, selection, *, at) -> HttpResponse:
    form, filters = FollowForm(request.POST or None), ""
    try:
        filters = canonical(index, request.GET, selection)
        if form.is_valid():
            GUARD.check(request, at, once=once(request, index, form, filters))
            actions.follow(index, wish=actions.Wish(filters=filters, **form.cleaned_data), at=at)
            return SeeOther(reverse("following:sent"))
    except Trapped:
        return SeeOther(reverse("following:sent"))
    except (Stopped, Refused) as stopped:
        form = form if form.is_bound else FollowForm({})
        form.add_error(None, stopped.message)
    return fill_in(request, form, index, selection, filters, at=at)


def once(request: HttpRequest, index: IndexPage, form: FollowForm, filters: str) -> UUID:
    """Names what is asked. The form alone would not do: with another address it is another mail."""
    return uuid5(submission_in(request), f"{index.pk}|{plain(form.cleaned_data['mail'])}|{filters}")


def fill_in(request, form, index, selection, filters: str, *, at) -> HttpResponse:
    shapes = {
        "form": form,
        "what": what(index, filters),
        "changes": tells_changes(index),
        "remarks": selection.chosen.ignored,
        "guard": GUARD.fields(at, request.POST or None),
        "submission": submission_in(request),
    }
    return page(request, "follow", _("Follow by mail"), status=422 if form.is_bound else 200, index=index, **shapes)


@private
def sent(request: HttpRequest) -> HttpResponse:
    """The same for everybody, whatever became of it."""
    return page(request, "sent", _("Look in your mail"))


@private
def confirm(request: HttpRequest, uuid: UUID, given: str) -> HttpResponse:
    """Start at last; the link to it came by mail."""
    subscription, refusal = found(uuid, given, Purpose.CONFIRM), ""
    try:
        if request.method == "POST":
            if subscription.state == State.UNCONFIRMED:
                begin(subscription, at=timezone.now())
            return SeeOther(address_for(subscription, Purpose.OWN))
    except Refused as refused:
        refusal = refused.message
    if subscription.state != State.UNCONFIRMED:
        return own_page(request, subscription)
    words = promise_of(subscription)
    return page(request, "confirm", _("Do you want these mails?"), words=words, message=refusal)


@private
def own(request: HttpRequest, uuid: UUID, given: str) -> HttpResponse:
    """See what one follows, change it, stop it."""
    subscription = found(uuid, given, Purpose.OWN)
    try:
        if request.method == "POST":
            do(subscription, request.POST, at=timezone.now())
            return SeeOther(request.path)
    except Refused as refused:
        return own_page(request, subscription, message=refused.message)
    return own_page(request, subscription)


def own_page(request: HttpRequest, subscription, *, message: str = "") -> HttpResponse:
    rows = all_of(subscription)
    going = [row for row in rows if not row.stopped]
    shapes = {"going": going, "stopped": [row for row in rows if row.stopped], "message": message}
    action = address_for(subscription, Purpose.OWN)
    return page(request, "own", _("What you follow by mail"), action=action, **shapes)


# A mail program sends this by itself, without a cookie (RFC 8058); who has the link may.
@csrf_exempt
@private
def stop(request: HttpRequest, uuid: UUID, given: str) -> HttpResponse:
    """One button, and that is all."""
    subscription = subscription_for(uuid, given, Purpose.STOP)
    if request.method == "POST" and subscription:
        actions.stop(subscription, at=timezone.now())
    going = subscription is not None and subscription.state != State.STOPPED
    title = _("Stop these mails?") if going else _("You get no more of these mails")
    shown = followed(subscription) if subscription else None
    return page(request, "stop", title, going=going, followed=shown)


def found(uuid: UUID, given: str, purpose: Purpose):
    subscription = subscription_for(uuid, given, purpose)
    if subscription is None:
        raise Http404
    return subscription


def page(
    request: HttpRequest, template: str, title: str, *, status: int = 200, index: IndexPage | None = None, **shapes
) -> HttpResponse:
    """A page with the site's frame round it; below its list, where there is one."""
    chrome = Chrome(request, title=title)
    if index:
        chrome.about = index.title
        chrome.crumbs = [Link(index.title, index.get_url() or "")]
    context = {"chrome": chrome, "noindex": True, **shapes}
    return render(request, f"following/{template}.html", context, status=status)
