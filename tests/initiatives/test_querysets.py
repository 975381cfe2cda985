"""Adjectives of initiatives, held against the same rules in plain Python."""

from collections import Counter
from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.models import InitiativePage
from portal.base.models import Place
from tests.factories import (
    HelpItemFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    MunicipalityFactory,
    PlaceFactory,
    ProgrammeLineFactory,
    ThemeFactory,
    home_page,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
LATITUDES, LONGITUDES = st.floats(51.7, 52.3), st.floats(5.9, 7.0)


def titles(rows) -> list[str]:
    return [page.title for page in rows]


def fetched(page: InitiativePage) -> InitiativePage:
    return InitiativePage.objects.for_cards(AT).get(pk=page.pk)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(latitude=LATITUDES, longitude=LONGITUDES)
def test_near_sorts_by_distance_over_the_ground(latitude, longitude):
    slugs = ("zeddam", "ulft", "winterswijk", "aalten", "lochem", "borculo")
    if not InitiativePage.objects.exists():
        for place in Place.objects.filter(slug__in=slugs):
            InitiativePageFactory(place=place)
    places = [page.place for page in InitiativePage.objects.select_related("place")]

    def squared(place: Place) -> float:
        north, east = float(place.latitude) - latitude, (float(place.longitude) - longitude) * 0.62
        return north * north + east * east

    found = [squared(page.place) for page in InitiativePage.objects.near(latitude, longitude)]

    assert found == pytest.approx(sorted(map(squared, places)))


def test_near_leaves_out_what_is_nowhere_in_particular():
    InitiativePageFactory(title="Zeddam")
    InitiativePageFactory(title="Montferland", place=None, municipality=MunicipalityFactory(slug="montferland"))
    assert titles(InitiativePage.objects.near(52, 6)) == ["Zeddam"]


def test_each_municipality_counts_its_initiatives_and_the_whole_region_its_own():
    for slug in ("zeddam", "zeddam", "ulft"):
        InitiativePageFactory(place=PlaceFactory(slug=slug))
    InitiativePageFactory(place=None, municipality=MunicipalityFactory(slug="montferland"))
    InitiativePageFactory(place=None, municipality=None)
    counts = InitiativePage.objects.order_by("title").per_municipality()
    assert counts == {"montferland": 3, "oude-ijsselstreek": 1, None: 1}


def test_in_stage_takes_one_or_more():
    for stage in ("idea", "running", "grown"):
        InitiativePageFactory(stage=stage, title=stage)
    assert titles(InitiativePage.objects.in_stage("idea").order_by("title")) == ["idea"]
    assert titles(InitiativePage.objects.in_stage("idea", "grown").order_by("title")) == ["grown", "idea"]


def test_in_theme_gives_a_page_once_however_many_of_its_themes_are_asked_for():
    groen, zorg, bus = (ThemeFactory(slug=slug) for slug in ("groen", "zorg", "bus"))
    InitiativePageFactory(title="Beide", themes=[groen, zorg])
    InitiativePageFactory(title="Bus", themes=[bus])
    assert titles(InitiativePage.objects.in_theme("groen", "zorg")) == ["Beide"]


def test_in_line_holds_in_every_language():
    line = ProgrammeLineFactory()
    page = InitiativePageFactory(programme_line=line)
    twin_of(page, "en", title="English", programme_line=twin_of(line, "en"))
    InitiativePageFactory(title="Elders", programme_line=ProgrammeLineFactory())
    found = InitiativePage.objects.in_line(line.translation_key)
    assert Counter(titles(found)) == Counter([page.title, "English"])
    assert list(InitiativePage.objects.in_line()) == []


def test_in_language_keeps_to_one_language():
    InitiativePageFactory(title="Nederlands")
    InitiativePageFactory(title="English", parent=InitiativeIndexFactory(parent=home_page("en")))
    assert titles(InitiativePage.objects.in_language("en")) == ["English"]


def test_a_card_names_the_first_theme_by_name():
    themes = [ThemeFactory(label=label) for label in ("Zorg", "Energie", "Groen")]
    assert fetched(InitiativePageFactory(themes=themes)).first_theme == "Energie"
    assert fetched(InitiativePageFactory()).first_theme is None


@pytest.mark.parametrize(
    ("items", "first"),
    [
        ([], None),
        ([("offered", "Tafels", None), ("wanted", "Chauffeurs", None)], "wanted|Chauffeurs"),
        ([("wanted", "Chauffeurs", None), ("wanted", "Bakkers", None)], "wanted|Chauffeurs"),
        ([("wanted", "Chauffeurs", date(2027, 5, 3)), ("offered", "Tafels", None)], "offered|Tafels"),
        ([("wanted", "Chauffeurs", date(2027, 5, 4))], "wanted|Chauffeurs"),
        ([("wanted", "Chauffeurs", date(2027, 5, 3))], None),
        ([("wanted", "Hulp | met bar", None)], "wanted|Hulp | met bar"),
    ],
    ids=["none", "wanted first", "order", "over", "last day", "only over", "bar"],
)
def test_a_card_shows_the_first_help_that_counts(items, first):
    rows = [
        HelpItemFactory(direction=way, text=text, until=until, sort_order=number)
        for number, (way, text, until) in enumerate(items)
    ]
    page = fetched(InitiativePageFactory(help_items=rows))
    assert page.first_help == first
    with translation.override("en"):
        texts = [badge.text for badge in page.card(at=AT).badges]
    assert texts == ([first.replace("wanted|", "Wanted: ").replace("offered|", "Offered: ")] if first else [])
