"""The lists themselves, and how they are derived."""

import re

import pytest

from search import words
from search.derivation import parts, plurals


@pytest.mark.parametrize("name", ["parts_nl.txt", "covering_parts_nl.txt"])
def test_parts_are_folded_and_stand_in_order(name: str) -> None:
    found = words.lines(name)
    assert found == sorted(set(found))
    assert all(re.fullmatch("[a-z]{3,20}", word) for word in found)


def test_three_letters_are_looked_for_anywhere_only_on_purpose() -> None:
    short = {word for word in words.lines("parts_nl.txt") if len(word) == 3}
    assert short <= words.words("own_parts_nl.txt")
    assert {"bus", "wmo"} <= short


@pytest.mark.parametrize("name", ["parts_nl.txt", "covering_parts_nl.txt"])
def test_what_is_left_out_is_out(name: str) -> None:
    own = words.words("own_parts_nl.txt") | words.words("short_nl.txt")
    assert words.words(name) & words.words("left_out_nl.txt") <= own


def test_rules_for_plurals_have_the_form_of_stemmer_override() -> None:
    found = words.lines("plurals_nl.txt")
    assert all(re.fullmatch(r"[a-z]+(, [a-z]+)? => [a-z]+", rule) for rule in found)
    assert {"fiets, fietsen => fiets", "steden => stad"} <= set(found)
    assert not [rule for rule in found if rule.startswith(("benen =>", "dorpen =>"))]


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_synonyms_have_the_form_of_solr_and_no_word_twice_in_a_line(language: str) -> None:
    for line in words.lines(f"synonyms_{language}.txt"):
        sides = [[word.strip() for word in side.split(",")] for side in line.split("=>")]
        assert len(sides) <= 2, line
        assert all(word and word == word.lower() for side in sides for word in side), line
        assert all(len(set(side)) == len(side) for side in sides), line


def test_parts_are_counted_in_base_words(tmp_path) -> None:
    heads = ["markt", "steen", "plank", "sloot", "klomp", "graan", "tulp", "vlag", "roos", "duin", "berg"]
    base = ["kraam", *heads, *(f"kraam{one}" for one in heads), *(f"kraams{one}" for one in heads)]
    (tmp_path / "opentaal_basiswoorden-gekeurd.txt").write_text("\n".join([*base, "Kraamstad"]), encoding="utf-8")
    (tmp_path / "opentaal_nouns.json").write_text('{"kraam": "kramen"}', encoding="utf-8")
    (tmp_path / "upl.csv").write_text("UniformeProductnaam\nnog niet\nkraam melding\n", encoding="utf-8")
    found = parts.derived(parts.read(tmp_path))
    assert "kraam" in found.anywhere
    assert "markt" in words.words("own_parts_nl.txt")
    assert "plank" not in found.anywhere | found.covering


def test_a_plural_keeps_the_likeliest_singular() -> None:
    nouns = {"been": ("beenderen", "benen"), "beun": ("benen",), "auto": ("auto's",), "raid": ("raden",), "raad": ()}
    assert {one: plurals.pairs(nouns).get(one) for one in ("benen", "autos", "raden")} == {
        "benen": "been",
        "autos": "auto",
        "raden": None,
    }
