"""Doors: each fetches what it needs and calls one function."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, post_page_move

from .facts import adopt, carry_on_publish, carry_to_snippets
from .models import BasePage, Contact, Municipality, Place, ProgrammeLine, SiteSettings, Theme
from .shelf import kinds_shown_by, touch, touch_all


@receiver(page_published)
def carry_facts_to_translations(sender, instance, **kwargs):
    if isinstance(instance, BasePage):
        carry_on_publish(instance)


@receiver(post_save, sender=Theme)
@receiver(post_save, sender=ProgrammeLine)
@receiver(post_save, sender=Contact)
@receiver(post_save, sender=SiteSettings)
def carry_snippet_facts(sender, instance, created=False, raw=False, **kwargs):
    if created and not raw:
        adopt(instance)
    if not raw:
        carry_to_snippets(instance)


@receiver(post_save)
@receiver(post_delete)
def lists_changed(sender, instance, **kwargs):
    model = instance.specific_class if sender is Page else sender
    if kinds := model and kinds_shown_by(model):
        touch(*kinds)


def filters_changed(sender, **kwargs):
    touch_all()


post_page_move.connect(filters_changed)
for model in (Theme, Place, Municipality):
    post_save.connect(filters_changed, sender=model)
    post_delete.connect(filters_changed, sender=model)
