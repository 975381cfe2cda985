"""Known words: counted with the pages, near to typing errors, and joined or cut as people write them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from search.engine import engine
from search.engine.near import distance, near, slips, within_two
from search.engine.vocabulary import known
from search.engine.widening import corrections
from search.models import Counted, Document, Word
from search.normalise import term

pytestmark = [pytest.mark.django_db, pytest.mark.database]

WORD = st.text("abcde", max_size=7)


def held(language: str = "nl") -> dict[str, int]:
    return dict(Word.objects.filter(language=language).values_list("word", "documents"))


def test_words_are_counted_once_a_page_with_the_parts_of_compounds(put) -> None:
    put(1, "Dorpshuis", text="Het dorpshuis, de Coöperatie en 2014")
    put(2, "Coöperatie")
    assert held() == {"dorpshuis": 1, "dorp": 1, "huis": 1, "cooperatie": 2}
    assert Word.objects.get(word="cooperatie").shown == "coöperatie"


@pytest.mark.parametrize("change", ["written again", "removed", "cleared"])
def test_what_a_page_no_longer_holds_is_not_known(put, change: str) -> None:
    put(1, "Moestuin met bloemen", version=1)
    put(2, "Bloemen")
    if change == "written again":
        put(1, "Energie", version=2)
    elif change == "removed":
        engine().remove([1], version=1)
    else:
        engine().clear("nl")
    assert "moestuin" not in held()
    assert held().get("bloemen", 0) == (0 if change == "cleared" else 1)
    assert Counted.objects.filter(pk=1).exists() == (change == "written again")


def test_an_older_version_is_not_counted(put) -> None:
    put(1, "Energie", version=2)
    put(1, "Moestuin", version=1)
    assert set(held()) == {"energie"}


def test_words_come_under_the_terms_of_todays_rules_when_their_page_is_written_again(put) -> None:
    put(1, "Ouderen")
    Word.objects.filter(word="ouderen").update(term="ouder")
    Document.objects.update(rules="older")
    put(1, "Ouderen", version=2)
    assert list(Word.objects.filter(word="ouderen").values_list("term", "documents")) == [(term("ouderen", "nl"), 1)]


def test_languages_have_words_of_their_own(put) -> None:
    put(1, "Training")
    put(2, "Training", language="en")
    assert (known(["training"], "nl"), known(["training"], "de")) == ({"training": 1}, {})


@pytest.mark.parametrize(
    "typed", ["vrijwiligers", "vrijwilligres", "vrijwiilligers", "frijwilligers", "vrijwillgerss", "vriwilligres"]
)
def test_a_typing_error_finds_the_word_that_was_meant(put, keys, typed: str) -> None:
    put(1, "Vrijwilligers gezocht")
    put(2, "Moestuin")
    assert keys(typed) == [1]


def test_a_word_that_pages_hold_is_no_typing_error(put, keys) -> None:
    put(1, "Bloemen")
    put(2, "Bloesem en bloem")
    put(3, "Kloemen")
    assert keys("kloemen") == [3]


@pytest.mark.parametrize("typed", ["huur", "xyz", "20014", "moe"])
def test_short_words_and_numbers_are_taken_as_typed(put, keys, typed: str) -> None:
    put(1, "Huis xyzz moes", text="2014 20015")
    assert keys(typed) == []


def test_the_likeliest_word_comes_first(put) -> None:
    for key, title in enumerate(["Tuinen", "Tuinen", "Ruinen", "Tuiner"], 1):
        put(key, title)
    assert [other.word for other in near("tuinem", "nl")] == ["tuinen", "tuiner"]


def test_of_a_short_word_the_first_letter_is_right(put) -> None:
    put(1, "Een vraag en een draak aan de graanmolen")
    assert [[other.word for other in near(word, "nl")] for word in ("traag", "rvaag", "vraat", "braanmolen")] == [
        [],
        ["vraag"],
        ["vraag"],
        ["graanmolen"],
    ]


def test_a_word_that_was_meant_is_told_as_pages_write_it(put) -> None:
    put(1, "Zorgcoöperatie in Zeddam")
    assert corrections(["zorgcooperatei", "in", "Zedam"], "nl") == {
        "zorgcooperatei": "zorgcoöperatie",
        "zedam": "zeddam",
    }
    assert corrections(["zorg", "zeddam"], "nl") == {}


def test_a_question_with_errors_asks_a_bounded_number_of_queries(put, search) -> None:
    put(1, "Vrijwilligers")
    with CaptureQueriesContext(connection) as few:
        search("qqqqqqqqqq " * 5)
    with CaptureQueriesContext(connection) as many:
        search(" ".join(f"qqqqqqqqqq{letter * 3}" for letter in "abcdefghijklmnop"))
    assert len(many) <= len(few) + 12


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("huis", "Dorpshuis"),
        ("dorps huis", "Dorpshuis"),
        ("buurt bus", "Buurtbussen"),
        ("dorpshuis", "Huis in het dorp"),
    ],
)
def test_compounds_and_their_parts_find_each_other(put, keys, typed: str, title: str) -> None:
    put(1, title)
    put(2, "Moestuin")
    assert keys(typed) == [1]


def test_a_whole_word_ranks_above_a_part_of_one(put, keys) -> None:
    put(1, "Dorpshuis")
    put(2, "Huis")
    for key in range(3, 9):
        put(key, "Moestuin")
    assert keys("huis") == [2, 1]


def test_phrases_and_minus_mean_whole_words(put, keys) -> None:
    put(1, "Bus van het dorpshuis")
    put(2, "Bus van het huis")
    assert keys('"huis"') == [2]
    assert keys("bus -huis") == [1]


def test_a_part_that_was_asked_for_is_marked_with_its_word(put, search) -> None:
    put(1, "Het dorpshuis")
    (hit,) = search("huis").hits
    assert hit.title == (("Het ", False), ("dorpshuis", True))


@given(WORD, WORD)
def test_one_slip_is_a_distance_of_one(word: str, other: str) -> None:
    assert (other in set(slips(word))) == (distance(word, other, most=2) == 1) or word == other


@given(WORD, WORD)
def test_distance_is_the_same_both_ways_and_none_is_missed(one: str, other: str) -> None:
    assert distance(one, other, most=2) == distance(other, one, most=2)
    assert within_two(one, [other]) == ([other] if distance(one, other, most=2) <= 2 else [])


def test_terms_of_near_words_are_those_that_are_indexed(put) -> None:
    put(1, "Initiatieven")
    assert [other.term for other in near("initiatievne", "nl")] == [term("initiatieven", "nl")]
