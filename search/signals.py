"""Doors: each passes the key of a page on to `indexing`."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from portal.base.facts import facts_carried

from .indexing import after_commit, forget, refresh, refresh_branch


@receiver(page_published)
@receiver(page_unpublished)
@receiver(facts_carried)
def page_changed(sender, instance, **kwargs):
    after_commit(refresh, instance.pk)


@receiver(page_slug_changed)
@receiver(post_page_move)
def branch_changed(sender, instance, **kwargs):
    after_commit(refresh_branch, instance.pk)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def restriction_changed(sender, instance, **kwargs):
    after_commit(refresh_branch, instance.page_id)


@receiver(post_delete, sender=Page)
def page_deleted(sender, instance, **kwargs):
    after_commit(forget, instance.pk)
