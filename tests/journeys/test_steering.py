"""An editor sees what visitors did not find, and helps them find it."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys import editing
from tests.journeys.lists import titles

Visitor = Callable[..., Page]


def test_a_search_in_vain_becomes_a_synonym_by_which_visitors_find_the_page(page: Page, visitor: Visitor) -> None:
    reader = visitor()
    reader.goto("/nl/")
    reader.goto("/nl/zoeken/?q=rijwielherberg")
    expect(reader.locator("main")).to_contain_text("rijwielherberg")
    assert titles(reader) == []

    editing.log_in(page, "eindredacteur")
    page.get_by_role("button", name="Zoeken").last.click()
    page.get_by_role("link", name="Zoekopdrachten zonder resultaat").click()
    row = page.get_by_role("row").filter(has_text="rijwielherberg")
    row.get_by_role("link", name="Synoniem “rijwielherberg”").click()
    words = page.get_by_role("textbox", name="Woorden of korte groepjes woorden")
    expect(words).to_have_value("rijwielherberg")
    words.fill("rijwielherberg, molentuin")
    page.get_by_role("button", name="Probeer uit").click()

    outcome = page.get_by_role("status").filter(has_text="zoekopdrachten")
    expect(outcome).to_contain_text("Vond eerst niets en nu wel: 1")
    expect(outcome.get_by_role("heading", name="“rijwielherberg”")).to_be_visible()
    expect(outcome).to_contain_text("nieuw")
    reader.goto("/nl/zoeken/?q=rijwielherberg")
    assert titles(reader) == []

    page.get_by_role("button", name="Opslaan").click()
    editing.expect_message(page, "rijwielherberg, molentuin")
    reader.goto("/nl/zoeken/?q=rijwielherberg")
    assert titles(reader) != []


def test_the_try_out_works_without_scripts(visitor: Visitor) -> None:
    page = visitor(java_script_enabled=False)
    page.goto("/admin/login/")
    page.get_by_label("Gebruikersnaam").fill("eindredacteur")
    page.locator("[name=password]").fill(editing.password_of("eindredacteur"))
    page.get_by_role("button", name="Inloggen").click()
    page.goto("/admin/snippets/search/synonym/add/?words=herberg")
    page.locator("[name=words]").fill("herberg, molentuin")
    page.get_by_role("button", name="Probeer uit").click()
    expect(page.locator(".search-try__outcome")).to_contain_text("Vond eerst niets en nu wel: 1")
