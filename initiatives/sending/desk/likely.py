"""What may be the same: pages that are there, and what others sent in."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from ... import telling
from ...telling.likeness import ALIKE_NEARBY, Name
from ..choices import State
from ..models import Submission
from .access import address

#: Which could become a second page of the same.
OPEN = (State.QUEUED, State.RETURNED, State.ACCEPTED)
MOST, LOOKED_AT = 5, 500


@dataclass(frozen=True, slots=True)
class Likely:
    """`url` compares the two side by side; `kilometres` is None where that is not known."""

    title: str
    url: str
    state: str = ""
    kilometres: float | None = None


def pages(submission: Submission, *, at: datetime) -> list[Likely]:
    found = telling.similar(submission.values, language=settings.LANGUAGE_CODE, at=at)
    return [
        Likely(one.title, address("beside_page", submission.pk, one.key), kilometres=one.kilometres) for one in found
    ]


def others(submission: Submission) -> list[Likely]:
    """With a name like this one, or from the same sender; the likest first."""
    name = Name.of(submission.title)
    rows = Submission.objects.filter(state__in=OPEN).exclude(pk=submission.pk).order_by("-confirmed_at")[:LOOKED_AT]
    scored = [(likeness(row, submission, name), row.pk, row) for row in rows]
    best = sorted((one for one in scored if one[0] >= ALIKE_NEARBY), reverse=True, key=lambda one: one[:2])[:MOST]
    return [
        Likely(row.title, address("beside_other", submission.pk, row.pk), row.get_state_display())
        for _score, _pk, row in best
    ]


def likeness(row: Submission, submission: Submission, name: Name) -> float:
    return 1.0 if row.mail_key == submission.mail_key else name.likeness(Name.of(row.title))
