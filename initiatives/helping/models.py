"""What was written. States are written by `actions` only."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from .choices import RUNNING, Side, State
from .querysets import HelpMessageQuerySet


class HelpMessage(models.Model):
    """An offer of help, in answer to one ask or offer, and with its replies a conversation.

    `item_key` and `page_key` are translation keys: it hangs on no page, and keeps the words (`asked`, `title`) that its
    sender answered. Raising `version` makes all earlier links void. `submission` names the form that was sent.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission = models.UUIDField(unique=True, editable=False)
    item_key = models.UUIDField(db_index=True, editable=False)
    page_key = models.UUIDField(editable=False)
    title = models.CharField(_("initiative"), max_length=255, editable=False)
    asked = models.CharField(_("ask or offer"), max_length=160, editable=False)
    language = models.CharField(_("language"), max_length=10, editable=False)
    state = models.CharField(_("state"), max_length=11, choices=State.choices, default=State.UNCONFIRMED)
    name = models.CharField(_("name"), max_length=80, editable=False)
    mail = models.EmailField(_("e-mail address"), max_length=254, editable=False)
    mail_key = models.CharField(max_length=254, db_index=True, editable=False)
    text = models.TextField(_("message"), editable=False)
    version = models.PositiveSmallIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(_("written"), editable=False)
    spoken_at = models.DateTimeField(_("last word"), editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, editable=False)

    objects = models.Manager.from_queryset(HelpMessageQuerySet)()

    class Meta:
        verbose_name = _("reported offer of help")
        verbose_name_plural = _("reported offers of help")
        ordering = ["-ended_at", "-pk"]
        default_permissions = ("view", "delete")
        indexes = [models.Index(fields=["state", "created_at"]), models.Index(fields=["state", "ended_at"])]

    def __str__(self):
        return f"H{self.pk:06d}"

    @property
    def about(self) -> str:
        """How mails, consents and the trail refer to it."""
        return f"helpmessage:{self.pk}"

    @property
    def is_running(self) -> bool:
        return self.state in RUNNING


class HelpReply(models.Model):
    """What one of the two wrote on."""

    message = models.ForeignKey(HelpMessage, on_delete=models.CASCADE, related_name="replies")
    side = models.CharField(max_length=9, choices=Side.choices)
    text = models.TextField(_("message"))
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.message_id}-{self.pk}"
