from csp.middleware import CSPMiddleware
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

ALWAYS_OPEN = ("/healthz", "/readyz", "/static/")


class PathCSPMiddleware(CSPMiddleware):
    """The strict policy for visitors, another one under the admin, and frames of one's own site in previews."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith(reverse("wagtailadmin_home")):
            parts.replace = {**settings.ADMIN_CSP, **(parts.replace or {})}
        elif getattr(request, "is_preview", False):
            # The preview panel renders through an inner request with the page's public address.
            parts.replace = {"frame-ancestors": ["'self'"], **(parts.replace or {})}
        return parts


class MaintenanceMiddleware:
    """While `MAINTENANCE_FILE` exists, everything but health checks answers 503 with a calm page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.MAINTENANCE_FILE.exists() and not request.path_info.startswith(ALWAYS_OPEN):
            return HttpResponse(
                render_to_string("maintenance.html"),
                status=503,
                headers={"Retry-After": "600", "Cache-Control": "no-store"},
            )
        return self.get_response(request)


class AdminLanguageMiddleware:
    """The admin starts in Dutch whatever the browser prefers; Wagtail then applies the editor's own choice."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith("/admin"):
            translation.activate(settings.LANGUAGE_CODE)
            request.LANGUAGE_CODE = settings.LANGUAGE_CODE
        return self.get_response(request)
