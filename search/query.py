"""What a visitor typed, taken apart: words, "whole phrases", -words, and near which place. Every other sign is text."""

import re
import unicodedata
from dataclasses import replace

from django.utils.translation import gettext as _

from portal.base.nearness import REACH, Gazetteer, near_of

from .engine import Query
from .normalise import terms
from .places import Mention, find

#: More than anybody asks in one line; what lies behind is not looked at.
MAX_LENGTH = 300
MAX_WORDS = 24

# Telephones turn straight quotation marks into curly ones.
_QUOTES = str.maketrans("“”„‟«»", '"' * 6)
_PART = re.compile(r'(?P<minus>(?<!\S)-+(?=[\w"]))?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')


def parse(typed: str, into: Query, places: Gazetteer | None = None) -> tuple[Query, list[str]]:
    """`into` with the words of what was typed, and sentences on what could not be used. Raises nothing.

    Where `places` is given, "bij Zeddam" and the like become `near` instead of words.
    """
    text = cleaned(typed)
    mention = mentioned(text, places) if places else None
    near = near_of(mention.spot, REACH) if mention else into.near
    query = replace(into, **_parts(mention.rest if mention else text[:MAX_LENGTH]), near=near)
    remarks = []
    if len(text) > MAX_LENGTH or len(query.words) > MAX_WORDS:
        remarks.append(_("That is a long question, so we searched for its first words only."))
    query = replace(query, words=query.words[:MAX_WORDS])
    if text and not asks_something(query) and not mention:
        remarks.append(remark_on_nothing(query))
    return query, remarks


def mentioned(text: str, places: Gazetteer) -> Mention | None:
    """The place that a question asks to be near to, and the rest of it."""
    return find(text[:MAX_LENGTH].translate(_QUOTES), places)


def cleaned(typed: str) -> str:
    """One line without control characters."""
    plain = "".join(" " if unicodedata.category(char) == "Cc" else char for char in typed)
    return " ".join(plain.split())


def asks_something(query: Query) -> bool:
    """Whether any word is left once stop words and signs are gone."""
    return any(terms(words, query.language) for words in (*query.words, *query.phrases))


def remark_on_nothing(query: Query) -> str:
    if query.excluded:
        return _("A minus takes words away. Type at least one word that should be there.")
    return _("These are only very common words or signs. Type a word that says what you are looking for.")


def _parts(text: str) -> dict[str, tuple[str, ...]]:
    words, phrases, excluded = [], [], []
    for part in _PART.finditer(text.translate(_QUOTES)):
        found = part["phrase"] if part["phrase"] is not None else part["word"]
        if part["minus"]:
            excluded.append(found)
        elif part["phrase"] is not None:
            phrases.append(found)
        else:
            words.append(found)
    return {"words": tuple(words), "phrases": tuple(phrases), "excluded": tuple(excluded)}
