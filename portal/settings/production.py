"""Production: PostgreSQL, Redis, SMTP. Refuses to start when a setting is missing, and names it."""

import environ

from .required import check, demand

check(environ.Env())

from .base import *  # noqa: E402, F403  (only now, so that what is missing is named)
from .base import ADMIN_CSP, CONTENT_SECURITY_POLICY, DATABASES, STORAGES, env  # noqa: E402

DEBUG = False
# Wagtail's preview shows the site in a frame of its own; frame-ancestors closes all other pages.
SILENCED_SYSTEM_CHECKS = ["security.W019"]
SERVES_MEDIA = False
SECRET_KEY = env.str("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
vars().update(env.email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="Achterhoek 2020 <noreply@example.org>")

SIGN_UPS_PER_HOUR = env.int("SIGN_UPS_PER_HOUR", default=600)
SUBMISSIONS_PER_HOUR = env.int("SUBMISSIONS_PER_HOUR", default=30)
CSRF_TRUSTED_ORIGINS = [env.str("BASE_URL").rstrip("/")]
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
    demand("MEDIA_ORIGIN", _origin.startswith("https://"), "must name the bucket's public address (https://…).")
    for _policy in (CONTENT_SECURITY_POLICY["DIRECTIVES"], ADMIN_CSP):
        _policy["img-src"] = [*_policy["img-src"], _origin]
    _bucket = {"endpoint_url": env.str("MEDIA_ENDPOINT", default=None), "file_overwrite": False}
    STORAGES = STORAGES | {
        "default": {
            "BACKEND": "storages.backends.s3.S3Storage",
            "OPTIONS": _bucket | {"bucket_name": env.str("MEDIA_BUCKET"), "querystring_auth": False},
        }
    }
    # Files of visitors go into a bucket of their own, which nobody reads without a signature.
    _private = env.str("PRIVATE_BUCKET", default="")
    demand("PRIVATE_BUCKET", _private not in ("", env.str("MEDIA_BUCKET")), "must name a bucket that is not public.")
    STORAGES["private"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": _bucket | {"bucket_name": _private, "querystring_auth": True, "querystring_expire": 60},
    }

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
}

# Connecting costs more than most queries.
DATABASES["default"] |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
