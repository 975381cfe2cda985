from django.http import HttpRequest, HttpResponse
from django.urls import path

from portal.urls import handler404, handler500
from portal.urls import urlpatterns as site

__all__ = ["handler404", "handler500", "urlpatterns"]


def empty(request: HttpRequest) -> HttpResponse:
    """What every page is compared with: all that happens to a request but the page itself."""
    return HttpResponse()


urlpatterns = [path("empty/", empty), *site]
