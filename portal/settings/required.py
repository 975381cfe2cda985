"""What production cannot start without. Looked at before anything reads these settings, so that each is named."""

import environ
from django.core.exceptions import ImproperlyConfigured

REQUIRED = ("SECRET_KEY", "ALLOWED_HOSTS", "BASE_URL", "DATABASE_URL", "CACHE_URL", "EMAIL_URL", "SECURITY_CONTACT")


def check(env: environ.Env) -> None:
    """Raise ImproperlyConfigured with the name of what is missing or wrong, and never with its value."""
    missing = [name for name in REQUIRED if not env.str(name, default="").strip()]
    if missing:
        raise ImproperlyConfigured(f"Set these environment variables before starting: {', '.join(missing)}.")
    starts = {name: env.str(name).startswith for name in REQUIRED}
    demand("SECRET_KEY", len(env.str("SECRET_KEY")) >= 50, "is too short: give it at least 50 characters.")
    demand("ALLOWED_HOSTS", "*" not in env.list("ALLOWED_HOSTS"), "may not be '*': name the hosts of the site.")
    demand("BASE_URL", starts["BASE_URL"]("https://"), "must start with https://.")
    postgres = starts["DATABASE_URL"](("postgres://", "postgresql://"))
    demand("DATABASE_URL", postgres, "must be a PostgreSQL address (postgres://…).")
    demand("CACHE_URL", starts["CACHE_URL"]("redis"), "must be a Redis address (redis://…).")
    mail = starts["EMAIL_URL"](("smtp", "submission"))
    demand("EMAIL_URL", mail, "must be an SMTP address (smtp://… or smtp+tls://…).")


def demand(name: str, right: bool, otherwise: str) -> None:
    if not right:
        raise ImproperlyConfigured(f"{name} {otherwise}")
