"""What the rules do to a question. Together with `counting` they cost a search two queries: one reads, one writes."""

from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from ..engine import Order, Query, Weights
from ..normalise import terms
from ..phrases import Phrase, phrase
from . import rules as rulebook
from .rules import Rules

#: Synonyms in one question: an engine asks for each of them.
MAX_SYNONYMS = 30
MAX_PROMOTED = 3


def expand(query: Query, rules: Rules | None = None) -> Query:
    """The question with its `synonyms`, by the rules of each language that is searched.

    Words in quotation marks are meant as they stand and get none. What the visitor took away does not come back.
    """
    rules = rules or rulebook.current()
    found: dict[Phrase, str] = {}
    for language in query.languages:
        if thesaurus := rules.thesauri.get(language):
            taken_away = {phrase(words, language) for words in query.excluded}
            also = thesaurus.also(query.words)
            found |= {key: words for key, words in also.items() if key not in taken_away}
    return replace(query, synonyms=tuple(found.values())[:MAX_SYNONYMS])


def weights(language: str, rules: Rules | None = None) -> Weights:
    """How much each part of a page counts in this language."""
    return (rules or rulebook.current()).weights.get(language, Weights())


def steer(query: Query, rules: Rules | None = None) -> Query:
    """The question with synonyms and weights."""
    rules = rules or rulebook.current()
    return replace(expand(query, rules), weights=weights(query.language, rules))


def promoted(query: Query, *, at: datetime, rules: Rules | None = None) -> list[int]:
    """The keys of pages to stand above the first results of a question, in their order.

    The terms of the question have to be those of a promotion, all of them and no other. Who narrows, sorts or pages
    gets what was asked for: nothing is put above it.
    """
    if query.excluded or not _is_plain(query):
        return []
    asked = frozenset(one for words in (*query.words, *query.phrases) for one in terms(words, query.language))
    questions = (rules or rulebook.current()).promotions.get(query.language, {})
    day = timezone.localdate(at)
    keys = dict.fromkeys(one.key for one in questions.get(asked, ()) if one.holds(day))
    return list(keys)[:MAX_PROMOTED]


def _is_plain(query: Query) -> bool:
    narrowed = any(query.chosen.values()) or query.since or query.until or query.near
    return not narrowed and query.page == 1 and query.order == Order.RELEVANCE
