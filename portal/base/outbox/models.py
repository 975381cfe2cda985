"""The mails that wait, and those that went; and the words that editors changed."""

from datetime import datetime
from email.utils import parseaddr
from uuid import uuid4

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Promise(models.TextChoices):
    """What a mail server that goes away half-way may cost: a second copy, or a mail that somebody has to look at."""

    AT_LEAST_ONCE = "at_least_once", _("Rather twice than never")
    AT_MOST_ONCE = "at_most_once", _("Rather never than twice")


class MailState(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    SENDING = "sending", _("Being sent")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Failed")
    IN_DOUBT = "in_doubt", _("Maybe sent")
    SUPPRESSED = "suppressed", _("No longer needed")


#: The worker does nothing more with these.
ENDED = (MailState.SENT, MailState.FAILED, MailState.IN_DOUBT, MailState.SUPPRESSED)
#: A person has to look at these.
TROUBLED = (MailState.FAILED, MailState.IN_DOUBT)


class MailQuerySet(models.QuerySet):
    def due(self, at: datetime) -> "MailQuerySet":
        """What may go now, in the order in which it goes."""
        return self.filter(state=MailState.WAITING, not_before__lte=at).order_by("not_before", "pk")

    def abandoned(self, at: datetime) -> "MailQuerySet":
        """In the hands of a worker whose lease ran out: it was stopped, or is far too slow."""
        return self.filter(state=MailState.SENDING, lease_until__lte=at)

    def troubled(self) -> "MailQuerySet":
        return self.filter(state__in=TROUBLED)


def new_message_id() -> str:
    """In the sender's domain, which says nothing about the machine."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{uuid4().hex}@{domain}>"


class OutboxMail(models.Model):
    """One mail to one address. It tells what the mail is about, never its words.

    `key` says what makes it the same mail, so that it cannot be posted twice. `to` and `facts` are forgotten some time
    after it ended.
    """

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(_("kind"), max_length=60)
    about = models.CharField(_("about"), max_length=100, db_index=True)
    to = models.EmailField(_("to"), blank=True)
    language = models.CharField(_("language"), max_length=10)
    facts = models.JSONField(default=dict, blank=True, encoder=DjangoJSONEncoder)
    promise = models.CharField(max_length=13, choices=Promise.choices, default=Promise.AT_LEAST_ONCE)
    state = models.CharField(_("state"), max_length=10, choices=MailState.choices, default=MailState.WAITING)
    message_id = models.CharField(max_length=255, unique=True, default=new_message_id)
    not_before = models.DateTimeField()
    lease_until = models.DateTimeField(null=True)
    claim = models.CharField(max_length=32, blank=True)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("what went wrong"), max_length=200, blank=True)
    created_at = models.DateTimeField(_("posted"))
    sent_at = models.DateTimeField(_("sent"), null=True)
    ended_at = models.DateTimeField(null=True)

    objects = models.Manager.from_queryset(MailQuerySet)()

    class Meta:
        default_permissions = ("change", "view")
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        indexes = [
            models.Index(fields=["not_before", "id"], condition=Q(state=MailState.WAITING), name="base_mail_waiting"),
            models.Index(fields=["lease_until"], condition=Q(state=MailState.SENDING), name="base_mail_sending"),
            models.Index(fields=["created_at"], condition=Q(state__in=TROUBLED), name="base_mail_troubled"),
            models.Index(fields=["ended_at"], condition=~Q(to=""), name="base_mail_kept"),
        ]

    def __str__(self):
        return f"{self.kind} {self.about}"


class MailText(models.Model):
    """An editor's own words for a kind of mail in one language; without a row the offered words are used."""

    kind = models.CharField(max_length=60)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    subject = models.CharField(_("subject"), max_length=150)
    body = models.TextField(_("text"), max_length=5000)

    class Meta:
        default_permissions = ("change", "view")
        verbose_name = _("words of a mail")
        verbose_name_plural = _("words of mails")
        constraints = [models.UniqueConstraint(fields=["kind", "language"], name="base_mailtext_once")]

    def __str__(self):
        return f"{self.kind} ({self.language})"
