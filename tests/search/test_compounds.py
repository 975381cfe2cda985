"""Parts of compounds: which words are cut, where, and that no word makes much work."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search import words
from search.compounds import keys, part_terms, parts
from search.normalise import term
from search.splitting import LINKS, LONGEST_WORD, listed, pieces

GOLDEN = [line.split(" ") for line in (Path(__file__).parent / "data/words_nl.txt").read_text("utf-8").splitlines()]
LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", max_size=80)
COMPOSED = st.lists(st.sampled_from(sorted(listed("nl"))[::7]), min_size=2, max_size=5)


@pytest.mark.parametrize(("word", "kept", "composed"), GOLDEN)
def test_words_of_the_portal_have_their_terms_and_parts(word: str, kept: str, composed: str) -> None:
    assert (term(word, "nl"), "+".join(parts(word, "nl")) or "-") == (kept, composed)


@pytest.mark.parametrize("word", ["leefbaarheid", "overlijden", "paspoort", "gezelligheid", "kantoor", "bus"])
def test_words_that_are_no_compounds_stay_whole(word: str) -> None:
    assert parts(word, "nl") == ()


def test_german_has_a_list_of_its_own_and_english_none() -> None:
    assert parts("Dorfgemeinschaftshäuser", "de") == (
        term("Dorf", "de"),
        term("Gemeinschaft", "de"),
        term("Haus", "de"),
    )
    assert parts("newspaper", "en") == parts("dorpshuis", "fy") == ()


def test_a_word_is_found_by_itself_and_by_its_parts() -> None:
    assert keys("Dorpshuizen", "nl") == {"dorpshuis", "dorp", "huis"}
    assert {"dorp", "huis"} <= part_terms("nl")


@given(st.one_of(LETTERS, COMPOSED.map("".join)))
def test_parts_cover_a_word_but_for_linking_letters(word: str) -> None:
    rest = word
    for number, piece in enumerate(pieces(word, "nl")):
        assert piece in listed("nl")
        links = [link for link in (LINKS["nl"] if number else [""]) if rest.startswith(link + piece)]
        assert links
        rest = rest.removeprefix(links[0] + piece)
    assert rest == "" or not pieces(word, "nl")


@given(st.text(max_size=100), st.sampled_from(["nl", "de", "en"]))
def test_any_word_can_be_asked_for_its_parts(word: str, language: str) -> None:
    assert all(one.isalnum() for one in parts(word, language))


@pytest.mark.parametrize("word", ["ens" * 20, "en" * 30, "dorps" * 12, "huizen" * 10, "esesenerns" * 6, "a" * 10_000])
def test_the_work_for_a_word_grows_with_its_length_only(word: str) -> None:
    pieces("warm", "nl")
    half, whole = calls_for(word[: LONGEST_WORD // 2]), calls_for(word[:LONGEST_WORD])
    assert whole <= min(3 * half, 10 * LONGEST_WORD)


def calls_for(word: str) -> int:
    """How many functions are called to cut it: the same on every machine, however busy that is."""
    events: list[str] = []
    sys.setprofile(lambda _frame, event, _function: events.append(event))
    try:
        pieces.__wrapped__(word, "nl")
    finally:
        sys.setprofile(None)
    return sum(event in {"call", "c_call"} for event in events)


def test_no_ending_is_a_part() -> None:
    assert words.words("left_out_nl.txt") & {"baar", "heid", "schap", "loos", "lijk"} == {
        "baar",
        "heid",
        "schap",
        "loos",
        "lijk",
    }
    assert listed("nl") & {"baar", "heid", "schap", "loos", "lijk", "stelling", "ing"} == set()
