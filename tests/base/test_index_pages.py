"""Lists as visitors see them: pages of twelve, filters that explain themselves, and what to do with nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.base.soup import soup, texts, values
from tests.base.words import dutch
from tests.factories import (
    ContentPageFactory,
    EventIndexFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    NewsIndexFactory,
    ProgrammeIndexFactory,
    ThemeFactory,
    TrainingIndexFactory,
    TrajectoryIndexFactory,
)

pytestmark = pytest.mark.django_db

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
INDEXES = {
    "agenda": EventIndexFactory,
    "trainings": TrainingIndexFactory,
    "trajectories": TrajectoryIndexFactory,
    "initiatives": InitiativeIndexFactory,
    "news": NewsIndexFactory,
    "programmes": ProgrammeIndexFactory,
}
EVERYTHING = dutch("Show everything")


@pytest.fixture
def showcase(client):
    """A function from a query to the showcase, of three initiatives, the newest the third."""
    return fill(client, 3)


@pytest.fixture
def long_showcase(client):
    """The same with 27 initiatives."""
    return fill(client, 27)


def fill(client, count: int):
    theme = ThemeFactory(slug="groen", label="Groen")
    for number in range(1, count + 1):
        InitiativePageFactory(
            at=AT + timedelta(days=number), title=f"Nummer {number:02}", themes=[theme] * (number < 3)
        )
    return lambda query="": client.get(f"{InitiativeIndexFactory().url}{query}")


def numbers(response) -> list[int]:
    return [int(title.split()[1]) for title in texts(soup(response), ".card__title")]


def test_a_page_holds_twelve(long_showcase):
    shown = {query: numbers(long_showcase(query)) for query in ("", "?pagina=2", "?pagina=3", "?pagina=999")}
    assert shown == {
        "": list(range(27, 15, -1)),
        "?pagina=2": list(range(15, 3, -1)),
        "?pagina=3": [3, 2, 1],
        "?pagina=999": [3, 2, 1],
    }


@pytest.mark.parametrize("asked", ["0", "-1", "abc", "999", "1e9", "٣", "2" * 400])
def test_a_page_that_does_not_exist_is_no_error_and_is_said(showcase, asked):
    response = showcase(f"?pagina={asked}")
    sentence = dutch("There is no page “%(asked)s”; this is page %(shown)s.")
    remarks = [sentence % {"asked": asked[:20], "shown": 1}]
    assert (response.status_code, response.context["listing"].ignored) == (200, remarks)
    assert texts(soup(response), ".notice") == remarks


def test_the_pager_links_the_neighbours_with_the_filters(long_showcase):
    page = soup(long_showcase("?fase=running&pagina=2"))
    assert values(page, "nav.pages a", "href") == [
        "/nl/initiatieven/?fase=running",
        "/nl/initiatieven/?fase=running",
        "/nl/initiatieven/?fase=running&pagina=3",
        "/nl/initiatieven/?fase=running&pagina=3",
    ]


def test_a_list_of_one_page_has_no_pager(showcase):
    assert soup(showcase("?thema=groen")).select("nav.pages") == []


def test_the_order_is_the_visitors_choice(showcase):
    assert numbers(showcase("?volgorde=naam")) == [1, 2, 3]
    selected = soup(showcase("?volgorde=naam")).select("select[name=volgorde] option[selected]")
    assert [option["value"] for option in selected] == ["naam"]


def test_a_filter_says_what_it_left_out(showcase):
    response = showcase("?thema=groen&thema=paars&volgorde=prijs")
    remarks = [
        dutch("We do not know “%(value)s” as %(filter)s, so that filter was left out.")
        % {"value": "paars", "filter": dutch("Theme")},
        dutch("We do not know that order, so the usual one is used."),
    ]
    assert (numbers(response), response.context["listing"].ignored) == ([2, 1], remarks)
    assert texts(soup(response), ".notice") == remarks


def test_what_a_visitor_typed_is_escaped(showcase):
    html = showcase("?thema=<script>alert(1)</script>&pagina=<b>").content.decode()
    assert "<script>alert(1)</script>" not in html
    assert "“&lt;b&gt;”" in html


def test_pills_name_what_is_chosen_and_take_it_away(showcase):
    page = soup(showcase("?thema=groen&fase=running&fase=idea&pagina=2"))
    assert values(page, "form .pill--on", "href") == [
        "/nl/initiatieven/?fase=running&fase=idea",
        "/nl/initiatieven/?thema=groen&fase=idea",
        "/nl/initiatieven/?thema=groen&fase=running",
    ]


def test_the_form_ticks_what_is_chosen(showcase):
    page = soup(showcase("?thema=groen&fase=idea"))
    assert values(page, "form input[type=checkbox][checked]", "value") == ["groen", "idea"]


def test_a_list_that_is_narrowed_to_nothing_offers_the_way_back(showcase):
    page = soup(showcase("?thema=groen&fase=idea"))
    assert values(page, ".empty .pill", "href") == ["/nl/initiatieven/?fase=idea", "/nl/initiatieven/?thema=groen"]
    assert EVERYTHING in texts(page, ".empty a.button")


@pytest.mark.parametrize("index", INDEXES.values(), ids=INDEXES)
def test_an_empty_list_says_so_and_leads_to_search(client, index):
    page = soup(client.get(index().url))
    assert texts(page, ".empty h2") == [dutch("There is nothing here at the moment")]
    assert values(page, ".empty a.button", "href") == ["/nl/zoeken/"]


def test_a_list_holds_live_pages_of_its_own_language_only(client):
    InitiativePageFactory(title="Nummer 1")
    InitiativePageFactory(title="Nummer 2", live=False)
    ContentPageFactory(title="Nummer 3")
    assert numbers(client.get(InitiativeIndexFactory().url)) == [1]
