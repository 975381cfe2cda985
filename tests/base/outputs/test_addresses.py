"""Outputs lie under their list; a page of the same name comes first, and what is closed stays closed."""

import pytest
from wagtail.models import PageViewRestriction

from tests.base.outputs.reading import AGENDA, FILES, LISTS, PAGES, SHOWCASE, body
from tests.base.soup import soup, values
from tests.factories import (
    EventIndexFactory,
    EventPageFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    NewsPageFactory,
    twin_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pages() -> None:
    InitiativePageFactory(title="Moestuin")
    EventPageFactory(title="Koffietafel")


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("name", [*FILES, *PAGES, "schema.json"])
def test_each_output_answers_and_is_left_to_no_search_engine(client, path, name):
    response = client.get(f"{path}{name}")
    assert (response.status_code, response["X-Robots-Tag"]) == (200, "noindex")
    assert not response.cookies
    assert body(response)


@pytest.mark.parametrize("name", ["lijst.csv", "afdruk/", "lijst.ics"])
def test_other_lists_have_none(client, name):
    NewsPageFactory()
    assert client.get(f"/nl/nieuws/{name}").status_code == 404


@pytest.mark.parametrize("name", ["lijst.exe", "schema.csv", "afdruk/afdruk/", "lijst.csv/", "iets/lijst.csv"])
def test_what_is_no_output_is_not_found(client, name):
    assert client.get(f"{SHOWCASE}{name}").status_code == 404


def test_a_page_of_the_same_name_comes_first(client):
    InitiativePageFactory(title="Wij drukken af", slug="afdruk")
    assert "<h1>Wij drukken af</h1>" in body(client.get(f"{SHOWCASE}afdruk/"))


@pytest.mark.parametrize("name", [*FILES, "afdruk/", "insluiten/?vorm=lijst"])
def test_a_closed_list_gives_nothing(client, name):
    PageViewRestriction.objects.create(page=InitiativeIndexFactory(), restriction_type=PageViewRestriction.LOGIN)
    response = client.get(f"{SHOWCASE}{name}")
    assert (response.status_code, b"Moestuin" in response.content) == (302, False)


def test_a_closed_page_is_in_no_output(client):
    closed = InitiativePageFactory(title="Besloten kring")
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    InitiativePageFactory(title="Nog een concept", live=False)
    for name in (*FILES, "afdruk/", "poster/", "insluiten/?vorm=lijst", "insluiten/?vorm=kaart"):
        text = body(client.get(f"{SHOWCASE}{name}"))
        assert ("Besloten" in text, "concept" in text) == (False, False), name


@pytest.mark.parametrize("name", ["lijst.csv", "afdruk/", "insluiten/"])
def test_only_reading_is_answered(client, name):
    assert client.post(f"{SHOWCASE}{name}").status_code == 405
    head = client.head(f"{SHOWCASE}{name}")
    assert (head.status_code, b"".join(head)) == (200, b"")


def test_other_languages_have_the_same_outputs(client):
    index = InitiativeIndexFactory()
    twin_of(index, "en", title="Initiatives")
    tree = soup(client.get(f"{SHOWCASE}afdruk/?fase=running"))
    assert "/en/initiatieven/afdruk/?fase=running" in values(tree, ".langs a", "href")
    assert "<h1>Initiatives</h1>" in body(client.get("/en/initiatieven/afdruk/"))


def test_the_list_offers_them_with_what_was_chosen(client):
    tree = soup(client.get(f"{AGENDA}?doelgroep=everyone&pagina=1&utm_source=x"))
    links = values(tree, ".take a", "href")
    assert "afdruk/?doelgroep=everyone" in links
    assert "lijst.csv?doelgroep=everyone" in links
    calendar = f"webcal:{EventIndexFactory().full_url.partition(':')[2]}lijst.ics?doelgroep=everyone"
    assert calendar in links
    assert set(values(tree, ".take a", "rel")) == {"['nofollow']"}
    alternates = {link["type"]: link["href"] for link in tree.select("head link[rel=alternate][type]")}
    assert alternates == {
        "application/atom+xml": "lijst.atom?doelgroep=everyone",
        "text/calendar": "lijst.ics?doelgroep=everyone",
    }


@pytest.mark.parametrize(
    ("query", "robots", "canonical"),
    [
        ("", [], SHOWCASE),
        ("?fase=running", ["noindex, follow"], SHOWCASE),
        ("?onzin=1", ["noindex, follow"], SHOWCASE),
        ("?fase=running&pagina=2", ["noindex, follow"], SHOWCASE),
    ],
)
def test_search_engines_keep_the_whole_list_and_no_combination_of_filters(client, query, robots, canonical):
    tree = soup(client.get(f"{SHOWCASE}{query}"))
    assert values(tree, "meta[name=robots]", "content") == robots
    address = InitiativeIndexFactory().full_url
    assert values(tree, "link[rel=canonical]", "href") == [address.replace(SHOWCASE, canonical)]
