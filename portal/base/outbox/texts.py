"""Words of mails that editors may adapt: offered by the rooms, with checked placeholders."""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext as _

from .letters import one_line
from .models import MailText

logger = logging.getLogger(__name__)

PLACEHOLDER = re.compile(r"\{([^{}\r\n]*)\}")
#: A mail program shows no more of a subject, and some refuse it.
MAX_SUBJECT = 150

Words = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Offered:
    """The words for a kind of mail as the room wrote them, and what each placeholder may stand for."""

    kind: str
    label: str | Lazy
    placeholders: Mapping[str, str | Lazy]
    subject: str | Lazy
    body: str | Lazy

    def words(self, language: str) -> Words:
        with translation.override(language):
            return str(self.subject), str(self.body)

    def samples(self, language: str) -> dict[str, str]:
        with translation.override(language):
            return {name: str(sample) for name, sample in self.placeholders.items()}


_offered: dict[str, Offered] = {}


def offer_text(
    kind: str, label: str | Lazy, *, placeholders: Mapping[str, str | Lazy], subject: str | Lazy, body: str | Lazy
) -> None:
    """Let editors adapt the words of this kind of mail.

    Give lazy translations: they are read in the language of each mail. placeholders: a sample for each name, as in
    {"titel": _("Baking bread")} for a subject that says "See you at {titel}". Raises ValidationError when the words
    themselves do not fit their placeholders.
    """
    for words in (subject, body):
        check(_source(words), placeholders)
    _offered[kind] = Offered(kind, label, placeholders, subject, body)


def offered() -> list[Offered]:
    return list(_offered.values())


def offered_text(kind: str) -> Offered | None:
    return _offered.get(kind)


def words_for(kind: str, language: str, values: Mapping[str, object]) -> Words:
    """The subject, on one line, and the text, with these values in place of the placeholders.

    Values go in as they are, as plain text: braces in them mean nothing. Raises KeyError when the kind was not offered
    or a value is missing, whether or not the words of this moment use it.
    """
    text = _offered[kind]
    known = {name: _shown(values[name]) for name in text.placeholders}
    return filled(_current(text, language), known)


def filled(words: Words, values: Mapping[str, str]) -> Words:
    subject, body = (PLACEHOLDER.sub(lambda found: values[found[1]], part) for part in words)
    return one_line(subject), body.strip()


def check(words: str, placeholders: Mapping[str, object]) -> None:
    """Raise ValidationError for a brace without its other half, or a placeholder that there is not."""
    allowed = ", ".join(f"{{{name}}}" for name in placeholders) or _("none")
    unknown = [name for name in PLACEHOLDER.findall(words) if name not in placeholders]
    if unknown:
        raise ValidationError(
            _("There is no {%(name)s} in this mail. You may use: %(allowed)s.")
            % {"name": unknown[0], "allowed": allowed}
        )
    if re.search(r"[{}]", PLACEHOLDER.sub("", words)):
        raise ValidationError(
            _("A { or } stands by itself. Write a placeholder with both. You may use: %(allowed)s.")
            % {"allowed": allowed}
        )


def _current(text: Offered, language: str) -> Words:
    """The editor's words, as long as they fit: after an update a placeholder may be gone."""
    row = MailText.objects.filter(kind=text.kind, language=language).first()
    if row is None:
        return text.words(language)
    try:
        check(row.subject, text.placeholders)
        check(row.body, text.placeholders)
    except ValidationError:
        logger.warning("The adapted words of “%s” (%s) no longer fit; the offered ones are used", text.kind, language)
        return text.words(language)
    return row.subject, row.body


def _shown(value: object) -> str:
    return "" if value is None else str(value)


def _source(words: str | Lazy) -> str:
    """The words of the code itself: translations are not there yet when rooms offer theirs."""
    with translation.override(None):
        return str(words)
