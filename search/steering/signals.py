"""Doors: what an editor saves, and what becomes of a promoted page, makes every process read the rules anew."""

from uuid import uuid4

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from ..models import Promotion, SearchWeights, Steering, Synonym
from .counting import forget_old


def rules_changed() -> None:
    Steering.objects.update_or_create(pk=1, defaults={"token": uuid4().hex})


@receiver(post_save, sender=Synonym)
@receiver(post_delete, sender=Synonym)
@receiver(post_save, sender=Promotion)
@receiver(post_delete, sender=Promotion)
@receiver(post_save, sender=SearchWeights)
@receiver(post_delete, sender=SearchWeights)
def rule_changed(sender, **kwargs):
    rules_changed()


@receiver(page_published)
@receiver(page_unpublished)
@receiver(post_page_move)
@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
@receiver(post_delete, sender=Page)
def readers_changed(sender, **kwargs):
    """Who may read a page, or the pages under it, became different."""
    if Promotion.objects.exists():
        rules_changed()


def forget_old_searches() -> None:
    forget_old(at=timezone.now())
