"""Links for who follows a list: to start, to see all of one's own, to stop."""

from uuid import UUID

from django.conf import settings
from django.db.models import TextChoices
from django.http import Http404
from django.urls import reverse
from django.utils.translation import override

from ..signing import matches, signature
from .models import Subscription


class Purpose(TextChoices):
    """What a link is for; also the name of its address."""

    CONFIRM = "confirm"
    OWN = "own"
    STOP = "stop"


def given_for(uuid: UUID, purpose: Purpose) -> str:
    return signature(f"follow:{uuid}", purpose, 1)


def check(uuid: UUID, given: str, purpose: Purpose) -> None:
    """Raises Http404 for what we did not sign for this."""
    if not matches(given, f"follow:{uuid}", purpose, 1):
        raise Http404


def subscription_for(uuid: UUID, given: str, purpose: Purpose) -> Subscription | None:
    """None when it is gone by now; Http404 when we never made this link."""
    check(uuid, given, purpose)
    return Subscription.objects.filter(uuid=uuid).first()


def address_for(subscription: Subscription, purpose: Purpose) -> str:
    """In the active language."""
    return reverse(f"following:{purpose}", args=[subscription.uuid, given_for(subscription.uuid, purpose)])


def link_for(subscription: Subscription, purpose: Purpose) -> str:
    """The whole address, for a mail, in the language of the subscription."""
    with override(subscription.language):
        return settings.WAGTAILADMIN_BASE_URL + address_for(subscription, purpose)
