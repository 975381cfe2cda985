"""An initiative in lists, in its panel, and what is near it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from initiatives.cards import initiative_facts, nearby, theme_links
from initiatives.choices import Direction, Stage
from initiatives.models import InitiativePage
from portal.base.cards import Badge, Meta
from tests.base.words import in_english
from tests.factories import (
    ContactFactory,
    HelpItemFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    MunicipalityFactory,
    PlaceFactory,
    ThemeFactory,
    home_page,
)

pytestmark = pytest.mark.django_db

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _language():
    with in_english():
        yield


def card_of(page: InitiativePage):
    return InitiativePage.objects.for_cards(AT).get(pk=page.pk).card(at=AT)


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({"place": "ulft"}, "Ulft"),
        ({"municipality": "aalten"}, "Municipality of Aalten"),
        ({}, "Whole region"),
    ],
)
def test_a_card_says_where(values, where):
    place = PlaceFactory(slug=values["place"]) if "place" in values else None
    municipality = MunicipalityFactory(slug=values["municipality"]) if "municipality" in values else None
    assert card_of(InitiativePageFactory(place=place, municipality=municipality)).meta == (Meta("place", where),)


@pytest.mark.parametrize(
    ("stage", "badges"),
    [
        (Stage.IDEA, (Badge("info", "Idea", "speech"),)),
        (Stage.STARTING, (Badge("info", "Starting", "clock"),)),
        (Stage.RUNNING, ()),
        (Stage.GROWN, (Badge("info", "Grown", "leaf"),)),
        (Stage.STOPPED, (Badge("info", "Stopped", "info"),)),
    ],
)
def test_a_card_says_the_stage_where_it_is_news(stage, badges):
    assert card_of(InitiativePageFactory(stage=stage)).badges == badges


def test_a_card_says_theme_and_what_is_asked():
    page = InitiativePageFactory(
        themes=[ThemeFactory(label="Energie")], help_items=[HelpItemFactory(text="Dakdekkers")]
    )
    card = card_of(page)
    assert (card.meta[1], card.badges) == (Meta("theme", "Energie"), (Badge("plain", "Wanted: Dakdekkers"),))


def test_the_panel_tells_what_is_asked_and_where_to_offer_it():
    page = InitiativePageFactory(
        place=PlaceFactory(slug="ulft"),
        since=date(2019, 3, 1),
        carried_by="Twintig vrijwilligers",
        contact=ContactFactory(mail="buurtbus@example.org"),
        help_items=[HelpItemFactory(text="Chauffeurs"), HelpItemFactory(direction=Direction.OFFERED, text="Koffie")],
    )
    facts = initiative_facts(page, page.help_items.all())
    assert {row.label: row.lines for row in facts.rows} == {
        "Wanted": ("Chauffeurs",),
        "Offered": ("Koffie",),
        "Where": ("Ulft (Oude IJsselstreek)",),
        "Stage": ("Running",),
        "Since": ("March 2019",),
        "Carried by": ("Twintig vrijwilligers",),
    }
    assert [(action.text, action.url) for action in facts.actions] == [
        ("Ask or offer help", "mailto:buurtbus@example.org")
    ]


def test_the_panel_leaves_out_what_is_not_known():
    facts = initiative_facts(InitiativePageFactory(), [])
    assert ([row.label for row in facts.rows], facts.actions) == (["Where", "Stage"], ())


def test_nobody_is_asked_to_help_what_has_stopped():
    page = InitiativePageFactory(stage=Stage.STOPPED, contact=ContactFactory())
    assert initiative_facts(page, []).actions == ()


def test_help_counts_to_its_last_day():
    days = {
        until: HelpItemFactory.build(until=until).counts(at=AT) for until in (None, date(2027, 5, 4), date(2027, 5, 3))
    }
    assert days == {None: True, date(2027, 5, 4): True, date(2027, 5, 3): False}


def test_a_theme_leads_to_the_list_of_that_theme():
    page = InitiativePageFactory(themes=[ThemeFactory(slug="energie", label="Energie")])
    assert [(link.text, link.url) for link in theme_links(page)] == [("Energie", "/nl/initiatieven/?thema=energie")]


def test_near_are_the_three_nearest_others_in_the_same_language():
    page = InitiativePageFactory(place=PlaceFactory(slug="zeddam"))
    for slug in ("winterswijk", "s-heerenberg", "ulft", "aalten"):
        InitiativePageFactory(title=slug, place=PlaceFactory(slug=slug))
    InitiativePageFactory(title="Draft", live=False)
    InitiativePageFactory(title="English", parent=InitiativeIndexFactory(parent=home_page("en")))
    assert [other.title for other in nearby(page, at=AT)] == ["s-heerenberg", "ulft", "aalten"]


def test_a_spot_of_its_own_counts_before_the_place():
    page = InitiativePageFactory(place=PlaceFactory(slug="zeddam"), latitude="51.97", longitude="6.72")
    for slug in ("s-heerenberg", "winterswijk"):
        InitiativePageFactory(title=slug, place=PlaceFactory(slug=slug))
    page.refresh_from_db()
    assert [other.title for other in nearby(page, at=AT)] == ["winterswijk", "s-heerenberg"]


def test_a_spot_of_its_own_counts_for_the_others_too():
    page = InitiativePageFactory(place=PlaceFactory(slug="zeddam"))
    InitiativePageFactory(title="In Ulft", place=PlaceFactory(slug="ulft"))
    InitiativePageFactory(
        title="Beside us", place=PlaceFactory(slug="winterswijk"), latitude=page.place.latitude, longitude="6.26"
    )
    InitiativePageFactory(title="Without a place", place=None, latitude="51.91", longitude="6.27")
    InitiativePageFactory(title="Everywhere", place=None)
    assert [other.title for other in nearby(page, at=AT)] == ["Beside us", "Without a place", "In Ulft"]


def test_shared_themes_count_before_distance_and_what_stopped_comes_last():
    energy, green, other = (ThemeFactory(slug=slug) for slug in ("energie", "groen", "zorg"))
    page = InitiativePageFactory(place=PlaceFactory(slug="zeddam"), themes=[energy, green])
    InitiativePageFactory(title="Next door", themes=[other])
    InitiativePageFactory(title="Next door, stopped", themes=[energy, green], stage=Stage.STOPPED)
    InitiativePageFactory(title="One, far", place=PlaceFactory(slug="winterswijk"), themes=[green])
    InitiativePageFactory(title="One, near", place=PlaceFactory(slug="ulft"), themes=[energy, other])
    InitiativePageFactory(title="Both, far", place=PlaceFactory(slug="winterswijk"), themes=[energy, green])
    assert [other.title for other in nearby(page, at=AT)] == ["Both, far", "One, near", "One, far"]


def test_what_stopped_stands_there_only_where_there_is_no_other():
    page = InitiativePageFactory(themes=[ThemeFactory()])
    InitiativePageFactory(title="Stopped", themes=list(page.themes.all()), stage=Stage.STOPPED)
    InitiativePageFactory(title="Far", place=PlaceFactory(slug="winterswijk"))
    assert [other.title for other in nearby(page, at=AT)] == ["Far", "Stopped"]


def test_what_is_near_costs_two_queries_however_many(django_assert_num_queries):
    page = InitiativePageFactory(themes=[ThemeFactory()])
    page = InitiativePage.objects.for_page().get(pk=page.pk)
    for _number in range(2):
        InitiativePageFactory(themes=[ThemeFactory()])
        with django_assert_num_queries(3):  # what is closed to the public is one, asked once for a whole visit
            nearby(page, at=AT)


def test_without_a_spot_the_newest_of_the_municipality_stand_near():
    aalten = MunicipalityFactory(slug="aalten")
    page = InitiativePageFactory(place=None, municipality=aalten)
    for days in (1, 2):
        InitiativePageFactory(at=AT + timedelta(days=days), title=str(days), place=PlaceFactory(slug="bredevoort"))
    InitiativePageFactory(title="Elders")
    assert [other.title for other in nearby(page, at=AT)] == ["2", "1", "Elders"]


def test_for_the_whole_region_the_newest_of_all_stand_near():
    page = InitiativePageFactory(place=None, municipality=None)
    for days in (1, 3, 2, 0):
        InitiativePageFactory(at=AT + timedelta(days=days), title=str(days))
    assert [other.title for other in nearby(page, at=AT)] == ["3", "2", "1"]
