"""Small groups that work on an assignment between the meetings of a trajectory."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .offerings import Offering
from .registrations import Participant


class HomeworkGroup(models.Model):
    """One group of a round. `words` holds `title` and `assignment` by language; `links` pairs of address and words.

    Documents are private files about it (`StoredFile`, see `about`).
    """

    offering = models.ForeignKey(Offering, on_delete=models.CASCADE, related_name="homework_groups")
    round = models.PositiveSmallIntegerField(_("round"), default=1)
    number = models.PositiveSmallIntegerField(_("number"))
    words = models.JSONField(default=dict)
    links = models.JSONField(default=list)
    shows_members = models.BooleanField(
        _("members see each other's names"),
        default=False,
        help_text=_("Names only. Off: everybody sees only their own group and its assignment."),
    )
    members = models.ManyToManyField(Participant, through="Membership", related_name="homework_groups")

    class Meta:
        default_permissions = ()
        ordering = ["round", "number"]
        constraints = [
            models.UniqueConstraint(fields=["offering", "round", "number"], name="one_group_per_number"),
        ]

    def __str__(self):
        return self.title

    word = Offering.word

    @property
    def title(self) -> str:
        return self.title_in("")

    def title_in(self, language: str) -> str:
        """What it is called; its number where nobody gave it a name."""
        return self.word("title", language) or gettext("Group %(number)s") % {"number": self.number}

    @property
    def about(self) -> str:
        """How its files and the trail refer to it."""
        return f"homework_group:{self.pk}"


class Membership(models.Model):
    """Who is in which group; in one group per round. `by_hand`: the organiser put them there."""

    group = models.ForeignKey(HomeworkGroup, on_delete=models.CASCADE, related_name="memberships")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="memberships")
    round = models.PositiveSmallIntegerField()
    by_hand = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        ordering = ["group", "participant"]
        constraints = [models.UniqueConstraint(fields=["participant", "round"], name="one_group_per_round")]

    def __str__(self):
        return f"{self.participant_id} in {self.group_id}"


class Invitation(models.Model):
    """Lets somebody of an earlier year sign up for `offering` before its doors open, once."""

    offering = models.ForeignKey(Offering, on_delete=models.CASCADE, related_name="invitations")
    participant = models.ForeignKey(Participant, on_delete=models.CASCADE, related_name="invitations")
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    used_for = models.OneToOneField(
        "registration.Registration", null=True, blank=True, on_delete=models.SET_NULL, related_name="invitation"
    )

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["offering", "participant"], name="one_invitation_per_person")]

    def __str__(self):
        return f"{self.participant_id} → {self.offering_id}"
