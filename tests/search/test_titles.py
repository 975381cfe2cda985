"""Completing what is being typed with titles."""

import pytest

from search.engine import engine

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def titles(typed: str, language: str = "nl", most: int = 6) -> list[str]:
    return [found.title for found in engine().complete(typed, language, most)]


def test_a_title_is_completed_by_its_whole_words_and_the_beginning_of_one(put) -> None:
    put(1, "Samen koken in het dorpshuis")
    put(2, "Dorpshuizen in de Achterhoek")
    put(3, "Dorpshuis De Deel", kind="initiative", url="/nl/deel/")
    put(4, "Village hall", language="en")
    assert titles("dorpshui") == ["Dorpshuis De Deel", "Dorpshuizen in de Achterhoek", "Samen koken in het dorpshuis"]
    assert titles("dorpshuiz") == ["Dorpshuizen in de Achterhoek"]
    assert titles("DORPSHUIS sam") == ["Samen koken in het dorpshuis"]
    assert titles("dorps sam") == []
    assert titles("vil") == []
    assert titles("vil", "en") == ["Village hall"]
    assert titles("dorpshui", most=1) == ["Dorpshuis De Deel"]
    (found,) = engine().complete("dorpshuis dee", "nl", 6)
    assert (found.url, found.kind) == ("/nl/deel/", "initiative")


@pytest.mark.parametrize("typed", ["", " ", "!?", "%", "_", "'", "\\", "😀", "a" * 5_000, "\x00"])
def test_odd_letters_complete_nothing(put, typed: str) -> None:
    put(1, "Dorpshuis")
    assert titles(typed) == []


def test_a_new_title_takes_the_place_of_the_old_one_and_a_removed_page_is_gone(put) -> None:
    put(1, "Dorpshuis")
    put(1, "Moestuin", version=2)
    put(2, "Moestuin op het dak")
    engine().remove([2], version=9)
    assert (titles("dorp"), titles("moes")) == ([], ["Moestuin"])


def test_completing_takes_two_queries(put, django_assert_num_queries) -> None:
    put(1, "Samen koken in het dorpshuis")
    with django_assert_num_queries(2):
        titles("samen koken dorp")
