"""Links that let somebody in without an account: signed, for one purpose, void as soon as the version is raised."""

import hmac
from enum import StrEnum
from uuid import UUID

from django.http import Http404
from django.utils.crypto import salted_hmac

from .models import Registration


class Purpose(StrEnum):
    MANAGE = "manage"
    OFFER = "offer"


def signature(registration: Registration, purpose: Purpose) -> str:
    """43 characters that fit in an address; nothing secret is stored, so it can be mailed again."""
    value = f"{registration.uuid}:{registration.token_version}"
    return salted_hmac(f"registration.{purpose}", value, algorithm="sha256").hexdigest()[:43]


def registration_for(uuid: UUID, given: str, purpose: Purpose) -> Registration:
    """The registration that this link opens. Wrong, old, or made for something else: the same Http404."""
    registration = Registration.objects.select_related("offering").filter(uuid=uuid, forgotten_at=None).first()
    # A signature is made in any case, so that the time tells nothing either.
    expected = signature(registration or Registration(uuid=uuid), purpose)
    if not hmac.compare_digest(expected.encode(), given.encode()) or registration is None:
        raise Http404
    return registration
