"""Answers as a sheet: a column for each question that any of them answered. Sensitive answers are not in it."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from portal.base.asking import Answers
from portal.base.asking.answers import answer_text
from portal.base.sheets import as_words

from .answers import FormAnswer

FIXED = {"created_at": _("Came in"), "title": _("Form"), "language": _("Language")}
# Keeps the keys of questions apart from the names of our own columns.
BEFORE = "answer "


def headings(answers: Iterable[FormAnswer], *, language: str) -> dict[str, str]:
    """The label of each column by its name."""
    asked = {BEFORE + one.key: one.label(language) for answer in answers for one in answer.questions.questions}
    used = {BEFORE + key for answer in answers for key in answer.plain}
    return FIXED | {name: as_words(label) for name, label in asked.items() if name in used}


def row(answer: FormAnswer, names: Iterable[str], *, language: str) -> dict[str, object]:
    """The cells of one answer, of which a spreadsheet computes none."""
    plain = Answers(plain=answer.plain)
    told = {BEFORE + one.key: answer_text(one, plain.get(one.key), language) for one in answer.questions.questions}
    return {name: as_words(getattr(answer, name) if name in FIXED else told.get(name, "")) for name in names}
