"""Doors: each fetches what it needs and calls one function."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from .facts import adopt, carry_on_publish, carry_to_snippets
from .models import BasePage, Contact, ProgrammeLine, SiteSettings, Theme


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
