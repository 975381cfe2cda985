"""What visitors come in by. Each view reads what was asked, calls one thing and answers."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from portal.base.guarding import Guard, Stopped, Trapped, submission_in
from portal.base.private import SeeOther, private

from ..cards import where
from ..errors import Refused
from ..models import HelpItem
from . import actions
from .answering import behind_link, page
from .choices import Side
from .forms import HelpForm, ReplyForm
from .items import item_of
from .models import HelpMessage
from .threads import DEEDS, REPORT, thread_of
from .tokens import page_url

GUARD = Guard("help", seconds=3, per_hour=20, work=True)
REPLIES = Guard("help-reply", per_hour=60)


@private
def offer(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer an ask or an offer; or read that it is over."""
    at, item = timezone.now(), item_of(key, language=get_language())
    if item is None:
        raise Http404
    if not item.counts(at=at):
        return page(request, "over", _("This is no longer needed"), status=410, item=item, message=actions.over())
    form = HelpForm(request.POST or None)
    try:
        if form.is_valid():
            GUARD.check(request, at, once=submission_in(request))
            actions.send(item, wish=wish_of(form, request), at=at)
            return SeeOther(reverse("helping:sent"))
    except Trapped:
        return SeeOther(reverse("helping:sent"))
    except (Stopped, Refused) as stopped:
        form.add_error(None, stopped.message)
    return fill_in(request, form, item, at=at)


def fill_in(request: HttpRequest, form: HelpForm, item: HelpItem, *, at) -> HttpResponse:
    title = _("I can help") if item.is_wanted else _("I can use this")
    guard = GUARD.fields(at, request.POST if form.is_bound else None)
    shapes = {"form": form, "item": item, "where": where(item.page), "guard": guard}
    status = 422 if form.is_bound else 200
    shapes |= {"submission": submission_in(request)}
    return page(request, "offer", title, about=item.text, status=status, **shapes)


@private
def sent(request: HttpRequest) -> HttpResponse:
    """The same for everybody, whatever became of the message."""
    return page(request, "told", _("Look in your mail"), name="sent")


@private
def reported(request: HttpRequest) -> HttpResponse:
    return page(request, "told", _("Thank you for telling us"), name="reported")


@behind_link
def thread(request: HttpRequest, message: HelpMessage, side: Side, given: str) -> HttpResponse:
    """What was written, and writing on."""
    form = ReplyForm(request.POST or None)
    try:
        if form.is_valid():
            REPLIES.check(request, timezone.now())
            actions.write_on(message, side=side, text=form.cleaned_data["text"], at=timezone.now())
            return SeeOther(page_url(message, side, given))
    except (Stopped, Refused) as stopped:
        form.add_error(None, stopped.message)
    return shown(request, message, side, given, form=form, status=422 if form.is_bound else 200)


@behind_link
def confirm(request: HttpRequest, message: HelpMessage, side: Side, given: str) -> HttpResponse:
    """Send the message at last; the link to it came by mail."""
    try:
        if request.method == "POST":
            actions.confirm(message, at=timezone.now())
    except Refused as refused:
        return shown(request, message, side, given, form=ReplyForm(), refusal=refused.message)
    return SeeOther(page_url(message, side, given))


@behind_link
def deed(request: HttpRequest, message: HelpMessage, side: Side, given: str, name: str) -> HttpResponse:
    """Does somebody mean it? Only then it is done."""
    asked, refusal, back = DEEDS[name], "", page_url(message, side, given)
    try:
        if request.method == "POST":
            asked.act(message, at=timezone.now())
            return SeeOther(reverse("helping:reported") if asked is REPORT else back)
    except Refused as refused:
        refusal = refused.message
    return page(request, "deed", str(asked.title), deed=asked, back=back, message=refusal)


def shown(
    request: HttpRequest,
    message: HelpMessage,
    side: Side,
    given: str,
    *,
    form: ReplyForm,
    status: int = 200,
    refusal: str = "",
) -> HttpResponse:
    title = _("Your message to %(initiative)s") if side == Side.HELPER else _("A message for %(initiative)s")
    shapes = {"thread": thread_of(message, side, given), "form": form, "message": refusal}
    return page(request, "thread", title % {"initiative": message.title}, status=status, **shapes)


def wish_of(form: HelpForm, request: HttpRequest) -> actions.Wish:
    values = {name: form.cleaned_data[name] for name in ("name", "mail", "text")}
    consent = str(form.fields["consent"].label)
    return actions.Wish(submission_in(request), consent=consent, language=get_language(), **values)
