"""The first page: what it gathers by itself, and what an editor adds."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from initiatives.models import InitiativePage
from tests.base.soup import soup, texts, values
from tests.factories import (
    EventPageFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    MunicipalityFactory,
    NewsPageFactory,
    PlaceFactory,
    SiteSettingsFactory,
    TrajectoryPageFactory,
    home_page,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


def gathered(client, language: str = "nl") -> dict[str, list[str]]:
    context = client.get(f"/{language}/").context
    names = ("highlight", "initiatives", "upcoming", "trajectory", "news")
    return {name: [card.title for card in context[name]] for name in names}


def initiatives(count: int) -> list[InitiativePage]:
    """The newest the last."""
    return [InitiativePageFactory(at=AT + timedelta(days=number), title=str(number)) for number in range(1, count + 1)]


def highlight(page: InitiativePage) -> None:
    home = home_page()
    home.highlight = page
    home.save()


def test_it_gathers_three_of_each_kind_the_newest_or_soonest_first(client):
    initiatives(5)
    for days in (-1, 9, 2, 5, 7):
        EventPageFactory(at=AT, in_days=(days,), title=str(days))
    for days in (-400, 50, 40):
        TrajectoryPageFactory(at=AT, in_days=(days,), title=str(days))
    for days in (-4, -1, -2, -3):
        NewsPageFactory(at=AT, in_days=days, title=str(days))
    assert gathered(client) == {
        "highlight": [],
        "initiatives": ["5", "4", "3"],
        "upcoming": ["2", "5", "7"],
        "trajectory": ["40"],
        "news": ["-1", "-2", "-3"],
    }


@pytest.mark.parametrize(("chosen", "others"), [(0, ["5", "4", "3"]), (3, ["5", "3", "2"])])
def test_the_highlighted_initiative_stands_apart_and_only_once(client, chosen, others):
    pages = initiatives(5)
    highlight(pages[chosen])
    found = gathered(client)
    assert (found["highlight"], found["initiatives"]) == ([pages[chosen].title], others)


def test_a_highlighted_initiative_that_is_no_longer_live_is_passed_over(client):
    [page, _other] = initiatives(2)
    highlight(page)
    page.unpublish()
    found = gathered(client)
    assert (found["highlight"], found["initiatives"]) == ([], ["2"])


def test_the_highlight_holds_in_every_language_that_has_it(client):
    page = InitiativePageFactory(title="Buurtbus")
    highlight(page)
    assert gathered(client, "en")["highlight"] == []
    twin = twin_of(page, "en", title="Community bus")
    english = home_page("en")
    english.highlight = twin
    english.save()
    assert gathered(client, "en")["highlight"] == ["Community bus"]


def test_each_language_gathers_its_own(client):
    InitiativePageFactory(title="Nederlands")
    InitiativePageFactory(title="English", parent=InitiativeIndexFactory(parent=home_page("en")))
    assert (gathered(client)["initiatives"], gathered(client, "en")["initiatives"]) == (["Nederlands"], ["English"])


def test_the_map_counts_the_initiatives_of_each_municipality_and_leads_to_them(client):
    for slug in ("zeddam", "zeddam", "ulft"):
        InitiativePageFactory(place=PlaceFactory(slug=slug))
    InitiativePageFactory(place=None, municipality=MunicipalityFactory(slug="aalten"))
    InitiativePageFactory(place=None, municipality=None)
    InitiativePageFactory(place=PlaceFactory(slug="ulft"), live=False)
    response = client.get("/nl/")
    counts = {area.area.slug: area.area.count for area in response.context["areas"] if area.area.count}
    assert counts == {"montferland": 2, "oude-ijsselstreek": 1, "aalten": 1}
    assert values(soup(response), ".towns a", "href")[0] == "/nl/gemeenten/aalten/"
    assert len(response.context["areas"]) == 8


def test_the_way_to_all_initiatives_counts_those_of_the_whole_region_too(client):
    InitiativePageFactory()
    InitiativePageFactory(place=None, municipality=None)
    assert "alle 2 initiatieven" in client.get("/nl/").content.decode()


def test_the_count_of_a_municipality_is_what_its_page_and_its_list_show(client):
    for slug in ("zeddam", "s-heerenberg"):
        InitiativePageFactory(place=PlaceFactory(slug=slug))
    [area] = [area for area in client.get("/nl/").context["areas"] if area.area.count]
    part = client.get(area.url).context["area"].initiatives
    assert client.get(part.more.url).context["listing"].total == len(part.cards) == area.area.count == 2


def test_without_anything_to_show_there_is_no_empty_part(client):
    page = soup(client.get("/nl/"))
    assert texts(page, "main h1") != []
    assert page.select("main .card, main ul.cards") == []


def test_doors_lead_each_audience_on(client):
    home = home_page()
    links = [{"text": "Zoek een initiatief", "address": "initiatieven/?fase=running"}]
    home.doors = [("door", {"title": "Bewoners", "text": "Doe mee.", "links": links})]
    home.save()
    page = soup(client.get("/nl/"))
    assert "/nl/initiatieven/?fase=running" in values(page, "main a", "href")


def test_the_call_at_the_end_leads_where_the_editor_wrote(client):
    home = home_page()
    home.call_title, home.call_button, home.call_address = "Heb je een plan?", "Vertel het", "inzenden/"
    home.save()
    call = soup(client.get("/nl/")).select_one(".call")
    assert (texts(call, "h2"), texts(call, "a"), values(call, "a", "href")) == (
        ["Heb je een plan?"],
        ["Vertel het"],
        ["/nl/inzenden/"],
    )


@pytest.mark.parametrize(("minutes", "shown"), [(1, ["Storing in de agenda."]), (0, []), (-1, [])])
def test_a_notice_stands_on_every_page_until_its_time(client, minutes, shown):
    SiteSettingsFactory(notice="Storing in de agenda.", notice_until=AT + timedelta(minutes=minutes))
    for address in ("/nl/", "/de/", "/nl/is-er-niet/"):
        assert texts(soup(client.get(address)), ".alert p") == shown
