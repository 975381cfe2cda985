"""What editors type as lists of words, and the phrases of terms that search sees in it."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .normalise import terms

#: Terms next to each other, stop words left out.
Phrase = tuple[str, ...]
#: The longest phrase of a rule. People who type more than this of one thing are quoting it.
MAX_TERMS = 5

_SIGN = re.compile(r"[^\w\s,.&/+'’\u0300-\u036f\u00ad-]")


def phrase(text: str, language: str) -> Phrase:
    """The terms of a text; () when it holds only stop words and signs."""
    return tuple(terms(text, language))


def listed(text: str) -> list[str]:
    """The parts between commas, without empty ones: " a ,, b c" gives a and b c."""
    return [part for part in (" ".join(part.split()) for part in text.split(",")) if part]


def lines(text: str) -> list[str]:
    """The lines, without empty ones."""
    return [line for line in (" ".join(line.split()) for line in text.splitlines()) if line]


def refuse_signs(text: str) -> None:
    """Raise ValidationError for a sign that may be meant as more than part of a word, and for a phrase too long."""
    if found := _SIGN.search(text):
        raise ValidationError(_("Type words with commas between them, without “%(sign)s”.") % {"sign": found[0]})
    for part in listed(text):
        if len(part.split()) > MAX_TERMS:
            message = _("“%(words)s” is long for a synonym: at most %(count)d words. Did you forget a comma?")
            raise ValidationError(message % {"words": part, "count": MAX_TERMS})
