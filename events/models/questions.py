"""What an editor asks of those who sign up, beside name and address."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import InlinePanel, Panel

from portal.base.asking import Question

from ..panels import RegistrationsPanel


class EventQuestion(Question):
    page = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="form_questions")

    class Meta(Question.Meta):
        pass


class TrainingQuestion(Question):
    page = ParentalKey("events.TrainingPage", on_delete=models.CASCADE, related_name="form_questions")

    class Meta(Question.Meta):
        pass


class TrajectoryQuestion(Question):
    page = ParentalKey("events.TrajectoryPage", on_delete=models.CASCADE, related_name="form_questions")

    class Meta(Question.Meta):
        pass


def form_panels() -> list[Panel]:
    """The editor's tab about signing up on this site: who did, and what they are asked."""
    return [
        RegistrationsPanel(heading=_("Registrations")),
        InlinePanel(
            "form_questions",
            heading=_("Your own questions"),
            label=_("question"),
            help_text=_(
                "We always ask name, e-mail address, phone number and organisation. Ask here what else you need, and "
                "no more than that. These questions are asked when people sign up on this site."
            ),
        ),
    ]
