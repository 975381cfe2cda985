"""Signatures in links, for people without an account: about one row, for one purpose, void when the version rises."""

import base64

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "portal.link"


def signature(about: str, purpose: str, version: int, *, secret: str | None = None) -> str:
    """43 characters that fit in an address. `about` names a row ("helpmessage:17"); nothing secret is stored."""
    digest = salted_hmac(f"{SALT}.{purpose}", f"{about}:{version}", secret=secret, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def matches(given: str, about: str, purpose: str, version: int) -> bool:
    """Whether this was signed for just this, also under an earlier secret; told in a time that gives nothing away."""
    secrets = (None, *settings.SECRET_KEY_FALLBACKS)
    found = [constant_time_compare(given, signature(about, purpose, version, secret=one)) for one in secrets]
    return any(found)
