"""Addresses of what a visitor can do, signed where they open a registration."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from .models import Certificate, Invitation, Offering, Registration
from .tokens import Purpose, invitation_signature, signature


def sign_up_url(offering: Offering) -> str:
    return reverse("registration:sign_up", args=[offering.key])


def manage_url(registration: Registration, name: str = "manage", *more) -> str:
    """Of a page that belongs to a registration, in the active language; `more`: what else stands in the address."""
    given = signature(registration, Purpose.MANAGE)
    return reverse(f"registration:{name}", args=[registration.uuid, given, *more])


def sign_up_link(offering: Offering, *, language: str) -> str:
    """The whole address, for a mail."""
    with override(language):
        return settings.WAGTAILADMIN_BASE_URL + sign_up_url(offering)


def invitation_link(invitation: Invitation, *, language: str) -> str:
    """The whole address of the form, for who may come first."""
    with override(language):
        more = [invitation.offering.key, invitation.pk, invitation_signature(invitation)]
        return settings.WAGTAILADMIN_BASE_URL + reverse("registration:invited", args=more)


def certificate_link(certificate: Certificate, *, language: str) -> str:
    """The whole address at which anybody checks it."""
    with override(language):
        return settings.WAGTAILADMIN_BASE_URL + reverse("registration:certificate", args=[certificate.shown_code])


def manage_link(registration: Registration, *, language: str) -> str:
    """The whole address, for mails and calendars."""
    with override(language):
        return settings.WAGTAILADMIN_BASE_URL + manage_url(registration)
