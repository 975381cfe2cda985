"""What residents send in. States are written by `actions` only."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .choices import DeclineReason, Reason, State, What
from .querysets import SubmissionQuerySet

#: Under which name the number of those that wait is kept.
WAITING = "sending"
STAFF = {"on_delete": models.SET_NULL, "null": True, "related_name": "+", "editable": False}


class Submission(models.Model):
    """An initiative as its sender tells it: `values` by field of `initiatives.telling`.

    `turn` rises with every change, so that nobody answers what somebody else changed meanwhile. Raising `version` makes
    all earlier links void. `like_key` is the initiative that it follows, `page_key` the page that was made of it (both
    translation keys). `municipality` is a slug, kept beside the values for the list of moderators.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(_("state"), max_length=11, choices=State.choices, default=State.DRAFT, editable=False)
    language = models.CharField(_("language"), max_length=10, editable=False)
    values = models.JSONField(default=dict, editable=False)
    name = models.CharField(_("name"), max_length=80, blank=True, editable=False)
    mail = models.EmailField(_("e-mail address"), max_length=254, blank=True, editable=False)
    mail_key = models.CharField(max_length=254, blank=True, db_index=True, editable=False)
    municipality = models.CharField(_("municipality"), max_length=80, blank=True, editable=False)
    like_key = models.UUIDField(null=True, editable=False)
    page_key = models.UUIDField(null=True, db_index=True, editable=False)
    turn = models.PositiveIntegerField(default=1, editable=False)
    version = models.PositiveSmallIntegerField(default=1, editable=False)
    is_appeal = models.BooleanField(_("asked to look again"), default=False, editable=False)
    appeal = models.TextField(_("why we should look again"), blank=True, editable=False)
    decline_reason = models.CharField(max_length=12, choices=DeclineReason.choices, blank=True, editable=False)
    decline_text = models.TextField(blank=True, editable=False)
    declined_by = models.ForeignKey(settings.AUTH_USER_MODEL, **STAFF)
    created_at = models.DateTimeField(_("begun"), editable=False)
    changed_at = models.DateTimeField(_("last change"), editable=False)
    sent_at = models.DateTimeField(_("sent"), null=True, editable=False)
    confirmed_at = models.DateTimeField(_("received"), null=True, editable=False)
    promised_on = models.DateField(_("answer promised on"), null=True, editable=False)
    answered_at = models.DateTimeField(_("first answer"), null=True, editable=False)
    returned_at = models.DateTimeField(_("given back"), null=True, editable=False)
    reminded_at = models.DateTimeField(null=True, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, editable=False)

    objects = models.Manager.from_queryset(SubmissionQuerySet)()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        ordering = ["confirmed_at", "pk"]
        default_permissions = ()
        permissions = [("moderate", _("Can answer what residents send in"))]
        indexes = [models.Index(fields=["state", "confirmed_at"]), models.Index(fields=["state", "ended_at"])]

    def __str__(self):
        return f"I{self.pk:06d}"

    @property
    def about(self) -> str:
        """How mails, consents, private files and the trail refer to it."""
        return f"submission:{self.pk}"

    @property
    def title(self) -> str:
        return str(self.values.get("title") or "")

    @property
    def place_in_queue(self) -> int | None:
        """1 when it is the next; None when it waits for nobody."""
        if self.state != State.QUEUED:
            return None
        return Submission.objects.before(self).count() + 1

    @property
    def open_remarks(self) -> models.QuerySet:
        """What the sender is asked to change; none when that was done."""
        if self.state != State.RETURNED:
            return self.remarks.none()
        return self.remarks.filter(version__number=self.versions.count())

    @property
    def can_appeal(self) -> bool:
        return self.state == State.DECLINED and not self.is_appeal

    def is_late(self, day) -> bool:
        return self.state == State.QUEUED and self.promised_on < day

    def may_answer(self, user) -> bool:
        """Who declined it does not look again: somebody else does."""
        return not (self.is_appeal and self.declined_by_id == user.pk)


class Version(models.Model):
    """What it told each time it was sent, numbered from 1."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="versions", editable=False)
    number = models.PositiveSmallIntegerField(editable=False)
    values = models.JSONField(editable=False)
    at = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["number"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["submission", "number"], name="sending_version_once")]

    def __str__(self):
        return f"{self.submission_id}-{self.number}"


class Remark(models.Model):
    """What a moderator asks to change in one field of one version."""

    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="remarks", editable=False)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="remarks", editable=False)
    field = models.CharField(max_length=40, editable=False)
    reason = models.CharField(max_length=10, choices=Reason.choices, editable=False)
    text = models.TextField(blank=True, editable=False)
    at = models.DateTimeField(editable=False)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["version", "field"], name="sending_remark_once")]

    def __str__(self):
        return f"{self.submission_id} {self.field}"

    @property
    def words(self) -> str:
        """What the sender reads, in the active language."""
        standard = "" if self.reason == Reason.OTHER else str(Reason(self.reason).label)
        return "\n\n".join(filter(None, [standard, str(self.text)]))


class Step(models.Model):
    """One thing that happened, to be counted. It stays when what it happened to is taken away, and names nobody then.

    `days` is how many days after it was received the first answer came.
    """

    submission = models.ForeignKey(
        Submission, on_delete=models.SET_NULL, null=True, related_name="steps", editable=False
    )
    what = models.CharField(max_length=9, choices=What.choices, editable=False)
    at = models.DateTimeField(db_index=True, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, **STAFF)
    days = models.PositiveSmallIntegerField(null=True, editable=False)
    is_late = models.BooleanField(default=False, editable=False)

    class Meta:
        ordering = ["at", "pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.what} {self.submission_id}"
