"""What is typed is text, but for double quotes and a leading minus."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.engine import Query
from search.engine.expressions import Expression, Fts5, Tsvector
from search.query import MAX_LENGTH, MAX_WORDS, parse

EMPTY = Query(language="nl", at=datetime(2026, 11, 23, tzinfo=UTC))
#: Signs and words that mean something to FTS5, tsquery, Lucene or JSON.
SYNTAX = st.sampled_from(
    ['"', "-", "*", "^", "NEAR(", "AND", "OR", "NOT", ":", "{", "}", "\\", "'", "&", "|", "!", "<->"]
)
TYPED = st.one_of(st.text(), st.lists(st.one_of(SYNTAX, st.text(max_size=8))).map(" ".join))


def parts(typed: str) -> tuple[tuple[str, ...], ...]:
    query, _remarks = parse(typed, EMPTY)
    return query.words, query.phrases, query.excluded


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dorpshuis energie", (("dorpshuis", "energie"), (), ())),
        ('"community of practice" kosten', (("kosten",), ("community of practice",), ())),
        ("“community of practice”", ((), ("community of practice",), ())),
        ("energie -wind", (("energie",), (), ("wind",))),
        ('energie -"wind op zee" --zon', (("energie",), (), ("wind op zee", "zon"))),
        ("wijk-team e-mail", (("wijk-team", "e-mail"), (), ())),
        ("energie - wind", (("energie", "-", "wind"), (), ())),
        ('"niet gesloten', (("niet", "gesloten"), (), ())),
        ("title:dorp AND (zorg OR *)", (("title:dorp", "AND", "(zorg", "OR", "*)"), (), ())),
        ("  \t\n ", ((), (), ())),
        ("dorp\x00huis\x1b", (("dorp", "huis"), (), ())),
    ],
)
def test_a_question_is_taken_apart(typed: str, expected: tuple) -> None:
    assert parts(typed) == expected


def test_a_long_question_is_cut_with_a_remark() -> None:
    query, remarks = parse("dorp " * 2_000, EMPTY)
    assert (len(query.words), len(remarks)) == (MAX_WORDS, 1)


@pytest.mark.parametrize("typed", ["de het een", "?!.,", "-energie", "😀", '""', "-"])
def test_a_question_without_a_word_to_find_gets_a_remark(typed: str) -> None:
    _query, remarks = parse(typed, EMPTY)
    assert len(remarks) == 1


def test_nothing_typed_gets_no_remark() -> None:
    assert parse("", EMPTY) == (EMPTY, [])


@given(TYPED)
def test_any_text_can_be_taken_apart(typed: str) -> None:
    query, _remarks = parse(typed, EMPTY)
    assert len(query.words) <= MAX_WORDS
    assert sum(map(len, (*query.words, *query.phrases, *query.excluded))) <= MAX_LENGTH


@given(TYPED)
def test_no_text_reaches_an_engine_as_syntax(typed: str) -> None:
    query, _remarks = parse(typed, EMPTY)
    asked = Expression.of(query)
    if asked.anything:
        assert outside(r'"[\w ]+"', Fts5().text(asked).replace(Fts5.WHOLE, "")) <= set("() ANDORT")
        assert outside(r"'\w+'", Tsvector().wished(asked)) <= set("() |<->")
        assert outside(r"'\w+'", Tsvector().needed(asked)) <= set("() &!<->")


def outside(quoted: str, text: str) -> set[str]:
    """The characters of `text` that stand outside what is quoted."""
    return set(re.sub(quoted, "", text))
