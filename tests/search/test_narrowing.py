"""What narrows a search, how many hits are left for each further choice, and which come first."""

from collections import Counter
from datetime import timedelta
from itertools import count
from math import asin, cos, radians, sin, sqrt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.base.entries import SearchEntry
from search.engine import FACETS, Near, Order, Query, Results, Weights, engine
from tests.search.conftest import AT

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ULFT = Near(51.89, 6.38, 15, "Ulft")
DAY = timedelta(days=1)
_numbers = count(1_000)
_SOME = {
    "language": st.sampled_from(["nl", "en", "de"]),
    "kind": st.sampled_from(["event", "news", "page"]),
    "themes": st.lists(st.sampled_from(["zorg", "energie", "groen"]), unique=True, max_size=3).map(tuple),
    "municipality": st.sampled_from(["", "aalten", "doesburg"]),
    "stage": st.sampled_from(["", "idea", "running"]),
}
_CHOICES = {
    "language": ["nl", "en", "de"],
    "kind": ["event", "news", "nothing"],
    "themes": ["zorg", "energie", "groen"],
    "municipality": ["aalten", "doesburg"],
    "stage": ["idea", "running"],
}
ENTRIES = st.lists(st.fixed_dictionaries(_SOME), max_size=14)
CHOSEN = st.fixed_dictionaries(
    {name: st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple) for name, values in _CHOICES.items()}
)


def values_of(entry: SearchEntry, facet: str) -> set[str]:
    value = getattr(entry, facet)
    return set(value) if facet == "themes" else {value} - {""}


def passes(entry: SearchEntry, chosen: dict, *, but: str = "") -> bool:
    wanted = {**chosen, "language": chosen["language"] or ("nl",)}
    return all(not wanted[name] or values_of(entry, name) & set(wanted[name]) for name in FACETS if name != but)


@given(ENTRIES, CHOSEN)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_each_facet_counts_over_what_all_the_others_leave(search, rows: list[dict], chosen: dict) -> None:
    for language in ("nl", "en", "de"):
        engine().clear(language)
    entries = [SearchEntry(key=next(_numbers), title="Energie", url="/", version=1, **row) for row in rows]
    engine().put(entries)
    found = search("energie", chosen=chosen, size=50)
    expected = {
        facet: Counter(
            value for entry in entries if passes(entry, chosen, but=facet) for value in values_of(entry, facet)
        )
        for facet in FACETS
    }
    assert {hit.key for hit in found.hits} == {entry.key for entry in entries if passes(entry, chosen)}
    assert (found.total, found.counts) == (len(found.hits), expected)


def test_several_languages_are_each_read_by_their_own_rules(put, search) -> None:
    put(1, "Dorpshuizen")
    put(2, "Village halls", language="en")
    put(3, "Häuser im Dorf", language="de")
    found = search("village dorpshuis häuser", chosen={"language": ("nl", "en", "de")})
    assert {hit.key: hit.language for hit in found.hits} == {1: "nl", 2: "en", 3: "de"}
    assert search("halls").counts["language"] == {"en": 1}


def test_a_language_is_counted_though_the_word_says_nothing_in_ones_own(put, search) -> None:
    put(1, "Die Energie", language="de")
    put(2, "De energie")
    assert search("energie").counts["language"] == {"nl": 1, "de": 1}


@pytest.mark.parametrize("language", [("nl",), ("nl", "en")])
def test_hits_are_found_in_as_many_queries_however_many_they_are(
    put, search, django_assert_num_queries, language
) -> None:
    from django.db import connection

    put(1, "Energie energy")
    put(2, "Energy energie", language="en")
    # Which words are known is asked in each language; on PostgreSQL how many pages there are, and how many with each.
    further = {"sqlite": 1, "postgresql": 3}[connection.vendor] * len(language)
    with django_assert_num_queries(3 + further):
        search("energie energy", chosen={"language": language, "themes": (), "kind": ("page",)})


SPANS = {
    "around": (-5, 5, True),
    "before": (-5, -2, False),
    "ends on the first moment": (-5, 0, True),
    "after": (4, 5, False),
    "starts on the last moment": (2, 5, False),
    "inside": (1, 1.5, True),
}


@pytest.mark.parametrize(("start", "end", "inside"), SPANS.values(), ids=SPANS)
def test_dates_narrow_to_what_touches_the_span(put, keys, start, end, inside: bool) -> None:
    put(1, "Energie", kind="event", start=AT + start * DAY, end=AT + end * DAY)
    assert keys("energie", since=AT, until=AT + 2 * DAY) == ([1] if inside else [])


def test_dates_narrow_news_by_publication_and_drop_what_has_none(put, keys) -> None:
    put(1, "Energie", kind="news", published=AT + DAY)
    put(2, "Energie", kind="news", published=AT + 3 * DAY)
    put(3, "Energie", kind="page", published=AT + DAY)
    put(4, "Energie", kind="event", start=AT + DAY, published=AT - 9 * DAY)
    assert sorted(keys("energie", since=AT, until=AT + 2 * DAY)) == [1, 4]
    assert sorted(keys("energie", since=AT)) == [1, 2, 4]
    assert sorted(keys("energie", until=AT + 2 * DAY)) == [1, 4]


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Haversine, by hand."""
    (a, b), (c, d) = ([radians(part) for part in spot] for spot in (one, other))
    return 2 * 6371.0088 * asin(sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2))


SPOT = st.tuples(st.floats(51.6, 52.2), st.floats(5.9, 6.9))


@given(st.lists(SPOT, max_size=12), SPOT, st.sampled_from([5, 10, 15, 25, 50]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_near_is_a_circle_by_the_haversine_formula(search, spots: list, centre: tuple, reach: int) -> None:
    engine().clear("nl")
    entries = [
        SearchEntry(next(_numbers), "nl", "page", "Energie", "/", latitude=spot[0], longitude=spot[1]) for spot in spots
    ]
    engine().put([*entries, SearchEntry(next(_numbers), "nl", "page", "Energie", "/")])
    found = search("energie", near=Near(*centre, reach), order=Order.DISTANCE, size=50)
    away = {entry.key: kilometres(centre, (entry.latitude, entry.longitude)) for entry in entries}
    assert {hit.key for hit in found.hits} == {key for key, far in away.items() if far <= reach}
    assert [hit.distance for hit in found.hits] == pytest.approx(sorted(far for far in away.values() if far <= reach))


def test_without_near_no_distance_is_told(put, search) -> None:
    put(1, "Energie", latitude=51.9, longitude=6.4)
    assert search("energie").hits[0].distance is None


def test_only_a_place_lists_what_is_near(put, keys) -> None:
    put(1, "Energie", latitude=51.9, longitude=6.4)
    put(2, "Moestuin", latitude=51.9, longitude=6.45)
    put(3, "Ver weg", latitude=52.4, longitude=6.4)
    assert keys("", near=ULFT, order=Order.DISTANCE) == [1, 2]
    assert keys("-moestuin", near=ULFT) == [1]


def test_only_a_filter_lists_what_it_leaves(put, search) -> None:
    put(1, "Energie", themes=("zorg",))
    put(2, "Moestuin", themes=("groen",))
    put(3, "Garden", themes=("groen",), language="en")
    found = search("", chosen={"themes": ("groen",)})
    assert ([hit.key for hit in found.hits], found.total) == ([2], 1)
    assert (found.counts["themes"], found.counts["language"]) == ({"zorg": 1, "groen": 1}, {"nl": 1, "en": 1})
    assert search("", chosen={"language": ("en",)}) == Results()


def test_by_date_the_coming_come_soonest_first_then_the_past_then_news_then_the_rest(put, keys) -> None:
    for key, days in ((1, 9), (2, 2), (3, -2), (4, -9)):
        put(key, "Energie", kind="event", start=AT + days * DAY, end=AT + days * DAY, published=AT)
    put(5, "Energie", kind="event", start=AT - 30 * DAY, end=AT + 30 * DAY)
    put(6, "Energie", kind="news", published=AT - 5 * DAY)
    put(7, "Energie", kind="news", published=AT - 3 * DAY)
    put(8, "Energie", published=AT)
    assert keys("energie", order=Order.DATE) == [5, 2, 1, 3, 4, 7, 6, 8]
    chosen = {"language": ("nl", "en")}
    assert keys("energie", order=Order.DATE, chosen=chosen) == [5, 2, 1, 3, 4, 7, 6, 8]


def test_what_comes_soon_ranks_a_bit_higher(put, keys) -> None:
    for key, days in ((1, 300), (2, 60), (3, 5)):
        put(key, "Energie", kind="event", start=AT + days * DAY, end=AT + days * DAY)
    put(4, "Moestuin")
    assert keys("energie") == [3, 2, 1]


def test_weights_decide_how_far_the_past_steps_back(put, search) -> None:
    put(1, "Energie", kind="event", start=AT - 9 * DAY, end=AT - 9 * DAY)
    put(2, "Energie")
    put(3, "Moestuin")
    scores = {}
    for past in (0.25, 1.0):
        hits = search("energie", weights=Weights(past=past)).hits
        scores[past] = {hit.key: hit.score for hit in hits}
    assert scores[0.25][1] == pytest.approx(scores[1.0][1] / 4)
    assert scores[0.25][2] == pytest.approx(scores[1.0][2])


def test_weights_decide_which_part_of_a_page_counts(put, keys) -> None:
    put(1, "Energie", text="Moestuin")
    put(2, "Moestuin", text="Energie")
    for key in range(3, 9):
        put(key, "Iets", text="Anders")
    assert keys("energie") == [1, 2]
    assert keys("energie", weights=Weights(title=0.1, text=5)) == [2, 1]


def test_a_synonym_finds_and_marks_but_what_was_typed_comes_first(put, search) -> None:
    put(1, "Buurthuis")
    put(2, "Dorpshuis")
    put(3, "Iets anders")
    found = search("dorpshuis", synonyms=("buurthuis",))
    assert [hit.key for hit in found.hits] == [2, 1]
    assert found.hits[1].title == (("Buurthuis", True),)


def test_a_query_without_words_or_choices_narrows_nothing() -> None:
    assert not Query(language="nl", at=AT, chosen={"language": ("en",), "kind": ()}).narrows
    assert Query(language="nl", at=AT, near=ULFT).narrows
