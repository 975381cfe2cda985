"""Everything can be done without a mouse, and one always sees where one is."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.examination import PHONE, Examiner
from tests.journeys.keyboard import tab_to
from tests.journeys.lists import expect_address, titles


@pytest.mark.parametrize("address", ["/nl/", "/nl/agenda/", "/nl/zoeken/?q=bus"])
def test_the_first_tab_offers_to_skip_to_the_content(page: Page, address: str) -> None:
    page.goto(address)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Ga naar de inhoud")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_menu_on_a_phone_opens_leads_and_closes(visitor: Callable[..., Page]) -> None:
    page = visitor(viewport=PHONE)
    page.goto("/nl/")
    menu = page.locator("details.menu > summary")
    tab_to(page, menu)
    page.keyboard.press("Enter")
    link = page.get_by_role("navigation", name="Menu", exact=True).get_by_role("link", name="Agenda")
    tab_to(page, link)
    page.keyboard.press("Escape")
    expect(link).to_be_hidden()
    expect(menu).to_be_focused()

    page.keyboard.press("Enter")
    tab_to(page, link)
    page.keyboard.press("Enter")
    expect_address(page, "/nl/agenda/$")


def test_the_open_menu_serves_everybody(examiner: Examiner) -> None:
    examiner.page.set_viewport_size(PHONE)
    examiner.page.goto("/nl/")
    examiner.page.locator("details.menu > summary").click()
    assert list(examiner.as_it_looks("menu open")) == []


def test_a_list_is_filtered_and_a_card_reached_by_keys(page: Page) -> None:
    page.goto("/nl/initiatieven/")
    tab_to(page, page.locator("summary", has_text=re.compile(r"^\s*Gemeente")))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("checkbox", name=re.compile("^Winterswijk")))
    page.keyboard.press("Space")
    tab_to(page, page.get_by_role("button", name="Toon resultaten"))
    page.keyboard.press("Enter")
    expect_address(page, "gemeente=winterswijk")
    assert len(titles(page)) == 3

    tab_to(page, page.get_by_role("main").get_by_role("link", name="Winkel Van Ons"))
    page.keyboard.press("Enter")
    expect_address(page, "/nl/initiatieven/winkel-van-ons/$")


def test_a_table_that_scrolls_can_be_scrolled_by_keys(visitor: Callable[..., Page]) -> None:
    page = visitor(viewport=PHONE)
    page.goto("/nl/over-ons/")
    region = page.locator(".table")
    tab_to(page, region)
    page.keyboard.press("ArrowRight")
    expect(region).not_to_have_js_property("scrollLeft", 0)


@pytest.mark.parametrize(
    "address",
    ["/nl/", "/nl/agenda/van-wie-is-het-dorpshuis/", "/nl/trajecten/cop-burgerproductiekracht/", "/nl/over-ons/"],
)
def test_a_page_can_be_gone_through_to_its_last_link(page: Page, address: str) -> None:
    page.goto(address)
    tab_to(page, page.locator("footer a").last)


def test_the_menu_on_a_phone_opens_without_scripts(visitor: Callable[..., Page]) -> None:
    page = visitor(viewport=PHONE, java_script_enabled=False)
    page.goto("/nl/")
    page.locator("details.menu > summary").click()
    page.get_by_role("navigation", name="Menu", exact=True).get_by_role("link", name="Trainingen").click()
    expect_address(page, "/nl/trainingen/$")
