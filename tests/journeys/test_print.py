"""On paper stands what one needs there: the facts, not the way through the site."""

import pytest
from playwright.sync_api import Page, expect

LEFT_OUT = ".top, .nav, .find, .menu, .langs, .crumbs, .filters, .skip, .pills, .pages"


@pytest.mark.parametrize(
    ("address", "fact"),
    [
        ("/nl/agenda/koffietafel-voor-initiatiefnemers/", "Lichtenvoorde"),
        ("/nl/initiatieven/dorpshuis-de-deel/", "Gelselaar"),
        ("/nl/trajecten/cop-burgerproductiekracht/", "€ 750"),
    ],
)
def test_paper_shows_the_facts_and_leaves_out_the_way_through_the_site(page: Page, address: str, fact: str) -> None:
    page.goto(address)
    page.emulate_media(media="print")
    expect(page.locator(".facts")).to_contain_text(fact)
    expect(page.locator(".facts dl")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert [part.get_attribute("class") for part in page.locator(LEFT_OUT).all() if part.is_visible()] == []


def test_a_list_on_paper_shows_its_cards_without_filters(page: Page) -> None:
    page.goto("/nl/agenda/?doelgroep=residents")
    page.emulate_media(media="print")
    expect(page.locator("main .card__title").first).to_be_visible()
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.get_by_role("button", name="Toon resultaten")).to_be_hidden()


def test_what_folds_on_a_screen_is_open_on_paper(page: Page) -> None:
    page.goto("/nl/trajecten/cop-burgerproductiekracht/")
    answer = page.get_by_text("Je meldt je per jaar aan en betaalt per jaar.")
    expect(answer).to_be_hidden()
    page.emulate_media(media="print")
    expect(answer).to_be_visible()
