"""Readers of Dutch, English and German: the switch stays where one is, and says so where it cannot."""

from urllib.parse import urlsplit

from playwright.sync_api import Page, expect

from tests.browser import Watch
from tests.journeys.lists import expect_address, total


def test_the_switch_stays_on_the_page_and_keeps_what_was_chosen(visit: Page) -> None:
    visit.goto("/nl/initiatieven/?thema=groen&volgorde=naam")
    visit.get_by_role("link", name="English").click()
    expect_address(visit, r"/en/initiatieven/\?thema=groen&volgorde=naam$")
    expect(visit.locator("html")).to_have_attribute("lang", "en")
    expect(visit.get_by_role("link", name="Take away: Green spaces")).to_be_visible()
    assert visit.get_by_label("Order").input_value() == "naam"
    assert total(visit) > 0


def test_the_switch_keeps_a_search(visit: Page) -> None:
    visit.goto("/nl/zoeken/?q=bus")
    visit.get_by_role("link", name="Deutsch").click()
    expect_address(visit, r"/de/zoeken/\?q=bus$")
    expect(visit.get_by_label("Was suchst du?")).to_have_value("bus")


def test_a_page_that_is_not_translated_says_so_and_leads_to_the_dutch_one(visit: Page, watch: Watch) -> None:
    watch.allow("404")
    visit.goto("/nl/initiatieven/zon-op-stal/")
    visit.get_by_role("link", name="Deutsch (diese Seite ist noch nicht übersetzt)").click()
    expect_address(visit, "/de/initiatieven/zon-op-stal/$")
    expect(visit.locator("html")).to_have_attribute("lang", "de")
    expect(visit.get_by_role("heading", level=1)).to_have_text("Diese Seite ist noch nicht übersetzt")

    visit.get_by_role("main").get_by_role("link", name="Zon op Stal").click()
    expect_address(visit, "/nl/initiatieven/zon-op-stal/$")


def test_the_first_address_leads_to_the_language_of_the_browser(visitor, live_site: str) -> None:
    found = {}
    for preferred in ("nl-NL", "en-GB", "de-DE", "fr-FR"):
        page = visitor(locale=preferred)
        page.goto("/")
        found[preferred] = urlsplit(page.url).path
    assert found == {"nl-NL": "/nl/", "en-GB": "/en/", "de-DE": "/de/", "fr-FR": "/nl/"}
