"""Whole addresses, for mails and calendar files."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from .models import Offering, Registration
from .tokens import Purpose, signature


def manage_url(registration: Registration, *, language: str = "") -> str:
    """The link with which somebody sees and changes their own registration."""
    arguments = {"uuid": registration.uuid, "signature": signature(registration, Purpose.MANAGE)}
    return whole("registration:manage", language or registration.language, **arguments)


def sign_up_url(offering: Offering, *, language: str) -> str:
    return whole("registration:sign_up", language, key=offering.key)


def whole(name: str, language: str, **arguments) -> str:
    with override(language):
        return settings.WAGTAILADMIN_BASE_URL + reverse(name, kwargs=arguments)
