"""Doors: each passes what was saved or deleted on to `watching`."""

from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.dispatch import receiver
from django.utils.timezone import now
from wagtail.models import Page, PageViewRestriction

from . import watching
from .draining import record
from .models import Scope
from .references import NAMED


@receiver(pre_save)
def page_will_be_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    if isinstance(instance, Page) and not raw:
        watching.before_page(instance, update_fields)


@receiver(post_save)
def page_saved(sender, instance, update_fields=None, **kwargs):
    if isinstance(instance, Page):
        watching.after_page(instance, update_fields, at=now())


@receiver(post_delete, sender=Page)
def page_deleted(sender, instance, **kwargs):
    record([instance.pk], at=now())


@receiver(pre_save, sender=PageViewRestriction)
def restriction_will_be_saved(sender, instance, **kwargs):
    watching.ahead([instance.page_id], at=now(), scope=Scope.BRANCH)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def restriction_changed(sender, instance, **kwargs):
    record([instance.page_id], at=now(), scope=Scope.BRANCH)


def words_will_be_saved(sender, instance, raw=False, **kwargs):
    if instance.pk and not raw:
        watching.before_named(instance, at=now())


def words_saved(sender, instance, created=False, raw=False, **kwargs):
    if not raw:
        watching.named(instance, at=now(), created=created)


def words_will_be_deleted(sender, instance, **kwargs):
    watching.named(instance, at=now())


for model in NAMED:
    pre_save.connect(words_will_be_saved, sender=model)
    post_save.connect(words_saved, sender=model)
    pre_delete.connect(words_will_be_deleted, sender=model)
