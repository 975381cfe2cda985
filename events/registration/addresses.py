"""Addresses of what a visitor can do, signed where they open a registration."""

from django.urls import reverse

from .models import Offering, Registration
from .tokens import Purpose, signature


def sign_up_url(offering: Offering) -> str:
    return reverse("registration:sign_up", args=[offering.key])


def manage_url(registration: Registration, name: str = "manage", *more) -> str:
    """Of a page that belongs to a registration, in the active language; `more`: what else stands in the address."""
    given = signature(registration, Purpose.MANAGE)
    return reverse(f"registration:{name}", args=[registration.uuid, given, *more])
