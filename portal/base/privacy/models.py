"""What the portal keeps to account for what it does with data of people. None of these rows holds a name."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnlyError(Exception):
    """What happened has happened: the row can be added to, not changed."""


class ActorKind(models.TextChoices):
    STAFF = "staff", _("staff")
    PERSON = "person", _("the person")
    SYSTEM = "system", _("the portal")


class AuditEventQuerySet(models.QuerySet):
    def update(self, **values):
        raise AppendOnlyError

    def delete(self):
        raise AppendOnlyError

    def forget_before(self, moment) -> int:
        """The one way out: what is older than the term, all of it."""
        return models.QuerySet(self.model, using=self.db).filter(at__lt=moment).delete()[0]


class AuditEvent(models.Model):
    """Who saw or changed what: names of fields and numbers of rows, never what they held."""

    at = models.DateTimeField(_("when"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("user"),
    )
    actor_kind = models.CharField(_("who"), max_length=6, choices=ActorKind.choices)
    action = models.CharField(_("what"), max_length=30)
    about = models.CharField(_("about"), max_length=80)
    label = models.CharField(_("number"), max_length=40, blank=True)
    fields = models.JSONField(_("fields"), default=list)
    count = models.PositiveIntegerField(_("how many"), default=1)

    objects = models.Manager.from_queryset(AuditEventQuerySet)()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("who saw or changed what")
        ordering = ["-at", "-id"]
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["about", "at"], name="base_audit_about"),
            models.Index(fields=["at"], name="base_audit_at"),
        ]

    def __str__(self):
        return f"{self.action} {self.about}"

    def save(self, *args, **options):
        if not self._state.adding:
            raise AppendOnlyError
        super().save(*args, **options)

    def delete(self, *args, **options):
        raise AppendOnlyError


class ConsentText(models.Model):
    """The words somebody agreed to, once per different text."""

    digest = models.CharField(max_length=64, unique=True)
    purpose = models.CharField(max_length=40)
    language = models.CharField(max_length=10)
    text = models.TextField()
    first_used_at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.purpose} ({self.language})"


class Consent(models.Model):
    """One agreement: to which words, given when, withdrawn when. Whose it is, what it is `about` knows."""

    purpose = models.CharField(max_length=40)
    text = models.ForeignKey(ConsentText, on_delete=models.PROTECT, related_name="consents")
    about = models.CharField(max_length=80)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["about", "purpose"], condition=models.Q(withdrawn_at=None), name="base_consent_once"
            )
        ]
        indexes = [models.Index(fields=["about"], name="base_consent_about")]

    def __str__(self):
        return f"{self.purpose}: {self.about}"


class Erased(models.Model):
    """The ledger: whom the portal was asked to forget, as a keyed digest of the address, and until when."""

    digest = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.digest[:12]
