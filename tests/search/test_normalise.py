"""One normaliser for what is indexed and what is asked: the two have to meet."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.normalise import TERM_LENGTH, TEXT_LENGTH, fold, term, terms

SAME_IN_DUTCH = [
    ("initiatief", "initiatieven"),
    ("burgerinitiatief", "Burgerinitiatieven"),
    ("dorpshuis", "dorpshuizen"),
    ("subsidie", "subsidies"),
    ("coöperatie", "cooperaties"),
    ("cursus", "cursussen"),
    ("bus", "bussen"),
    ("fiets", "fietsen"),
    ("straat", "straten"),
    ("school", "scholen"),
    ("boom", "bomen"),
    ("weg", "wegen"),
    ("dak", "daken"),
    ("plan", "plannen"),
    ("kern", "kernen"),
    ("wijk", "wijken"),
    ("brief", "brieven"),
    ("reis", "reizen"),
    ("advies", "adviezen"),
    ("mogelijkheid", "mogelijkheden"),
    ("gemeente", "gemeenten"),
    ("gemeente", "gemeentes"),
    ("deelnemer", "deelnemers"),
    ("training", "trainingen"),
    ("training", "trainings"),
    ("bijeenkomst", "bijeenkomsten"),
    ("foto", "foto's"),
    ("café", "cafe’s"),
    ("idee", "ideeën"),
    ("bacterie", "bacteriën"),
    ("tuin", "tuinen"),
    ("toernooi", "toernooien"),
    ("stad", "steden"),
    ("lid", "leden"),
    ("kind", "kinderen"),
    ("groen", "groene"),
    ("duurzaam", "duurzame"),
    ("één", "een"),
    ("dorpshuis", "dorps\u00adhuis"),
    ("café", "cafe\u0301"),
]
DIFFERENT_IN_DUTCH = [
    ("bus", "buur"),
    ("adres", "ader"),
    ("huis", "huur"),
    ("gras", "graan"),
    ("kern", "kerk"),
    ("proces", "prooi"),
    ("wijk", "wijn"),
]


@pytest.mark.parametrize(("one", "other"), SAME_IN_DUTCH)
def test_dutch_words_meet(one: str, other: str) -> None:
    assert term(one, "nl") == term(other, "nl")


@pytest.mark.parametrize(("one", "other"), DIFFERENT_IN_DUTCH)
def test_dutch_words_stay_apart(one: str, other: str) -> None:
    assert term(one, "nl") != term(other, "nl")


@pytest.mark.parametrize(
    ("one", "other"), [("initiative", "initiatives"), ("party", "parties"), ("bus", "bus"), ("village's", "village")]
)
def test_english_words_meet(one: str, other: str) -> None:
    assert term(one, "en") == term(other, "en")


@pytest.mark.parametrize(("one", "other"), [("Bürger", "Burger"), ("Dorf", "Dörfer"), ("Straße", "Strassen")])
def test_german_words_meet(one: str, other: str) -> None:
    assert term(one, "de") == term(other, "de")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Coöperatie", "cooperatie"),
        ("FINANCIËN", "financien"),
        ("Straße", "strasse"),
        ("Ærø", "aero"),
        ("ﬁets", "fiets"),
    ],
)
def test_folding_takes_case_and_diacritics_away(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_stop_words_fall_out_and_denials_stay() -> None:
    assert terms("Hoe kan ik het doen zonder een auto?", "nl") == ["zonder", "auto"]


def test_a_stop_word_of_one_language_is_a_word_in_another() -> None:
    assert (terms("die", "nl"), terms("die", "en")) == ([], ["die"])


def test_words_keep_their_order_and_signs_part_them() -> None:
    assert terms("e-mail: wijk_team/zorg (2014), zo'n 3D-film", "nl") == [
        "e",
        "mail",
        "wijk",
        "team",
        "zorg",
        "2014",
        "3d",
        "film",
    ]


def test_an_unknown_language_only_folds() -> None:
    assert terms("Hoe gaan de Fiëtsen", "fy") == ["hoe", "gaan", "de", "fietsen"]


def test_scripts_without_latin_letters_are_words_too() -> None:
    assert terms("مبادرة 村 Привет", "nl") == ["مبادرة", "村", "привет"]


def test_long_words_and_texts_are_cut() -> None:
    assert [len(word) for word in terms("a" * 10_000, "nl")] == [TERM_LENGTH]
    assert len(terms("dorp " * TEXT_LENGTH, "nl")) == TEXT_LENGTH / 5


@given(st.text(), st.sampled_from(["nl", "en", "de", "fy"]))
def test_terms_hold_letters_and_digits_only(text: str, language: str) -> None:
    assert all(one.isalnum() and len(one) <= TERM_LENGTH for one in terms(text, language))


@given(st.text(), st.sampled_from(["nl", "en", "de"]))
def test_case_makes_no_difference(text: str, language: str) -> None:
    assert terms(text.upper().lower(), language) == terms(text.upper(), language)
