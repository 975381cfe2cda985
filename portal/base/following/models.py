"""Who follows what. Written by `actions` and `telling` only."""

import uuid
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from .choices import Frequency, State
from .moments import PAUSE
from .querysets import Circle, SubscriptionQuerySet


class Subscription(models.Model):
    """An address that follows a list in one language with some filters.

    `list_key` is the translation key of the list: it hangs on no page. `filters` are parameters in the one form in
    which they are compared (`filters.canonical`), `lost` those of them that are gone and of which the follower knows.
    What was first published after `since` and is not in `told` is new. `told` holds what is known of each page that was
    told, by its key (`telling.marks`). News goes not before `next_at`, changes not within ten minutes of `told_at`.
    `turn` rises with every write: whoever read an older one writes nothing.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    list_key = models.UUIDField(editable=False)
    language = models.CharField(_("language"), max_length=10, editable=False)
    filters = models.CharField(_("filters"), max_length=1000, blank=True, editable=False)
    lost = models.CharField(max_length=1000, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=11, choices=State.choices, default=State.UNCONFIRMED)
    frequency = models.CharField(_("how often"), max_length=7, choices=Frequency.choices)
    mail = models.EmailField(_("e-mail address"), max_length=254, editable=False)
    mail_key = models.CharField(max_length=254, editable=False)
    told = models.JSONField(default=dict, editable=False)
    turn = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("asked for"), editable=False)
    since = models.DateTimeField(null=True, editable=False)
    next_at = models.DateTimeField(null=True, editable=False)
    told_at = models.DateTimeField(_("last mail"), null=True, editable=False)
    missing_since = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(_("stopped"), null=True, editable=False)

    objects = models.Manager.from_queryset(SubscriptionQuerySet)()

    class Meta:
        verbose_name = _("subscription to a list")
        verbose_name_plural = _("subscriptions to lists")
        ordering = ["pk"]
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(
                fields=["mail_key", "list_key", "language", "filters"], name="following_once_per_address"
            )
        ]
        indexes = [models.Index(fields=["state", "list_key", "language", "filters"], name="following_circle")]

    def __str__(self):
        return f"V{self.pk:06d}"

    @property
    def about(self) -> str:
        """How mails, consents and the trail refer to it."""
        return f"subscription:{self.pk}"

    @property
    def circle(self) -> Circle:
        return Circle(self.list_key, self.language, self.filters)

    @property
    def is_active(self) -> bool:
        return self.state == State.ACTIVE

    def is_due(self, at: datetime) -> bool:
        """Whether something new may be told now."""
        return self.next_at is None or self.next_at <= at

    def is_quiet(self, at: datetime) -> bool:
        """So soon after a mail that the next one waits."""
        return self.told_at is not None and at < self.told_at + PAUSE
