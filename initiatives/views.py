from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal.base.chrome import Chrome
from portal.base.paging import PARAMETER

from .asks.listing import listed


@require_safe
def asks(request: HttpRequest) -> HttpResponse:
    """All that initiatives ask and offer."""
    listing = listed(request.GET, language=get_language(), at=timezone.now())
    chrome = Chrome(request, title=_("Asked and offered"))
    chrome.list_page = listing.pages.number
    context = {"chrome": chrome, "listing": listing, "noindex": bool(set(request.GET) - {PARAMETER})}
    return render(request, "initiatives/asks_page.html", context)
