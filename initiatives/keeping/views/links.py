"""Getting to one's own page: invited, or the link is lost."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.guarding import Guard, Stopped, Trapped
from portal.base.private import SeeOther, private

from ..actions import keepers
from ..answering import page
from ..forms import MailForm
from ..letters import title_of
from ..tokens import invited_for, keeper_url

GUARD = Guard("keep-link", seconds=2, per_hour=20, work=True)


@private
def lost(request: HttpRequest) -> HttpResponse:
    """Mail somebody the links to their own pages; the answer is the same for everybody."""
    form, at = MailForm(request.POST or None), timezone.now()
    try:
        if form.is_valid():
            GUARD.check(request, at)
            keepers.mail_links(form.cleaned_data["mail"], at=at)
            return SeeOther(reverse("keeping:mailed"))
    except Trapped:
        return SeeOther(reverse("keeping:mailed"))
    except Stopped as stopped:
        form.add_error(None, stopped.message)
    guard = GUARD.fields(at, request.POST if form.is_bound else None)
    status = 422 if form.is_bound else 200
    return page(request, "lost", _("Is it your own initiative?"), status=status, form=form, guard=guard)


@private
def mailed(request: HttpRequest) -> HttpResponse:
    return page(request, "told", _("Look in your mail"), name="mailed")


@private
def left(request: HttpRequest) -> HttpResponse:
    return page(request, "told", _("You no longer keep this page"), name="left")


@private
def invitation(request: HttpRequest, uuid: UUID, given: str) -> HttpResponse:
    """Will somebody keep a page too? Only the button does it."""
    keeper = invited_for(uuid, given)
    if request.method == "POST":
        keepers.accept_invitation(keeper, at=timezone.now())
    if keeper.is_active:
        return SeeOther(keeper_url(keeper))
    title = title_of(keeper.key, keeper.language)
    return page(request, "invitation", _("Keep the page of %(initiative)s") % {"initiative": title})
