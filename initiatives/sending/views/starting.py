"""Where sending in begins."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.base.guarding import Guard, Stopped, Trapped
from portal.base.private import SeeOther

from ...models import InitiativePage
from .. import terms
from ..actions import begin
from ..pages.progress import Progress
from .answering import page

GUARD = Guard("sending-begin", per_hour=40, work=True)
LIKE = "naar"


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """What it is, how long it takes and what happens after; the button begins a draft."""
    at, like, message = timezone.now(), like_of(request), ""
    try:
        if request.method == "POST":
            GUARD.check(request, at)
            return SeeOther(Progress(begin(language=get_language(), at=at, like=like)).goal)
    except Trapped:
        return SeeOther(reverse("sending:start"))
    except Stopped as stopped:
        message = stopped.message
    return shown(request, like, message, at=at)


def shown(request: HttpRequest, like: InitiativePage | None, message: str, *, at) -> HttpResponse:
    shapes = {"like": like, "message": message, "guard": GUARD.fields(at), "days": terms.PROMISED, "kept": terms.DRAFT}
    response = page(
        request,
        "start",
        _("Send in an initiative"),
        status=429 if message else 200,
        **shapes,
        noindex=bool(request.GET),
    )
    response["Cache-Control"] = "no-store, private"
    return response


def like_of(request: HttpRequest) -> InitiativePage | None:
    """The initiative after which this one begins, in the reader's language where it has a page there."""
    try:
        key = UUID(request.POST.get(LIKE) or request.GET.get(LIKE) or "")
    except ValueError:
        return None
    rows = InitiativePage.objects.open_to_all().filter(translation_key=key).select_related("locale")
    pages = {row.language: row for row in rows}
    return pages.get(get_language()) or next(iter(pages.values()), None)
