"""What initiatives ask and offer, and what of that was answered."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable, TranslatableMixin

from portal.base.facts import facts
from portal.base.shelf import touch

from ..choices import Direction, HelpKind
from ..querysets import HelpItemQuerySet


class HelpItem(TranslatableMixin, Orderable):
    """One thing that an initiative asks or offers, until a day, until it is answered or until it is taken away."""

    page = ParentalKey("initiatives.InitiativePage", on_delete=models.CASCADE, related_name="help_items")
    direction = models.CharField(_("wanted or offered"), max_length=10, choices=Direction.choices)
    kind = models.CharField(_("kind"), max_length=10, choices=HelpKind.choices, default=HelpKind.HANDS)
    text = models.CharField(_("what exactly"), max_length=160)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = models.Manager.from_queryset(HelpItemQuerySet)()
    #: Of rows fetched `with_answers`.
    is_answered = False

    override_translatable_fields = facts("direction", "kind", "until")
    panels = [
        FieldRowPanel([FieldPanel("direction"), FieldPanel("kind")]),
        FieldPanel("text"),
        FieldPanel("until"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("ask or offer")

    @property
    def is_wanted(self) -> bool:
        return self.direction == Direction.WANTED

    def counts(self, *, at) -> bool:
        """True while it is neither over nor, as far as was fetched, answered."""
        return not self.is_answered and (self.until is None or self.until >= timezone.localdate(at))


class Answered(models.Model):
    """An ask or offer that needs no answer any more, in any language and whatever a later revision says."""

    key = models.UUIDField(unique=True, editable=False)
    at = models.DateTimeField(_("answered"), editable=False)

    class Meta:
        verbose_name = _("answered ask or offer")
        verbose_name_plural = _("answered asks and offers")

    def __str__(self):
        return str(self.key)

    def save(self, *args, **kwargs):
        super().save(*args, **kwargs)
        touch("initiatives.InitiativePage")
