"""The engine's contract, held by the database engine on SQLite and on PostgreSQL."""

from datetime import timedelta

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.engine import Results, engine
from search.models import Document
from search.normalise import FINGERPRINT
from tests.search.conftest import AT

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ANY_TEXT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def test_a_page_is_found_by_another_form_of_its_words(put, keys) -> None:
    put(1, "Dorpshuizen in de Achterhoek")
    put(2, "Moestuin")
    assert keys("het DORPSHUIS") == [1]


def test_any_of_the_words_is_enough_and_more_rank_higher(put, keys) -> None:
    put(1, "Energie in Aalten")
    put(2, "Zonnedak: energie van de buurt")
    put(3, "Moestuin")
    assert keys("energie zonnedak") == [2, 1]


def test_the_title_weighs_more_than_place_summary_and_text(put, keys) -> None:
    put(1, "Een", text="Over Ulft en meer")
    put(2, "Twee", summary="Over Ulft en meer")
    put(3, "Drie", place="ulft", place_name="Ulft")
    put(4, "Ulft en meer", text="Over en meer")
    for key in range(5, 12):
        other = {"summary": "Over iets anders en meer", "text": "Over iets heel anders en meer"}
        put(key, "Iets anders", place="zeddam", place_name="Zeddam", **other)
    assert keys("Ulft") == [4, 3, 2, 1]


def test_a_page_is_found_by_the_names_of_what_it_is_filed_under(put, keys) -> None:
    put(1, "Zon op Stal", labels=("Energie en klimaat",))
    put(2, "Molen")
    assert keys("energie") == [1]


def test_old_people_are_no_parents(put, keys) -> None:
    put(1, "Oudere bewoners")
    put(2, "Ouders van pubers")
    put(3, "Ouderenzorg")
    assert (set(keys("ouderen")), keys("ouders")[0]) == ({1, 3}, 2)


def test_a_rare_word_weighs_more_than_a_common_one(put, keys) -> None:
    for key in range(1, 9):
        put(key, "Buurt", text="De buurt en nog eens de buurt")
    put(9, "Verhaal", text="Een glasvezel door het veld")
    assert keys("buurt glasvezel")[0] == 9


def test_a_phrase_has_to_stand_there(put, keys) -> None:
    put(1, "Community of Practice")
    put(2, "Practice in een community")
    assert keys('"community of practice"') == [1]
    assert keys('"community of practice" tuin') == [1]


def test_a_minus_takes_away(put, keys) -> None:
    put(1, "Energie van de wind")
    put(2, "Energie van de zon")
    assert keys("energie -wind") == [2]
    assert keys('energie -"van de zon"') == [1]
    assert keys("-wind") == []


def test_languages_stay_apart(put, keys) -> None:
    put(1, "Training")
    put(2, "Training", language="en")
    assert (keys("training"), keys("trainings", language="en")) == ([1], [2])


def test_what_is_past_ranks_lower_than_what_comes(put, keys) -> None:
    for key, days in ((1, -9), (2, 9)):
        put(key, "Koffietafel", kind="event", start=AT + timedelta(days), end=AT + timedelta(days, hours=2))
    put(3, "Moestuin")
    assert keys("koffietafel") == [2, 1]


def test_a_much_better_match_from_the_past_still_wins(put, keys) -> None:
    put(1, "Koffietafel", kind="event", start=AT - timedelta(9), end=AT - timedelta(8))
    put(2, "Wandeling", text="Met een koffietafel na afloop", kind="event", start=AT, end=AT + timedelta(9))
    for key in range(3, 9):
        put(key, "Moestuin")
    assert keys("koffietafel") == [1, 2]


def test_equal_matches_come_newest_first(put, keys) -> None:
    for key, days in ((1, 3), (2, 1), (3, 2)):
        put(key, "Nieuws", kind="news", published=AT - timedelta(days))
    assert keys("nieuws") == [2, 3, 1]


def test_kinds_narrow_the_hits_and_not_the_counts(put, search) -> None:
    put(1, "Energie", kind="initiative")
    put(2, "Energie", kind="event")
    put(3, "Energie", kind="event")
    found = search("energie", chosen={"kind": ("initiative",)})
    assert ([hit.key for hit in found.hits], found.total) == ([1], 1)
    assert found.counts["kind"] == {"initiative": 1, "event": 2}


def test_pages_divide_the_hits(put, search) -> None:
    for key in range(1, 6):
        put(key, "Energie")
    shown = [search("energie", page=page, size=2) for page in (1, 2, 3)]
    assert [[hit.key for hit in found.hits] for found in shown] == [[1, 2], [3, 4], [5]]


@pytest.mark.parametrize(("page", "shown"), [(99, 3), (0, 1), (-1, 1)])
def test_a_page_that_is_not_there_shows_the_nearest(put, search, page: int, shown: int) -> None:
    for key in range(1, 6):
        put(key, "Energie")
    assert search("energie", page=page, size=2).page == shown


def test_a_hit_tells_all_that_is_shown(put, search) -> None:
    put(1, "Dorpshuis & co", summary="Voor het dorp.", text="Bij het dorpshuis.", place_name="Ulft", kind="event")
    (hit,) = search("dorpshuizen").hits
    assert (hit.kind, hit.url, hit.place) == ("event", "/nl/1/", "Ulft")
    assert hit.title == (("Dorpshuis", True), (" & co", False))
    assert hit.text == (("Bij het ", False), ("dorpshuis", True), (".", False))


def test_writing_again_replaces(put, keys) -> None:
    put(1, "Moestuin")
    put(1, "Dorpshuis", version=2)
    assert (keys("moestuin"), keys("dorpshuis"), engine().count("nl")) == ([], [1], 1)


def test_an_older_version_changes_nothing(put, keys) -> None:
    put(1, "Dorpshuis", version=2)
    put(1, "Moestuin", version=1)
    assert (keys("moestuin"), keys("dorpshuis")) == ([], [1])


@pytest.mark.django_db(transaction=True)
def test_others_may_write_while_a_text_is_read(put, monkeypatch) -> None:
    seen = []
    monkeypatch.setattr(
        "search.engine.database.all_parts", lambda text, language: seen.append(connection.in_atomic_block) or []
    )
    put(1, "Molen")
    assert seen
    assert not any(seen)


def test_removing_forgets(put, keys) -> None:
    put(1, "Dorpshuis")
    put(2, "Dorpshuis")
    assert (engine().remove([1, 99], version=1), keys("dorpshuis")) == (1, [2])


def test_clearing_forgets_one_language(put) -> None:
    put(1, "Dorpshuis")
    put(2, "Village hall", language="en")
    engine().clear("nl")
    assert (engine().count("nl"), engine().count("en")) == (0, 1)


def test_what_older_rules_wrote_is_stamped_as_stale(put) -> None:
    put(1, "Dorpshuis", version=7)
    put(2, "Moestuin", version=7)
    Document.objects.filter(pk=1).update(rules="older")
    assert FINGERPRINT != "older"
    assert {key: stamp.version for key, stamp in engine().stamps("nl").items()} == {1: 0, 2: 7}


def test_all_that_an_entry_holds_is_kept(put) -> None:
    put(1, "Dorpshuis", themes=("zorg", "energie"), stage="running", audience="everyone", latitude=51.9, longitude=6.4)
    row = Document.objects.get()
    assert (row.themes, row.stage, row.audience) == (["zorg", "energie"], "running", "everyone")
    assert (row.latitude, row.longitude) == (51.9, 6.4)


def test_an_empty_index_answers(search) -> None:
    assert search("energie").total == 0


def test_no_usable_word_asks_nothing(put, search, django_assert_num_queries) -> None:
    put(1, "De")
    with django_assert_num_queries(0):
        assert search("de het een") == Results()


@pytest.mark.parametrize("term", ["2e", "1e5", "0x1f", "3d", "12e34", "007", "co2", "½", "مبادرة", "村"])
def test_odd_terms_are_found_as_they_were_written(put, keys, term: str) -> None:
    put(1, f"Iets {term} iets")
    assert (keys(term), keys(f'"iets {term} iets"')) == ([1], [1])


@given(st.text(max_size=400))
@ANY_TEXT
def test_any_question_has_an_answer(search, typed: str) -> None:
    assert search(typed).total == 0


@given(st.text(max_size=200))
@ANY_TEXT
def test_any_text_that_a_page_may_hold_can_be_kept(put, text: str) -> None:
    put(1, text.replace("\x00", ""), summary=text.replace("\x00", ""))


@pytest.mark.parametrize("text", ["woord " * 60_000, "a" * 100_000, "é" * 100_000, "1 " * 100_000])
def test_long_texts_can_be_kept_and_searched(put, search, text: str) -> None:
    put(1, "Lang", text=text)
    assert search("lang woord aaa 1").total == 1
