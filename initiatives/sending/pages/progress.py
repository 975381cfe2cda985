"""How far somebody is with telling."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from json import dumps

from django.urls import reverse
from django.utils.translation import gettext as _

from ... import telling
from ...telling import STEPS, Step
from ..choices import Purpose
from ..models import Submission
from ..tokens import given_to

CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Mark:
    """A step on the path. `url` is empty while it cannot be opened."""

    number: int
    title: str
    url: str
    is_done: bool
    is_current: bool


class Progress:
    """Of one draft: which steps are done, and where they are."""

    def __init__(self, submission: Submission) -> None:
        self.submission = submission

    @cached_property
    def _faults(self) -> Mapping[str, list[str]]:
        return telling.faults(telling.FIELDS, self.submission.values)

    def is_done(self, step: Step) -> bool:
        """It was looked at, and nothing of it is missing or wrong."""
        if step.name == CONTACT and not (self.submission.name and self.submission.mail):
            return False
        is_seen = any(name in self.submission.values for name in step.names)
        return is_seen and not any(name in self._faults for name in step.names)

    @cached_property
    def first_unfinished(self) -> Step | None:
        return next((step for step in STEPS if not self.is_done(step)), None)

    @property
    def goal(self) -> str:
        """Where to go on: the first step that is not done, else looking it all over."""
        return self.url_of(self.first_unfinished) if self.first_unfinished else self.url("look_over")

    def may_open(self, step: Step) -> bool:
        """Every step up to the first that is not done."""
        first = self.first_unfinished
        return first is None or STEPS.index(step) <= STEPS.index(first)

    def url(self, name: str) -> str:
        return reverse(f"sending:{name}", args=[self.submission.uuid, given_to(self.submission, Purpose.DRAFT)])

    def url_of(self, step: Step) -> str:
        key = given_to(self.submission, Purpose.DRAFT)
        return reverse("sending:step", args=[self.submission.uuid, key, step.slug])

    def after(self, step: Step) -> str:
        later = STEPS[STEPS.index(step) + 1 :]
        return self.url_of(later[0]) if later else self.url("look_over")

    def before(self, step: Step) -> str:
        """The step before it; the first one has only itself."""
        return self.url_of(STEPS[max(0, STEPS.index(step) - 1)])

    def marks(self, current: Step | None) -> list[Mark]:
        """The path; `current` is None where all is looked over, its last stage."""
        made = [
            Mark(
                number,
                str(step.title),
                self.url_of(step) if self.may_open(step) else "",
                self.is_done(step),
                step == current,
            )
            for number, step in enumerate(STEPS, start=1)
        ]
        last = self.url("look_over") if self.first_unfinished is None else ""
        return [*made, Mark(len(STEPS) + 1, _("Look over"), last, False, current is None)]


def seen_of(submission: Submission, step: Step) -> str:
    """A short name for what a step holds, by which a form knows whether another window changed it."""
    told = {name: submission.values.get(name) for name in step.names}
    if step.name == CONTACT:
        told |= sender_of(submission)
    return sha256(dumps(told, sort_keys=True).encode()).hexdigest()[:16]


def sender_of(submission: Submission) -> dict[str, str]:
    return {"name": submission.name, "mail": submission.mail}


def words_of(submission: Submission) -> list:
    """All that was told up to now, as it reads: what a press on a button sends twice leaves it the same."""
    return [sender_of(submission), telling.shown(submission.values)]
