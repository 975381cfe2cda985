"""Who is behind a page: a role to reach, or an organisation to name. Never a private person."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import TranslatableMixin

from ..facts import facts
from .taxonomy import InLanguage


class Contact(TranslatableMixin):
    role = models.CharField(
        _("role"),
        max_length=120,
        help_text=_("A role, not a person: “registration desk”, “programme manager”."),
    )
    organisation = models.CharField(_("organisation"), max_length=120, blank=True)
    mail = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("phone number"), max_length=30, blank=True)

    objects = models.Manager.from_queryset(InLanguage)()

    override_translatable_fields = facts("organisation", "mail", "phone")
    panels = [
        FieldPanel("role"),
        FieldPanel("organisation"),
        FieldRowPanel([FieldPanel("mail"), FieldPanel("phone")]),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("contact")
        verbose_name_plural = _("contacts")
        ordering = ["role"]

    def __str__(self):
        return f"{self.role}, {self.organisation}" if self.organisation else self.role


class Partner(models.Model):
    """An organisation. Its name is the same in every language."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    logo = models.ForeignKey(
        "base.PortalImage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("logo"),
    )
    website = models.URLField(_("website"), blank=True)

    panels = [FieldPanel("name"), FieldPanel("logo"), FieldPanel("website")]

    class Meta:
        verbose_name = _("partner")
        verbose_name_plural = _("partners")
        ordering = ["name"]

    def __str__(self):
        return self.name
