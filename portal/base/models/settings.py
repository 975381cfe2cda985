from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import TranslatableMixin

from ..addresses import AddressBlock
from ..facts import facts
from .taxonomy import InLanguage


class FooterLink(blocks.StructBlock):
    text = blocks.CharBlock(max_length=60, label=_("words"))
    address = AddressBlock()

    class Meta:
        icon = "link"
        label = _("link")


class FooterColumn(blocks.StructBlock):
    title = blocks.CharBlock(max_length=60, label=_("title"))
    text = blocks.TextBlock(required=False, max_length=300, label=_("text"))
    links = blocks.ListBlock(FooterLink(), default=[], label=_("links"))

    class Meta:
        icon = "list-ul"
        label = _("column")


class SiteSettings(TranslatableMixin):
    """What stands on every page. One row per language: words are translated, facts follow the Dutch row."""

    organisation = models.CharField(_("organisation"), max_length=120, default="Achterhoek 2020")
    mail = models.EmailField(_("e-mail address"), default="redactie@example.org")
    phone = models.CharField(_("phone number"), max_length=30, blank=True)
    address = models.TextField(_("postal address"), max_length=200, blank=True)
    mastodon = models.URLField(_("Mastodon"), blank=True)
    linkedin = models.URLField(_("LinkedIn"), blank=True)
    facebook = models.URLField(_("Facebook"), blank=True)
    instagram = models.URLField(_("Instagram"), blank=True)
    notice = models.CharField(
        _("site-wide notice"),
        max_length=240,
        blank=True,
        help_text=_("One or two sentences at the top of every page. Disappears by itself at the end date."),
    )
    notice_until = models.DateTimeField(_("show the notice until"), null=True, blank=True)
    about = models.TextField(_("about the site"), max_length=400, blank=True)
    columns = StreamField([("column", FooterColumn())], blank=True, max_num=4, verbose_name=_("columns of the footer"))
    colophon = models.CharField(_("last line of the footer"), max_length=400, blank=True)

    objects = models.Manager.from_queryset(InLanguage)()

    networks = ("mastodon", "linkedin", "facebook", "instagram")
    override_translatable_fields = facts("organisation", "mail", "phone", "address", "notice_until", *networks)
    panels = [
        MultiFieldPanel([FieldPanel("notice"), FieldPanel("notice_until")], heading=_("Site-wide notice")),
        MultiFieldPanel(
            [
                FieldPanel("organisation"),
                FieldRowPanel([FieldPanel("mail"), FieldPanel("phone")]),
                FieldPanel("address"),
            ],
            heading=_("Contact details"),
        ),
        MultiFieldPanel([FieldPanel(name) for name in networks], heading=_("Social networks")),
        MultiFieldPanel([FieldPanel("about"), FieldPanel("columns"), FieldPanel("colophon")], heading=_("Footer")),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
        constraints = [models.UniqueConstraint(fields=["locale"], name="one_settings_row_per_language")]

    def __str__(self):
        return str(_("Site settings"))

    def clean(self):
        super().clean()
        if self.notice and not self.notice_until:
            raise ValidationError({"notice_until": _("Give the notice an end date, so that it goes by itself.")})

    def shows_notice(self, *, at) -> bool:
        return bool(self.notice and self.notice_until and self.notice_until > at)

    @property
    def social_links(self) -> list[tuple[str, str]]:
        """(name, address) of each network that is filled in."""
        return [
            (str(self._meta.get_field(name).verbose_name), getattr(self, name))
            for name in self.networks
            if getattr(self, name)
        ]
