"""Doors: what happens to a page, for who keeps it."""

from django.dispatch import receiver
from django.utils.timezone import now
from wagtail.signals import page_published

from ..models import InitiativePage
from ..signals import accepted
from .actions import keepers


@receiver(accepted)
def sender_keeps_the_page(sender, page, mail, name, language, at, **kwargs):
    keepers.keep_first(page.translation_key, mail=mail, name=name, language=language, at=at)


@receiver(page_published, sender=InitiativePage)
def page_went_live(sender, instance, **kwargs):
    keepers.welcome(instance.translation_key, at=now())
