from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from ..chrome import Chrome
from .answering import GUARD, asked_of, empty_form, receive

#: What the address says once it was sent.
SENT = "verstuurd"


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def useful(request: HttpRequest, key: UUID) -> HttpResponse:
    """Whether the page of this translation key was useful: a small form, and the thanks."""
    page, at = asked_of(key, get_language()), timezone.now()
    if page is None:
        raise Http404
    form = empty_form(request.GET.get("antwoord", ""))
    if request.method == "POST":
        form = receive(page, request, at=at)
        if form is None:
            return HttpResponseRedirect(f"{request.path}?{SENT}=1")
    sent = SENT in request.GET and not form.is_bound
    chrome = Chrome(request, title=_("Thank you") if sent else _("Was this page useful to you?"))
    context = {"chrome": chrome, "about": page, "form": form, "sent": sent, "guard": GUARD.fields(at), "noindex": True}
    return render(request, "useful.html", context, status=422 if form.is_bound else 200)
