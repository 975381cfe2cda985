"""What somebody answered, by the keys of the questions, and how it reads."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..when import short_day
from .choices import LISTS, Kind
from .sets import Asked, QuestionSet


@dataclass(frozen=True)
class Answers:
    """Values for JSON fields. `sensitive` is kept apart; `files` holds the names of files, stored by `keep_files`."""

    plain: Mapping[str, Any] = field(default_factory=dict)
    sensitive: Mapping[str, Any] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)

    def get(self, key: str) -> Any:
        """None where there is no answer."""
        return next((part[key] for part in (self.plain, self.sensitive, self.files) if key in part), None)


def answers_of(form) -> Answers:
    """The answers of a valid form. What stayed empty or was hidden is not in them; a box not ticked is `False`."""
    found: dict[str, dict[str, Any]] = {"plain": {}, "sensitive": {}, "files": {}}
    for asked in form.asked:
        value = form.cleaned_data.get(asked.key)
        if asked.kind == Kind.INFORMATION or value in (None, "", []) or (value is False and asked.kind == Kind.FILE):
            continue
        if asked.kind == Kind.FILE:
            found["files"][asked.key] = value.name
        else:
            found["sensitive" if asked.sensitive else "plain"][asked.key] = as_json(value)
    return Answers(**found)


def as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def initial_of(questions: QuestionSet, answers: Answers) -> dict[str, Any]:
    """Answers given before, as the initial values of a form with which they are changed."""
    found = {asked.key: (asked, answers.get(asked.key)) for asked in questions if asked.kind != Kind.FILE}
    return {
        key: parse_date(value) if asked.kind == Kind.DATE else value
        for key, (asked, value) in found.items()
        if value is not None
    }


def shown_answers(questions: QuestionSet, answers: Answers, *, language: str) -> list[tuple[str, str]]:
    """(question, answer) in words, in the order of the questions, of what was answered."""
    with override(language):
        return [
            (asked.label(language), text)
            for asked in questions
            if (text := answer_text(asked, answers.get(asked.key), language))
        ]


def answer_text(asked: Asked, answer: Any, language: str) -> str:
    """One answer as a reader sees it; "" where there is none."""
    if answer in (None, "", []):
        return ""
    if asked.kind in LISTS:
        labels = dict(asked.choices(language))
        return ", ".join(labels.get(key, key) for key in (answer if isinstance(answer, list) else [answer]))
    if asked.kind == Kind.CONSENT:
        return _("yes") if answer else _("no")
    if asked.kind == Kind.DATE:
        day = parse_date(str(answer))
        return short_day(day) if day else str(answer)
    return number_format(answer) if asked.kind == Kind.NUMBER else str(answer)
