"""Questions as plain values: what a form is made of, and what is kept beside the answers.

Facts (keys, kinds, order) are those of one language; the words stand beside each other by language. A word that a
language lacks is told in the language of the site, or else in the first that has it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.conf import settings

from .choices import Kind, Per

#: The words of one thing by language: {"nl": "Naam", "en": "Name"}.
Words = Mapping[str, str]


def said(words: Words, language: str) -> str:
    """The words in this language, or in another one where it has none."""
    for known in (language, settings.LANGUAGE_CODE, *words):
        if words.get(known):
            return words[known]
    return ""


@dataclass(frozen=True)
class Option:
    """One answer of a list. `key` is what is stored."""

    key: str
    labels: Words


@dataclass(frozen=True)
class Asked:
    """One question. `shown_if_question` is the key of an earlier one, or ""."""

    key: str
    kind: Kind
    labels: Words
    helps: Words = field(default_factory=dict)
    options: tuple[Option, ...] = ()
    per: Per = Per.REGISTRATION
    required: bool = True
    sensitive: bool = False
    shown_if_question: str = ""
    shown_if_answer: str = ""

    def label(self, language: str) -> str:
        return said(self.labels, language) or self.key

    def help(self, language: str) -> str:
        return said(self.helps, language)

    def choices(self, language: str) -> list[tuple[str, str]]:
        """(key, label) of each option."""
        return [(option.key, said(option.labels, language) or option.key) for option in self.options]

    def is_answered(self, answer: Any, *, by: str) -> bool:
        """True when `answer` to this question is, or holds, the option `by` (`yes` for a box that is ticked)."""
        if self.kind == Kind.CONSENT:
            return bool(answer)
        return by in answer if isinstance(answer, list) else answer == by


@dataclass(frozen=True)
class QuestionSet:
    asked: tuple[Asked, ...] = ()

    def __iter__(self):
        return iter(self.asked)

    def __len__(self) -> int:
        return len(self.asked)

    def for_person(self) -> "QuestionSet":
        return self.per(Per.PERSON)

    def for_registration(self) -> "QuestionSet":
        return self.per(Per.REGISTRATION)

    def per(self, per: Per) -> "QuestionSet":
        return QuestionSet(tuple(asked for asked in self.asked if asked.per == per))

    def to_json(self) -> dict:
        """Plain values for a JSON field; `from_json` reads them."""
        return {"questions": [plain(asdict(asked)) for asked in self.asked]}

    @classmethod
    def from_json(cls, schema: Mapping) -> "QuestionSet":
        return cls(tuple(read_asked(row) for row in schema["questions"]))


def plain(row: dict) -> dict:
    """Lists in place of tuples, texts in place of choices: what comes back from a JSON field is equal to it."""
    return row | {"kind": str(row["kind"]), "per": str(row["per"]), "options": list(row["options"])}


def read_asked(row: Mapping) -> Asked:
    options = tuple(Option(**option) for option in row["options"])
    return replace(Asked(**row), kind=Kind(row["kind"]), per=Per(row["per"]), options=options)


def question_set(rows: Mapping[str, Iterable]) -> QuestionSet:
    """The rows of `Question` of one page by language code. Facts are taken from the site's own language, or the first.

    The rows need not be saved. Two with the same key: the first one counts, as `check_questions` lets no editor do so.
    """
    listed = {language: {row.key: row for row in reversed(list(found))} for language, found in rows.items()}
    source = listed.get(settings.LANGUAGE_CODE) or next(iter(listed.values()), {})
    kept = [row for row in reversed(source.values()) if row.key]
    return QuestionSet(tuple(as_asked(row, listed) for row in kept))


def as_asked(row, listed: Mapping[str, Mapping[str, Any]]) -> Asked:
    twins = {language: found[row.key] for language, found in listed.items() if row.key in found}
    return Asked(
        key=row.key,
        kind=Kind(row.kind),
        labels=words(twins, lambda twin: twin.label),
        helps=words(twins, lambda twin: twin.help_text),
        options=tuple(as_option(key, twins) for key in row.option_labels()),
        per=Per(row.per),
        required=row.required,
        sensitive=row.sensitive,
        shown_if_question=row.shown_if_question,
        shown_if_answer=row.shown_if_answer,
    )


def as_option(key: str, twins: Mapping) -> Option:
    return Option(key, words(twins, lambda twin: twin.option_labels().get(key, "")))


def words(twins: Mapping, read) -> dict[str, str]:
    return {language: text for language, twin in twins.items() if (text := read(twin))}
