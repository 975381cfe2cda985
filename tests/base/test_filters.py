"""Filters as plain addresses: what is read of them, and how each can be taken away."""

from urllib.parse import parse_qsl

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from portal.base.filters import Chosen, Facet, Group, Option, Sort, groups, pick_sort, pills, read, without
from tests.base.words import in_english

LABELS = {
    "thema": {"groen": "Groen", "zorg": "Zorg", "energie": "Energie"},
    "fase": {"idea": "Idee", "running": "Loopt"},
}
FACETS = (
    Facet("thema", "Theme", "themes__slug", lambda language: LABELS["thema"].items()),
    Facet("fase", "Stage", "stage", lambda language: LABELS["fase"].items(), only_used=True),
)
SORTS = (Sort("nieuw", "Newest", ("-date",)), Sort("naam", "Name", ("title",)))


@pytest.fixture(autouse=True)
def _language():
    with in_english():
        yield


def asked(query: str) -> tuple[QueryDict, Chosen]:
    params = QueryDict(query)
    return params, read(params, FACETS, LABELS)


def test_known_values_are_kept_in_the_order_they_were_asked_for_once():
    _params, chosen = asked("thema=zorg&thema=groen&thema=zorg&thema=&fase=idea&iets=anders")
    assert (chosen.values, chosen.ignored) == ({"thema": ("zorg", "groen"), "fase": ("idea",)}, [])


def test_unknown_values_are_left_out_and_said():
    _params, chosen = asked("thema=Groen&thema=zorg&fase=running%00")
    assert chosen.values == {"thema": ("zorg",), "fase": ()}
    assert chosen.ignored == [
        "We do not know “Groen” as Theme, so that filter was left out.",
        "We do not know “running\0” as Stage, so that filter was left out.",
    ]


def test_of_many_unknown_values_three_are_named_and_those_shortened():
    _params, chosen = asked("&".join(f"thema={letter * 99}" for letter in "abcd"))
    assert [remark.partition(" as Theme")[0] for remark in chosen.ignored] == [
        f"We do not know “{letter * 60}”" for letter in "abc"
    ]


def test_options_say_what_is_ticked_and_how_many_there_are():
    _params, chosen = asked("thema=zorg")
    found = groups(FACETS, LABELS, {("thema", "zorg"): 2, ("fase", "idea"): 1}, chosen)
    assert found == (
        Group(
            "thema",
            "Theme",
            (
                Option("groen", "Groen", 0, checked=False),
                Option("zorg", "Zorg", 2, checked=True),
                Option("energie", "Energie", 0, checked=False),
            ),
        ),
        Group("fase", "Stage", (Option("idea", "Idee", 1, checked=False),)),
    )
    assert [group.chosen for group in found] == [1, 0]


def test_an_option_that_is_ticked_stays_also_without_a_hit():
    _params, chosen = asked("fase=running")
    [_themes, stages] = groups(FACETS, LABELS, {}, chosen)
    assert stages.options == (Option("running", "Loopt", 0, checked=True),)


@given(
    themes=st.lists(st.sampled_from(sorted(LABELS["thema"])), unique=True),
    stages=st.lists(st.sampled_from(sorted(LABELS["fase"])), unique=True),
    number=st.integers(1, 9),
)
def test_a_pill_takes_away_exactly_one_value_and_goes_back_to_the_first_page(themes, stages, number):
    pairs = [("thema", value) for value in themes] + [("fase", value) for value in stages]
    params = QueryDict(mutable=True)
    for name, value in [*pairs, ("volgorde", "naam"), ("pagina", str(number))]:
        params.appendlist(name, value)

    found = pills(params, FACETS, LABELS, read(params, FACETS, LABELS))

    assert [pill.label for pill in found] == [LABELS[name][value] for name, value in pairs]
    for pill, gone in zip(found, pairs, strict=True):
        rest = [pair for pair in pairs if pair != gone] + [("volgorde", "naam")]
        assert sorted(parse_qsl(pill.url.removeprefix("?"))) == sorted(rest)


def test_taking_away_a_parameter_takes_all_its_values():
    assert without(QueryDict("van=2027-01-01&van=2&thema=zorg&pagina=3"), "van") == "?thema=zorg"


@pytest.mark.parametrize(
    ("query", "name", "remarks"),
    [
        ("", "nieuw", 0),
        ("volgorde=", "nieuw", 0),
        ("volgorde=naam", "naam", 0),
        ("volgorde=prijs", "nieuw", 1),
    ],
)
def test_an_order_nobody_knows_is_said_and_the_first_is_used(query, name, remarks):
    chosen = Chosen()
    assert pick_sort(SORTS, QueryDict(query), chosen).name == name
    assert chosen.ignored == ["We do not know that order, so the usual one is used."] * remarks
