"""What a visitor reads where there is no page, and where it is in another language."""

import pytest
from wagtail.models import PageViewRestriction

from tests.base.soup import soup, texts, values
from tests.base.words import dutch
from tests.factories import ContentPageFactory, InitiativeIndexFactory, InitiativePageFactory, twin_of

pytestmark = pytest.mark.django_db

LOST = "We cannot find this page"
ELSEWHERE = "This page has not been translated yet"


def heading(response) -> list[str]:
    return texts(soup(response), "main h1")


def offered(response) -> list[tuple[str, str]]:
    """The addresses offered for the page in other languages, with the words of each link."""
    page = soup(response)
    return list(zip(values(page, "main .files a", "href"), texts(page, "main .files a"), strict=True))


def test_a_page_that_is_nowhere_is_said_with_ways_on(client):
    InitiativeIndexFactory(title="Initiatieven")
    response = client.get("/nl/is-er-niet/")
    page = soup(response)
    assert (response.status_code, heading(response), offered(response)) == (404, [dutch(LOST)], [])
    assert values(page, "main .pills a", "href") == ["/nl/initiatieven/", "/nl/"]
    assert values(page, "main form", "action") == ["/nl/zoeken/"]


@pytest.mark.parametrize(("address", "words"), [("/en/nowhere/", LOST), ("/en/agenda/nowhere/", LOST)])
def test_it_is_said_in_the_readers_language(client, address, words):
    response = client.get(address)
    page = soup(response)
    assert (response.status_code, texts(page, "h1"), page.html["lang"]) == (404, [words], "en")


def test_it_is_kept_from_search_engines(client):
    page = soup(client.get("/nl/is-er-niet/"))
    assert values(page, "meta[name=robots]", "content") == ["noindex"]
    assert page.select("link[rel=canonical]") == []


def test_a_page_that_is_not_translated_is_named_and_linked(client):
    page = InitiativePageFactory(title="Buurtbus", slug="buurtbus")
    twin_of(page, "de", title="Nachbarschaftsbus")
    response = client.get("/en/initiatieven/buurtbus/")
    assert (response.status_code, heading(response)) == (404, [ELSEWHERE])
    assert offered(response) == [
        ("/nl/initiatieven/buurtbus/", "Buurtbus Nederlands"),
        ("/de/initiatieven/buurtbus/", "Nachbarschaftsbus Deutsch"),
    ]
    assert values(soup(response), "main .files a", "hreflang") == ["nl", "de"]


def test_words_in_another_language_say_so(client):
    InitiativePageFactory(slug="buurtbus")
    page = soup(client.get("/en/initiatieven/buurtbus/"))
    assert values(page, "main .files b", "lang") == values(page, "main .files small", "lang") == ["nl"]


def close(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


@pytest.mark.parametrize("hidden", ["draft", "private", "under private", "alias"])
def test_what_visitors_may_not_see_is_not_named(client, hidden):
    page = InitiativePageFactory(title="Geheim plan", slug="plan", live=hidden != "draft")
    if hidden == "private":
        close(page)
    if hidden == "under private":
        close(page.get_parent())
    if hidden == "alias":
        page.delete()
        original = InitiativePageFactory(title="Geheim plan", slug="ander-plan", live=False)
        original.create_alias(update_slug="plan")
    response = client.get("/en/initiatieven/plan/")
    assert (response.status_code, heading(response), offered(response)) == (404, [LOST], [])
    assert "Geheim" not in response.content.decode()


@pytest.mark.parametrize(
    ("address", "goes_to"), [("/fr/", "/nl/fr/"), ("/fr/initiatieven/buurtbus/", "/nl/fr/initiatieven/buurtbus/")]
)
def test_a_language_that_is_not_there_ends_at_a_page_in_dutch(client, address, goes_to):
    InitiativePageFactory(slug="buurtbus")
    response = client.get(address, follow=True)
    assert (response.redirect_chain, response.status_code, heading(response)) == (
        [(goes_to, 302)],
        404,
        [dutch(LOST)],
    )


@pytest.mark.parametrize(
    "address",
    ["/nl/%00/", "/nl/%ff/", "/nl/" + "x" * 3000 + "/", "/nl/../../etc/passwd/", "/nl//agenda/", "/nl/<script>/"],
)
def test_a_strange_address_is_no_error(client, address):
    response = client.get(address)
    assert (response.status_code, "<script>/" in response.content.decode()) == (404, False)


def test_a_draft_is_not_found(client):
    page = ContentPageFactory(title="Nog niet af", live=False)
    response = client.get(f"/nl/{page.slug}/")
    assert (response.status_code, "Nog niet af" in response.content.decode()) == (404, False)


@pytest.mark.parametrize("rest", ["foo.html", "100%25/", "a%3Fb/", "%00/"])
def test_the_switch_changes_the_language_whatever_was_asked(client, rest):
    ways = values(soup(client.get(f"/nl/{rest}")), "a[hreflang]", "href")
    assert ways == [f"/{code}/{rest}" for code in ("nl", "en", "de")]
