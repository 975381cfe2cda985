"""Production refuses to start with a setting that is missing or cannot be right, and names it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

RIGHT = {
    "SECRET_KEY": "k" * 50,
    "ALLOWED_HOSTS": "portal.example.org,www.example.org",
    "BASE_URL": "https://portal.example.org",
    "DATABASE_URL": "postgres://portal:geheim@db.example.org:5432/portal",
    "CACHE_URL": "redis://cache.example.org:6379/0",
    "EMAIL_URL": "smtp+tls://portal:geheim@mail.example.org:587",
    "SECURITY_CONTACT": "mailto:security@example.org",
}
SHOW = """
import json
from portal.settings import production
print(json.dumps({name: getattr(production, name) for name in %r}, default=str))
"""


def start(variables: dict[str, str], *names: str) -> subprocess.CompletedProcess:
    """Read the production settings in a process of their own; with names, write these as JSON."""
    own = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    command = [sys.executable, "-c", SHOW % (names,)]
    return subprocess.run(
        command, cwd=Path(settings.BASE_DIR), env=own | variables, capture_output=True, text=True, check=False
    )


def refusal(variables: dict[str, str]) -> str:
    """The last line of what it says; "" when it starts."""
    done = start(variables)
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""


def test_it_starts_when_everything_is_right():
    names = ["DEBUG", "ALLOWED_HOSTS", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE"]
    names += ["SECURE_HSTS_SECONDS", "CSRF_TRUSTED_ORIGINS", "EMAIL_HOST", "EMAIL_USE_TLS", "SERVES_MEDIA"]
    done = start(RIGHT, *names)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "DEBUG": False,
        "ALLOWED_HOSTS": ["portal.example.org", "www.example.org"],
        "SECURE_SSL_REDIRECT": True,
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SECURE_HSTS_SECONDS": 31_536_000,
        "CSRF_TRUSTED_ORIGINS": ["https://portal.example.org"],
        "EMAIL_HOST": "mail.example.org",
        "EMAIL_USE_TLS": True,
        "SERVES_MEDIA": False,
    }


def test_it_names_everything_that_is_missing_at_once():
    named = refusal({}).partition("before starting: ")[2]
    assert set(named.rstrip(".").split(", ")) >= set(RIGHT)


@pytest.mark.parametrize("name", RIGHT)
def test_it_names_what_is_missing(name):
    said = refusal({key: value for key, value in RIGHT.items() if key != name})
    assert said.endswith(f"Set these environment variables before starting: {name}.")


@pytest.mark.parametrize("name", list(RIGHT))
@pytest.mark.parametrize("value", ["", "  "], ids=["empty", "blank"])
def test_what_is_empty_is_missing(name, value):
    assert refusal(RIGHT | {name: value}).endswith(f"Set these environment variables before starting: {name}.")


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SECRET_KEY", "k" * 49, "is too short: give it at least 50 characters."),
        ("ALLOWED_HOSTS", "*", "may not be '*': name the hosts of the site."),
        ("ALLOWED_HOSTS", "portal.example.org,*", "may not be '*': name the hosts of the site."),
        ("BASE_URL", "http://portal.example.org", "must start with https://."),
        ("BASE_URL", "portal.example.org", "must start with https://."),
        ("DATABASE_URL", "sqlite:///var/portal.sqlite3", "must be a PostgreSQL address (postgres://…)."),
        ("DATABASE_URL", "mysql://portal@db.example.org/portal", "must be a PostgreSQL address (postgres://…)."),
        ("CACHE_URL", "locmemcache://", "must be a Redis address (redis://…)."),
        ("EMAIL_URL", "consolemail://", "must be an SMTP address (smtp://… or smtp+tls://…)."),
        ("EMAIL_URL", "mail.example.org", "must be an SMTP address (smtp://… or smtp+tls://…)."),
        ("DATABASE_URL", "portal", "must be a PostgreSQL address (postgres://…)."),
        ("CACHE_URL", "cache.example.org", "must be a Redis address (redis://…)."),
    ],
)
def test_it_says_what_is_wrong(name, value, words):
    assert refusal(RIGHT | {name: value}).endswith(f"{name} {words}")


def test_a_slash_after_the_address_does_no_harm():
    done = start(RIGHT | {"BASE_URL": "https://portal.example.org/"}, "CSRF_TRUSTED_ORIGINS", "WAGTAILADMIN_BASE_URL")
    assert set(map(str, json.loads(done.stdout).values())) == {"['https://portal.example.org']", RIGHT["BASE_URL"]}


def test_it_says_no_secret():
    done = start(RIGHT | {"CACHE_URL": "memcache://:geheim@cache.example.org"})
    assert (done.returncode, "geheim" in done.stderr) == (1, False)
