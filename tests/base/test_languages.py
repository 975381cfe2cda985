"""The way between languages: the switch, hreflang, and which address a page goes by."""

import pytest

from tests.base.soup import soup, texts, values
from tests.factories import (
    ContentPageFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    SiteSettingsFactory,
    home_page,
    twin_of,
)

pytestmark = pytest.mark.django_db

HERE = "http://localhost"


def switch(response) -> dict[str, str]:
    page = soup(response)
    return dict(zip(values(page, ".langs a", "lang"), values(page, ".langs a", "href"), strict=True))


def alternates(response) -> dict[str, str]:
    page = soup(response)
    links = "link[rel=alternate][hreflang]"
    return dict(zip(values(page, links, "hreflang"), values(page, links, "href"), strict=True))


def canonical(response) -> list[str]:
    return values(soup(response), "link[rel=canonical]", "href")


@pytest.fixture
def bus():
    page = InitiativePageFactory(slug="buurtbus", title="Buurtbus")
    twin_of(page, "en", title="Community bus")
    return page


def test_the_switch_stays_on_the_page(client, bus):
    path = "/initiatieven/buurtbus/"
    assert switch(client.get(f"/nl{path}")) == {code: f"/{code}{path}" for code in ("nl", "en", "de")}


@pytest.mark.parametrize(
    "query", ["?thema=groen&thema=zorg&fase=idea", "?pagina=2", "?volgorde=naam&gemeente=aalten", "?q=caf%C3%A9%20%26"]
)
def test_the_switch_keeps_what_was_filtered(client, bus, query):
    expected = {code: f"/{code}/initiatieven/{query}" for code in ("nl", "en", "de")}
    assert switch(client.get(f"/nl/initiatieven/{query}")) == expected


def test_the_switch_keeps_what_was_searched(client):
    expected = {code: f"/{code}/zoeken/?q=bus&soort=event" for code in ("nl", "en", "de")}
    assert switch(client.get("/en/zoeken/?q=bus&soort=event")) == expected


def test_the_switch_follows_a_page_whose_address_differs(client):
    page = ContentPageFactory(slug="over-ons")
    twin_of(page, "en", slug="about-us")
    assert switch(client.get("/nl/over-ons/")) == {"nl": "/nl/over-ons/", "en": "/en/about-us/", "de": "/de/over-ons/"}


def test_the_switch_says_where_one_is_and_where_there_is_no_translation(client, bus):
    page = soup(client.get(bus.url))
    words = texts(page, ".langs a .hidden")
    assert words[:2] == ["Nederlands", "English"]
    assert words[2].startswith("Deutsch (")
    assert [link.get("aria-current") for link in page.select(".langs a")] == ["true", None, None]
    assert texts(page, ".langs .away") == [f"DE {words[2]}"]


def test_a_page_without_translation_leads_to_a_page_that_says_so(client, bus):
    response = client.get(switch(client.get(bus.url))["de"])
    assert (response.status_code, values(soup(response), "main .files a", "href")) == (
        404,
        ["/nl/initiatieven/buurtbus/", "/en/initiatieven/buurtbus/"],
    )


def test_search_engines_learn_of_every_live_translation_and_of_the_dutch_one_for_others(client, bus):
    twin_of(bus, "de", live=False)
    path = "/initiatieven/buurtbus/"
    expected = {"nl": f"{HERE}/nl{path}", "x-default": f"{HERE}/nl{path}", "en": f"{HERE}/en{path}"}
    assert [alternates(client.get(f"/{code}{path}")) for code in ("nl", "en")] == [expected, expected]


def test_home_pages_are_translations_of_each_other(client):
    expected = {code: f"{HERE}/{code}/" for code in ("nl", "en", "de")} | {"x-default": f"{HERE}/nl/"}
    assert alternates(client.get("/de/")) == expected


def test_an_alias_is_no_translation(client):
    page = InitiativePageFactory(slug="buurtbus")
    page.create_alias(parent=InitiativeIndexFactory(parent=home_page("en")))
    assert list(alternates(client.get(page.url))) == ["nl", "x-default"]


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("", ""),
        ("?thema=groen&fase=idea", ""),
        ("?pagina=1", ""),
        ("?utm_source=mail", ""),
        ("?pagina=0", ""),
        ("?pagina=-2", ""),
        ("?pagina=x", ""),
        ("?pagina=2", "?pagina=2"),
        ("?thema=groen&pagina=2", ""),
        ("?pagina=٣", ""),
        ("?pagina=999", "?pagina=2"),
    ],
)
def test_a_list_goes_by_its_address_without_filters(client, query, kept):
    for number in range(13):
        InitiativePageFactory(slug=f"nummer-{number}")
    assert canonical(client.get(f"/nl/initiatieven/{query}")) == [f"{HERE}/nl/initiatieven/{kept}"]


def test_what_is_no_list_has_no_further_page(client):
    page = ContentPageFactory(slug="contact")
    assert canonical(client.get(f"{page.url}?pagina=2")) == [f"{HERE}/nl/contact/"]


def test_a_number_of_many_digits_is_no_error(client):
    assert client.get(f"/nl/?pagina={'9' * 5000}").status_code == 200


def test_a_page_says_its_language(client, bus):
    for code in ("nl", "en"):
        response = client.get(f"/{code}/initiatieven/buurtbus/")
        assert (soup(response).html["lang"], response["Content-Language"]) == (code, code)


def test_the_menu_the_crumbs_and_the_way_home_are_in_the_readers_language(client, bus):
    twin_of(ContentPageFactory(title="Over ons", slug="over-ons", show_in_menus=True), "en", title="About us")
    page = soup(client.get("/en/initiatieven/buurtbus/"))
    menu = list(zip(texts(page, "nav.nav a"), values(page, "nav.nav a", "href"), strict=True))
    assert menu == [("Initiatieven", "/en/initiatieven/"), ("About us", "/en/over-ons/")]
    assert values(page, ".crumbs a", "href") == ["/en/", "/en/initiatieven/"]
    assert values(page, "a.logo", "href") == ["/en/"]


def test_the_menu_marks_the_part_one_is_in(client, bus):
    ContentPageFactory(title="Over ons", show_in_menus=True)
    links = soup(client.get(bus.url)).select("nav.nav a")
    assert [(link.get_text(), link.get("aria-current")) for link in links] == [
        ("Initiatieven", "true"),
        ("Over ons", None),
    ]


def test_words_round_the_page_fall_back_to_dutch(client):
    dutch_row = SiteSettingsFactory(about="Van onderop.")
    assert "Van onderop." in texts(soup(client.get("/en/")), "footer")[0]
    twin_of(dutch_row, "en", about="From below.")
    assert "From below." in texts(soup(client.get("/en/")), "footer")[0]


def test_a_page_in_another_language_is_marked_where_it_is_listed(client):
    """A related page without translation stands there in its own language."""
    related = InitiativePageFactory(title="Buurtbus")
    page = ContentPageFactory(related_pages=[("page", related)])
    twin_of(page, "en")
    card = soup(client.get(f"/en/{page.slug}/")).select_one(".card__title a")
    assert (card["lang"], card["hreflang"], card.get_text()) == ("nl", "nl", "Buurtbus")
