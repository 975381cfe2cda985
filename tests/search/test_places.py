"""Near which place a question asks to look."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.base.models import Place
from search.engine import Query
from search.places import Gazetteer
from search.query import REACH, parse
from tests.search.conftest import AT

pytestmark = [pytest.mark.django_db, pytest.mark.database]

EMPTY = Query(language="nl", at=AT)


@pytest.fixture
def places() -> Gazetteer:
    return Gazetteer()


ASKED = {
    "repaircafé bij Zeddam": ("repaircafé", "Zeddam"),
    "in de buurt van Ulft": ("", "Ulft"),
    "eten rond Ruurlo samen": ("eten samen", "Ruurlo"),
    "rondom Lichtenvoorde": ("", "Lichtenvoorde"),
    "nabij winterswijk": ("", "Winterswijk"),
    "moestuin vlakbij AALTEN": ("moestuin", "Aalten"),
    "moestuin vlak bij Aalten, graag": ("moestuin graag", "Aalten"),
    "dicht bij Terborg": ("", "Terborg"),
    "garden near Ulft": ("garden", "Ulft"),
    "around Zelhem": ("", "Zelhem"),
    "in der Nähe von Groenlo": ("", "Groenlo"),
    "Garten bei Dinxperlo": ("Garten", "Dinxperlo"),
    "nahe Vorden": ("", "Vorden"),
    "bij Nieuw-Wehl": ("", "Nieuw-Wehl"),
    "bij nieuw wehl": ("", "Nieuw-Wehl"),
    "bij Wehl": ("", "Wehl"),
    "bus bij 's-Heerenberg": ("bus", "'s-Heerenberg"),
    "bus bij ’s Heerenberg": ("bus", "'s-Heerenberg"),
    "bij De Heurne": ("", "De Heurne"),
}


@pytest.mark.parametrize(("typed", "expected"), ASKED.items(), ids=ASKED)
def test_a_place_that_is_asked_for_is_no_word_of_the_question(places, typed: str, expected: tuple[str, str]) -> None:
    query, remarks = parse(typed, EMPTY, places)
    assert query.near is not None
    assert (" ".join(query.words), query.near.name, query.near.kilometres, remarks) == (
        *expected[:1],
        expected[1],
        REACH,
        [],
    )


@pytest.mark.parametrize(
    "typed",
    [
        "repaircafé Zeddam",
        "bij de molen",
        "bij",
        "Zeddam bij",
        "bij Amsterdam",
        '"bij Zeddam"',
        'bij "Zeddam"',
        "bij -Zeddam",
        "-bij Zeddam",
        'bij "samen koken" Zeddam',
        "bij . Zeddam",
        "bijZeddam",
    ],
)
def test_all_else_stays_a_word(places, typed: str) -> None:
    query, _remarks = parse(typed, EMPTY, places)
    assert (query.near, query) == (None, parse(typed, EMPTY)[0])


def test_only_the_first_place_counts(places) -> None:
    query, _remarks = parse("bij Ulft bij Zeddam", EMPTY, places)
    assert (query.near and query.near.name, query.words) == ("Ulft", ("bij", "Zeddam"))


def test_of_two_places_with_one_name_the_larger_is_meant(places) -> None:
    small, large = Place.objects.filter(name="Heurne").order_by("pk")
    Place.objects.filter(pk=large.pk).update(population=900)
    assert Gazetteer().get("Heurne").slug == large.slug
    Place.objects.filter(pk=small.pk).update(population=901)
    assert Gazetteer().get("Heurne").slug == small.slug
    assert Gazetteer().get(large.slug).slug == large.slug


def test_a_place_comes_with_where_it_is(places) -> None:
    spot, row = places.get("Zeddam"), Place.objects.get(slug="zeddam")
    assert (spot.latitude, spot.longitude) == (float(row.latitude), float(row.longitude))


def test_places_begin_with_what_is_typed_the_larger_first(places) -> None:
    found = places.beginning("we", 50)
    assert {spot.name[:2] for spot in found} == {"We"}
    inhabitants = dict(Place.objects.values_list("slug", "population"))
    assert [inhabitants[spot.slug] for spot in found] == sorted(
        (inhabitants[spot.slug] for spot in found), reverse=True
    )
    assert (places.beginning("", 5), places.beginning("!", 5), len(places.beginning("we", 2))) == ([], [], 2)


def test_names_are_read_once_and_only_when_a_place_may_be_meant(django_assert_num_queries) -> None:
    places = Gazetteer()
    with django_assert_num_queries(0):
        parse("dorpshuis in Zeddam", EMPTY, places)
    with django_assert_num_queries(1):
        parse("bij Zeddam", EMPTY, places)
        parse("bij Ulft", EMPTY, places)


@given(
    st.lists(st.sampled_from(["bij", "near", "Ulft", "Nieuw", "Wehl", '"', "-", "in", "de", "buurt", "van", "\x00"]))
)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_words_can_be_taken_apart(words: list[str]) -> None:
    query, _remarks = parse(" ".join(words), EMPTY, Gazetteer())
    assert query.near is None or query.near.name in {"Ulft", "Wehl", "Nieuw-Wehl"}
