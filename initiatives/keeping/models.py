"""Who keeps a page, and what is proposed for it. States are written by `actions` only."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .choices import KeeperState, ProposalState
from .querysets import KeeperQuerySet, ProposalQuerySet


class Keeper(models.Model):
    """Somebody who may propose changes to a page without asking each time who they are.

    `key` is the initiative's translation key, so that it hangs on no page or language. `heard_at` is when this person
    last said that all is well; `reminded` counts the reminders since. Raising `version` makes earlier links void.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    key = models.UUIDField(db_index=True, editable=False)
    state = models.CharField(_("state"), max_length=7, choices=KeeperState.choices, default=KeeperState.INVITED)
    name = models.CharField(_("name"), max_length=80, blank=True, editable=False)
    mail = models.EmailField(_("e-mail address"), max_length=254, editable=False)
    mail_key = models.CharField(max_length=254, db_index=True, editable=False)
    language = models.CharField(_("language"), max_length=10, editable=False)
    version = models.PositiveSmallIntegerField(default=1, editable=False)
    invited_at = models.DateTimeField(_("invited"), editable=False)
    welcomed_at = models.DateTimeField(null=True, editable=False)
    heard_at = models.DateTimeField(_("last heard of"), null=True, editable=False)
    reminded = models.PositiveSmallIntegerField(default=0, editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(_("stopped"), null=True, editable=False)

    objects = models.Manager.from_queryset(KeeperQuerySet)()

    class Meta:
        verbose_name = _("keeper of a page")
        verbose_name_plural = _("keepers of pages")
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["key", "mail_key"], name="one_keeper_per_address")]
        indexes = [models.Index(fields=["state", "heard_at"]), models.Index(fields=["state", "ended_at"])]

    def __str__(self):
        return f"K{self.pk:06d}"

    @property
    def about(self) -> str:
        """How mails and the trail refer to it."""
        return f"keeper:{self.pk}"

    @property
    def is_active(self) -> bool:
        return self.state == KeeperState.ACTIVE


class Proposal(models.Model):
    """Changes to the page of an initiative: `values` beside the values they started from (`base`), or a `note`.

    From a keeper, or from anybody with a confirmed address (`mail`). `taken` names the fields that were taken over.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    submission = models.UUIDField(default=uuid4, unique=True, editable=False)
    key = models.UUIDField(db_index=True, editable=False)
    title = models.CharField(_("initiative"), max_length=255, editable=False)
    language = models.CharField(_("language"), max_length=10, editable=False)
    state = models.CharField(_("state"), max_length=11, choices=ProposalState.choices)
    keeper = models.ForeignKey(Keeper, null=True, on_delete=models.SET_NULL, related_name="proposals", editable=False)
    mail = models.EmailField(_("e-mail address"), max_length=254, blank=True, editable=False)
    mail_key = models.CharField(max_length=254, blank=True, db_index=True, editable=False)
    values = models.JSONField(default=dict, editable=False)
    base = models.JSONField(default=dict, editable=False)
    note = models.TextField(_("note"), blank=True, editable=False)
    taken = models.JSONField(default=list, editable=False)
    reason = models.TextField(_("reason"), blank=True, editable=False)
    created_at = models.DateTimeField(_("written"), editable=False)
    decided_at = models.DateTimeField(_("decided"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )

    objects = models.Manager.from_queryset(ProposalQuerySet)()

    class Meta:
        verbose_name = _("proposal for a page")
        verbose_name_plural = _("proposals for pages")
        ordering = ["pk"]
        default_permissions = ()
        permissions = [("moderate", _("Deal with proposals for pages and with who keeps them"))]
        indexes = [models.Index(fields=["state", "created_at"]), models.Index(fields=["state", "decided_at"])]

    def __str__(self):
        return f"V{self.pk:06d}"

    @property
    def about(self) -> str:
        return f"proposal:{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == ProposalState.OPEN

    @property
    def to(self) -> str:
        """The address that hears what became of it, or ""."""
        return self.keeper.mail if self.keeper else self.mail
