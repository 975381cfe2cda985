"""Settings that every way of running shares. What differs stands in dev, test and production."""

from pathlib import Path

import environ
from django.utils.translation import gettext_lazy as _

from .databases import database
from .policies import *  # noqa: F403
from .policies import CONTENT_SECURITY_POLICY, tile_hosts

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parents[2]
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))

INSTALLED_APPS = [
    "home",
    "initiatives",
    "initiatives.helping",
    "initiatives.keeping",
    "initiatives.sending",
    "events",
    "events.registration",
    "search",
    "portal.base",
    "portal.base.following",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.table_block",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.base.middleware.PathCSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "portal.base.middleware.MaintenanceMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.base.middleware.AdminLanguageMiddleware",
    "portal.base.visits.VisitMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "portal" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": database(env, "DATABASE_URL", embedded=VAR_DIR / "portal.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

LANGUAGE_CODE = "nl"
TIME_ZONE = "Europe/Amsterdam"
USE_I18N = True
USE_TZ = True
LANGUAGES = [("nl", _("Dutch")), ("en", _("English")), ("de", _("German"))]
LOCALE_PATHS = [BASE_DIR / "portal" / "locale"]
FORMAT_MODULE_PATH = "portal.base.formats"

#: Tiles of the moving map, with {z}, {x} and {y}; without them there is the drawn map alone. Pages may then show
#: pictures of that host, and ask for them once a visitor presses the button.
MAP_TILE_URL = env.str("MAP_TILE_URL", default="")
MAP_TILE_ATTRIBUTION = env.str("MAP_TILE_ATTRIBUTION", default="")
CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"] += tile_hosts(MAP_TILE_URL)

STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "portal.base.mapping.packages.PackageFinder",
]
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "portal" / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Files of visitors: outside the folder that is served, readable for the portal alone.
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": VAR_DIR / "private",
            "base_url": "",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = "Achterhoek 2020 <noreply@example.org>"
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Seconds, for each step: some servers look through a mail before they say that they took it.
EMAIL_TIMEOUT = 30

LOGIN_URL = "wagtailadmin_login"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "portal.base.views.form_refused"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
WAGTAIL_SITE_NAME = "Achterhoek 2020"
WAGTAILADMIN_BASE_URL = env.str("BASE_URL", default="http://127.0.0.1:8000").rstrip("/")
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = [("nl", "Nederlands"), ("en", "English"), ("de", "Deutsch")]
# Submitting a page for translation makes a draft; it goes live when a person publishes the translated words.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILIMAGES_IMAGE_MODEL = "base.PortalImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.base.library.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 15 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 60_000_000
WAGTAILIMAGES_AVIF_QUALITY = 62
WAGTAILIMAGES_WEBP_QUALITY = 78
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "ics", "odt", "ods", "pdf", "pptx", "txt", "xlsx", "zip"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = True
WAGTAILREDIRECTS_AUTO_CREATE = True
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["h3", "h4", "bold", "ol", "ul", "link", "document-link"]},
    },
}
# Our own pages carry their words to search through search.engine, so Wagtail's index serves the admin only.
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "modelsearch.backends.database", "SEARCH_CONFIG": "dutch"},
}
# Embeds would ask other hosts; the video block holds a plain address instead.
WAGTAILEMBEDS_FINDERS: list[dict] = []

#: Addresses of the search cluster's nodes; with none, search runs in the portal's own database.
ELASTICSEARCH_URL = [one.strip() for one in env.list("ELASTICSEARCH_URL", default=[]) if one.strip()]
#: Before the names of its indices, for a cluster that serves others too.
ELASTICSEARCH_PREFIX = env.str("ELASTICSEARCH_PREFIX", default="portal")
ELASTICSEARCH_SHARDS = env.int("ELASTICSEARCH_SHARDS", default=1)
#: Copies of each index on other nodes: with three nodes, one lets any of them fail.
ELASTICSEARCH_REPLICAS = env.int("ELASTICSEARCH_REPLICAS", default=min(1, len(ELASTICSEARCH_URL) // 2))
SECURITY_CONTACT = env.str("SECURITY_CONTACT", default="mailto:security@example.org")
#: How many proxies of our own stand before the portal, each of which adds an entry to X-Forwarded-For.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)
#: How many sign-ups one connection may send in an hour, a whole town hall perhaps; 0: as many as it likes.
SIGN_UPS_PER_HOUR = env.int("SIGN_UPS_PER_HOUR", default=0)
#: How many initiatives one connection may send in in an hour; 0: as many as it likes.
SUBMISSIONS_PER_HOUR = env.int("SUBMISSIONS_PER_HOUR", default=0)
#: How many times an hour one connection may ask for its link.
LINKS_PER_HOUR = env.int("LINKS_PER_HOUR", default=20)
#: How many names an hour one connection may compare with a certificate.
NAMES_CHECKED_PER_HOUR = env.int("NAMES_CHECKED_PER_HOUR", default=30)
MAINTENANCE_FILE = VAR_DIR / "maintenance"
#: Secret keys of before: links that were sent, and the ledger of erased people, were made with them.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
#: Whom the portal was asked to forget, beside the table, for when a backup of the database is put back.
ERASURE_LEDGER = Path(env.str("ERASURE_LEDGER", default=str(VAR_DIR / "erased.txt")))
# The embedded default has no web server in front, so Django hands out pictures itself.
SERVES_MEDIA = env.bool("SERVES_MEDIA", default=True)
