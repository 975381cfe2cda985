"""Doors: each hands over what a page offers, whenever that may have changed."""

from django.db.models.signals import post_delete
from django.dispatch import receiver
from django.utils.timezone import now
from wagtail.signals import page_published, page_unpublished

from portal.base.facts import facts_carried

from .handing_over import try_to_hand_over
from .models import EventPage, TrainingPage, TrajectoryPage
from .signup import SignUpFields


@receiver(page_published)
@receiver(page_unpublished)
@receiver(facts_carried)
def page_went_live_or_offline(sender, instance, **kwargs):
    if isinstance(instance, SignUpFields):
        try_to_hand_over(instance, at=now())


@receiver(post_delete, sender=EventPage)
@receiver(post_delete, sender=TrainingPage)
@receiver(post_delete, sender=TrajectoryPage)
def page_was_deleted(sender, instance, **kwargs):
    try_to_hand_over(instance, at=now())
