"""All that was told, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ... import telling
from ...telling import STEPS
from ..models import Submission
from .progress import CONTACT, Progress


@dataclass(frozen=True, slots=True)
class Part:
    """One step. `rows`: (label, words) of what was told in it; `url`: where it is changed."""

    title: str
    url: str
    rows: tuple[tuple[str, str], ...]


def summary_of(submission: Submission) -> list[Part]:
    progress = Progress(submission)
    told = {name: (label, words) for name, label, words in telling.shown(submission.values)}
    return [
        Part(
            str(step.title),
            progress.url_of(step),
            (
                *(contact(submission) if step.name == CONTACT else ()),
                *(told[name] for name in step.names if name in told),
            ),
        )
        for step in STEPS
    ]


def contact(submission: Submission) -> tuple[tuple[str, str], ...]:
    return (_("Your name"), submission.name), (_("Your e-mail address"), submission.mail)
