"""How these views answer."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from portal.base.cards import Link
from portal.base.chrome import Chrome
from portal.base.private import private

from .. import terms
from ..choices import Purpose, State
from ..tokens import link_url, submission_for

#: In an address: another window changed something too; another step comes first.
ELSEWHERE, FIRST = "elders", "eerst"


def behind(purpose: Purpose) -> Callable:
    """Pages of one submission, for who has the signed link. Only what is sent changes anything.

    A link that is wrong, or whose submission is gone, leads to a calm page: the same in every case.
    """

    def guarded(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @private
        @wraps(view)
        def opened(request: HttpRequest, uuid: UUID, given: str, **more) -> HttpResponse:
            try:
                submission = submission_for(uuid, given, purpose)
            except Http404:
                return gone(request)
            return view(request, submission, **more)

        return opened

    return guarded


def of_draft(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page of what is being written. Once it was sent, reading it leads to the page that says so."""

    @behind(Purpose.DRAFT)
    @wraps(view)
    def opened(request: HttpRequest, submission, **more) -> HttpResponse:
        if submission.state != State.DRAFT and request.method != "POST":
            return HttpResponseRedirect(link_url(submission, Purpose.DRAFT))
        return view(request, submission, **more)

    return opened


def gone(request: HttpRequest) -> HttpResponse:
    facts = {"draft_days": terms.DRAFT.days, "unconfirmed_days": terms.UNCONFIRMED.days}
    return page(request, "gone", _("This link no longer opens anything"), status=404, **facts)


def page(request: HttpRequest, template: str, title: str, *, status: int = 200, **shapes) -> HttpResponse:
    """A page with the site's frame round it, below the one where sending in begins."""
    chrome = Chrome(request, title=title)
    if template != "start":
        chrome.crumbs = [Link(_("Send in an initiative"), reverse("sending:start"))]
    return render(request, f"sending/{template}.html", {"chrome": chrome, "noindex": True, **shapes}, status=status)
