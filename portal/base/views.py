"""Addresses that are no page of their own kind: finding pages, what machines ask for, errors."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail import views as wagtail_views
from wagtail.models import Page, Site
from wagtail.url_routing import RouteResult

from . import outputs
from .chrome import NAMES, Chrome
from .way import find_page, root_paths


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """A page by its whole address at once, or an output of a list. Wagtail asks for each part of the way, twice."""
    page = find_page(request, path) if path.endswith("/") or not path else None
    if page:
        request._wagtail_route_for_request = RouteResult(page)
    elif (found := outputs.split(path))[1]:
        index = find_page(request, found[0])
        if getattr(index, "takes_out", False):
            request._wagtail_route_for_request = RouteResult(index, kwargs={"output": found[1]})
    return wagtail_views.serve(request, path)


@cache_control(max_age=3600, public=True)
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "",
        f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@cache_control(max_age=3600, public=True)
def security_txt(request: HttpRequest) -> HttpResponse:
    """RFC 9116. Expires a year from now, so it is never stale while the site runs."""
    expires = timezone.now().replace(microsecond=0) + timedelta(days=365)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        f"Preferred-Languages: {', '.join(NAMES)}",
        f"Canonical: {request.build_absolute_uri('/.well-known/security.txt')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")


@cache_control(max_age=86400, public=True)
def manifest(request: HttpRequest) -> JsonResponse:
    icons = [
        {"src": static(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"} for size in (192, 512)
    ]
    content = {
        "name": settings.WAGTAIL_SITE_NAME,
        "short_name": "Achterhoek",
        "start_url": "/",
        "display": "minimal-ui",
        "background_color": "#fcfdf8",
        "theme_color": "#14472f",
        "lang": settings.LANGUAGE_CODE,
        "icons": icons,
    }
    return JsonResponse(content, content_type="application/manifest+json")


def not_found(request: HttpRequest, exception=None) -> HttpResponse:
    """404 in the reader's language; a page that exists in another language is named and linked."""
    elsewhere = translations_of(request)
    title = _("This page has not been translated yet") if elsewhere else _("We cannot find this page")
    context = {"chrome": Chrome(request, title=title), "elsewhere": elsewhere, "noindex": True}
    return render(request, "404.html", context, status=404)


def translations_of(request: HttpRequest) -> list[tuple[str, str, str, str]]:
    """(code, language, title, address) of live pages at the same path in the other languages, Dutch first.

    Slugs are the same in all languages, so the rest of the address names the page.
    """
    rest = "/".join(request.path.strip("/").split("/")[1:])
    site = Site.find_for_request(request)
    # PostgreSQL takes no NUL, and no page has one.
    if not rest or "\0" in rest or site is None:
        return []
    paths = {
        f"{root.root_path}{rest}/": root.language_code
        for root in root_paths()
        if root.site_id == site.pk and root.language_code != get_language()
    }
    rows = Page.objects.live().public().filter(url_path__in=paths, alias_of__isnull=True)
    found = [(paths[row.url_path], row) for row in rows]
    order = list(NAMES)
    return [
        (code, NAMES[code], row.title, row.get_url(request))
        for code, row in sorted(found, key=lambda item: order.index(item[0]))
    ]


@require_safe
def saved(request: HttpRequest) -> HttpResponse:
    """The page for the list that a reader keeps in the browser; what is in it never comes here."""
    context = {"chrome": Chrome(request, title=_("What you keep")), "noindex": True}
    return render(request, "saved.html", context)


def form_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 for a form without the cookie that was set with it: sent from elsewhere, or by a browser that keeps none."""
    context = {"chrome": Chrome(request, title=_("We could not take in this form")), "noindex": True}
    return render(request, "403_form.html", context, status=403)


def server_error(request: HttpRequest) -> HttpResponse:
    """500 from a template that needs nothing: no database, no context."""
    return render(None, "500.html", status=500)
