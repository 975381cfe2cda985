"""Near what an address asks to look, and how far."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from portal.base.models import Place
from portal.base.nearness import PARAMETERS, Box, Gazetteer, address_with, near_form, read_where
from portal.base.nearness.postcodes import places_by_area

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def asked(query: str):
    remarks: list[str] = []
    return read_where(QueryDict(query), remarks), remarks


@pytest.mark.parametrize(
    ("words", "name", "word"),
    [
        ("zeddam", "Zeddam", "zeddam"),
        (" ZEDDAM ", "Zeddam", "zeddam"),
        ("’s heerenberg", "'s-Heerenberg", "s-heerenberg"),
        ("marienvelde", "Mariënvelde", "marienvelde"),
        ("7261", "7261 Ruurlo", "7261"),
        ("7261 ab", "7261 Ruurlo", "7261"),
        ("7261AB", "7261 Ruurlo", "7261"),
        ("52.0134,6.4777", "de plek die je koos", "52.01,6.48"),
        ("52, 6.5", "de plek die je koos", "52.0,6.5"),
    ],
)
def test_a_place_is_a_name_in_any_spelling_a_postcode_or_degrees(words, name, word):
    where, remarks = asked("bij=" + words)
    assert (where.near.name, where.near.word, where.near.kilometres, remarks) == (name, word, 15, [])


@pytest.mark.parametrize(
    "words",
    ["Amsterdam", "1012", "1012 AB", "72611", "0000", "48.85,2.35", "951.9,6.3", "nan,inf", "٥١.٩,٦.٣", "a" * 10_000,
     "51." + "9" * 400 + ",6.3", "%00", "\ud800", "<script>", "9" * 5_000],
)  # fmt: skip
def test_what_is_no_place_here_is_told_and_left_out(words):
    remarks: list[str] = []
    params = QueryDict(mutable=True)
    params["bij"] = words
    assert not read_where(params, remarks).narrows
    assert len(remarks) == 1


@pytest.mark.parametrize(
    ("query", "kilometres", "minutes"),
    [
        ("straal=5", 5, 0),
        ("straal=50", 50, 0),
        ("straal=&fietsen=", 15, 0),
        ("fietsen=60", 60 / 60 * 16 / 1.3, 60),
        ("fietsen=60&straal=50", 60 / 60 * 16 / 1.3, 60),
        ("fietsen=60&straal=5", 5, 0),
    ],
)
def test_the_smaller_of_a_distance_and_a_cycling_time_holds(query, kilometres, minutes):
    where, remarks = asked("bij=zeddam&" + query)
    assert (where.near.kilometres, where.near.minutes, remarks) == (kilometres, minutes, [])


@pytest.mark.parametrize("query", ["straal=16", "straal=-5", "straal=1e309", "straal=%00", "fietsen=25", "fietsen=٦٠"])
def test_a_reach_that_is_not_offered_is_told(query):
    where, remarks = asked("bij=zeddam&" + query)
    assert (where.near.kilometres, len(remarks)) == (15, 1)


def test_a_part_of_the_map_is_four_bounds():
    assert asked("vak=51.9,6.2,52.0,6.4") == (read_where(QueryDict("vak=51.9, 6.2, 52, 6.4"), []), [])
    assert asked("vak=51.9,6.2,52.0,6.4")[0].box == Box(51.9, 6.2, 52.0, 6.4)


@pytest.mark.parametrize(
    "words",
    ["1,2,3", "52,6,51,7", "51,7,52,6", "nan,6,52,7", "51,6,52,7,8", "51,6,99,7", "a,b,c,d", "51,6,52,", "1" * 9_999],
)  # fmt: skip
def test_a_part_of_the_map_that_cannot_be_is_told_and_left_out(words):
    where, remarks = asked("vak=" + words)
    assert (where.narrows, len(remarks)) == (False, 1)


def test_links_carry_a_place_no_closer_than_it_is_used():
    for given_words, carried in (("52.01342,6.47771", "52.01,6.48"), ("7261 AB", "7261"), ("Zeddam", "zeddam")):
        params = QueryDict(f"thema=zorg&bij={given_words}")
        assert address_with(params, read_where(params, []).near)["bij"] == carried


def test_the_field_shows_a_place_by_its_name_where_that_means_the_same():
    small, large = Place.objects.filter(name="Heurne").order_by("pk")
    Place.objects.filter(pk=large.pk).update(population=900)
    shown = [asked("bij=" + word)[0].typed for word in ("s-heerenberg", small.slug, large.slug, "Nergens")]
    assert shown == ["'s-Heerenberg", small.slug, "Heurne", "Nergens"]


def test_the_form_keeps_what_was_chosen():
    query = "bij=zeddam&straal=25&fietsen=30&vak=51,6,52,7"
    form = near_form(QueryDict(query), asked(query)[0])
    chosen = [[link.url for link in links if link.current] for links in (form.reaches, form.cycling)]
    assert (form.place, chosen, form.box, form.chosen) == ("Zeddam", [["25"], ["30"]], "51,6,52,7", True)


def test_every_postcode_area_lies_in_a_place_that_exists():
    assert set(places_by_area().values()) - set(Place.objects.values_list("slug", flat=True)) == set()
    assert all(area.isdecimal() and 6900 <= int(area) <= 7299 for area in places_by_area())
    towns = Place.objects.filter(slug__in=places_by_area().values()).values_list("municipality__slug", flat=True)
    assert len(set(towns)) == 8


def test_places_are_read_in_one_query_and_only_when_one_is_named(django_assert_num_queries):
    with django_assert_num_queries(0):
        asked("straal=5&vak=51,6,52,7")
    with django_assert_num_queries(1):
        asked("bij=7261")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(values=st.fixed_dictionaries({name: st.text(max_size=30) for name in PARAMETERS}))
def test_no_address_is_an_error(values):
    params = QueryDict(mutable=True)
    params.update(values)
    where = read_where(params, [], PLACES)
    near_form(address_with(params, where.near), where)


PLACES = Gazetteer()
