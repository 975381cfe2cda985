"""Pages that help who begins an initiative, chosen by staff."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel, PageChooserPanel
from wagtail.models import Orderable, TranslatableMixin

from portal.base.facts import facts

#: Of the page that lists initiatives.
GUIDES = InlinePanel(
    "guides",
    max_num=3,
    heading=_("Guides for who wants to begin something"),
    help_text=_("At most three pages that help. They stand on each initiative, under “Begin something like it?”."),
    label=_("page"),
)


class Guide(TranslatableMixin, Orderable):
    """A page shown beside "begin something like it" of each initiative in the list."""

    page = ParentalKey("initiatives.InitiativeIndexPage", on_delete=models.CASCADE, related_name="guides")
    guide = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+", verbose_name=_("page"))

    override_translatable_fields = facts("guide")
    panels = [PageChooserPanel("guide")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    def __str__(self):
        return str(self.guide)
