from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path, re_path
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from home.around.sitemap import AroundSitemap
from initiatives.sitemap import InitiativeSitemap
from portal.base import health, views
from portal.base.sitemaps import PageSitemap
from portal.base.useful import views as useful
from search import views as search_views

SITEMAPS = {"pages": PageSitemap, "around": AroundSitemap, "initiatives": InitiativeSitemap}

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    path("healthz", health.alive, name="healthz"),
    path("readyz", health.ready, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
    path("site.webmanifest", views.manifest, name="manifest"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("sitemap.xml", sitemap_views.sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
]

if settings.SERVES_MEDIA:
    urlpatterns.append(
        re_path(r"^media/(?P<path>(?!documents/).*)$", serve_file, {"document_root": settings.MEDIA_ROOT})
    )

urlpatterns += i18n_patterns(
    path("zoeken/", search_views.results, name="search"),
    path("zoeken/aanvullen/", search_views.complete, name="search_complete"),
    path("zoeken/plaatsen.json", search_views.spots, name="search_places"),
    path("bewaard/", views.saved, name="saved"),
    path("nuttig/<uuid:key>/", useful.useful, name="useful"),
    path("", include("portal.base.following.urls")),
    path("", include("events.registration.urls")),
    path("", include("home.around.urls")),
    path("", include("initiatives.urls")),
    path("", include("initiatives.helping.urls")),
    path("", include("initiatives.keeping.urls")),
    path("", include("initiatives.sending.urls")),
    # Wagtail's own addresses, such as the one that asks for a page's password; only serving pages is ours.
    *(pattern for pattern in wagtail_urls.urlpatterns if pattern.name != "wagtail_serve"),
    re_path(serve_pattern, views.serve, name="wagtail_serve"),
    # Files under a list: lijst.csv.
    re_path(r"^((?:[\w\-]+/)+[a-z]+\.[a-z]+)$", views.serve, name="list_file"),
    prefix_default_language=True,
)

handler404 = "portal.base.views.not_found"
handler500 = "portal.base.views.server_error"
