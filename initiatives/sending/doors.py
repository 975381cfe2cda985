"""Signals: a page that was made of a submission goes live."""

from django.dispatch import receiver
from django.utils.timezone import now
from wagtail.signals import page_published

from ..models import InitiativePage
from . import actions


@receiver(page_published, sender=InitiativePage)
def page_went_live(sender, instance, **kwargs):
    actions.published(instance, at=now())
