"""Production: PostgreSQL, Redis, SMTP. Refuses to start when a setting is missing, and names it."""

from django.core.exceptions import ImproperlyConfigured

from .base import *  # noqa: F403
from .base import ADMIN_CSP, CONTENT_SECURITY_POLICY, STORAGES, env

DEBUG = False
# Wagtail's preview shows the site in a frame of its own; frame-ancestors closes all other pages.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
SERVES_MEDIA = False
REQUIRED = (
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "BASE_URL",
    "DATABASE_URL",
    "CACHE_URL",
    "EMAIL_URL",
    "SECURITY_CONTACT",
)
_missing = [name for name in REQUIRED if not env.str(name, default="").strip()]
if _missing:
    raise ImproperlyConfigured(f"Set these environment variables before starting: {', '.join(_missing)}.")


def _checked(name, problem, ok):
    if not ok:
        raise ImproperlyConfigured(f"{name} {problem}")


SECRET_KEY = env.str("SECRET_KEY")
_checked("SECRET_KEY", "is too short: give it at least 50 characters.", len(SECRET_KEY) >= 50)
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
_checked("ALLOWED_HOSTS", "may not be '*': name the hosts of the site.", "*" not in ALLOWED_HOSTS)
_checked("BASE_URL", "must start with https://.", env.str("BASE_URL").startswith("https://"))
_checked(
    "DATABASE_URL",
    "must be a PostgreSQL address (postgres://…).",
    env.str("DATABASE_URL").startswith(("postgres://", "postgresql://")),
)
_checked("CACHE_URL", "must be a Redis address (redis://…).", env.str("CACHE_URL").startswith("redis"))
_checked(
    "EMAIL_URL",
    "must be an SMTP address (smtp://… or smtp+tls://…).",
    env.str("EMAIL_URL").startswith(("smtp", "submission")),
)
vars().update(env.email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Achterhoek 2020 <noreply@example.org>")

CSRF_TRUSTED_ORIGINS = [env.str("BASE_URL")]
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True

if env.str("MEDIA_BUCKET", default=""):
    _origin = env.str("MEDIA_ORIGIN", default="")
    _checked("MEDIA_ORIGIN", "must name the bucket's public address (https://…).", _origin.startswith("https://"))
    for _policy in (CONTENT_SECURITY_POLICY["DIRECTIVES"], ADMIN_CSP):
        _policy["img-src"] = [*_policy["img-src"], _origin]
    STORAGES = STORAGES | {
        "default": {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": {
                "bucket_name": env.str("MEDIA_BUCKET"),
                "endpoint_url": env.str("MEDIA_ENDPOINT", default=None),
                "querystring_auth": False,
                "file_overwrite": False,
            },
        }
    }

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}
