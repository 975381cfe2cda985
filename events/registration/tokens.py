"""Links that let somebody in without an account: signed, for one purpose, void as soon as the version is raised."""

import hmac
from enum import StrEnum
from uuid import UUID

from django.http import Http404
from django.utils.crypto import salted_hmac

from .models import Invitation, Offering, Registration


class Purpose(StrEnum):
    MANAGE = "manage"


def signature(registration: Registration, purpose: str) -> str:
    """43 characters that fit in an address; nothing secret is stored, so it can be mailed again."""
    value = f"{registration.uuid}:{registration.token_version}"
    return salted_hmac(f"registration.{purpose}", value, algorithm="sha256").hexdigest()[:43]


def invitation_signature(invitation: Invitation) -> str:
    value = f"{invitation.pk}:{invitation.participant_id}:{invitation.offering_id}"
    return salted_hmac("registration.invitation", value, algorithm="sha256").hexdigest()[:43]


def invitation_for(offering: Offering, *, pk: int, given: str) -> Invitation:
    """The invitation for this offering that a link holds; else Http404."""
    rows = Invitation.objects.filter(offering=offering, participant__registration__forgotten_at=None)
    found = rows.filter(pk=pk).first()
    expected = invitation_signature(found or Invitation(pk=pk))
    if not hmac.compare_digest(expected.encode(), given.encode()) or found is None:
        raise Http404
    return found


def registration_for(uuid: UUID, given: str, purpose: Purpose) -> Registration:
    """The registration that this link opens. Wrong, old, or made for something else: the same Http404."""
    registration = Registration.objects.select_related("offering").filter(uuid=uuid, forgotten_at=None).first()
    # A signature is made in any case, so that the time tells nothing either.
    expected = signature(registration or Registration(uuid=uuid), purpose)
    if not hmac.compare_digest(expected.encode(), given.encode()) or registration is None:
        raise Http404
    return registration
