"""Searching in a real browser: suggestions by keyboard, near me, filters on any screen, and hostile words."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from portal.base.entries import SearchEntry
from portal.base.models import Place, Theme
from search.engine import engine
from tests.browser import Watch
from tests.journeys.examination import DESK, PHONE, Examiner
from tests.journeys.lists import choose, expect_address, show, titles, total

ULFT = {"latitude": 51.8921, "longitude": 6.3802}
PARIS = {"latitude": 48.85, "longitude": 2.35}
HOSTILE = ("<img src=x onerror=ran()>", '"><script>ran()</script>', "javascript:ran()", "</mark><svg onload=ran()>")
#: Counts what a hostile word would have made, had it become markup or been run.
HARM = """() => [
    ...document.querySelectorAll("img[src=x], svg[onload], [onerror], [onload], [href^='javascript:' i]"),
    ...[...document.querySelectorAll("script")].filter(one => !one.src),
    ...(window.harmed ? [document.body] : []),
].map(one => one.outerHTML.slice(0, 80))"""


@pytest.fixture
def field(page: Page) -> Locator:
    page.goto("/nl/zoeken/")
    return page.get_by_label("Waar ben je naar op zoek?")


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def chosen(page: Page) -> Locator:
    return page.locator("[role=option][aria-selected=true]")


def test_suggestions_go_by_keyboard_alone(page: Page) -> None:
    page.goto("/nl/")
    field = page.get_by_role("combobox", name="Waar ben je naar op zoek?")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("dor")
    expect(options(page).first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("[aria-live=polite]", has_text=f"{options(page).count()} suggesties")).to_have_count(1)

    field.press("ArrowDown")
    expect(chosen(page)).to_have_text(re.compile("Dorpshuis De Deel"))
    assert field.get_attribute("aria-activedescendant") == options(page).first.get_attribute("id")
    assert page.locator(f"#{field.get_attribute('aria-controls')}").get_attribute("role") == "listbox"
    field.press("ArrowUp")
    expect(chosen(page)).to_have_count(0)
    field.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    field.press("Home")
    expect(chosen(page)).to_have_count(0)
    assert field.evaluate("one => one.selectionStart") == 0
    field.press("End")
    assert field.evaluate("one => one.selectionStart") == 3

    field.press("Escape")
    expect(options(page).first).to_be_hidden()
    expect(field).to_have_value("dor")
    field.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Dorpshuis De Deel")


def test_enter_without_a_choice_searches_for_the_words(page: Page, field: Locator) -> None:
    field.press_sequentially("dorpshuis")
    expect(options(page).first).to_be_visible()
    field.press("Enter")
    expect_address(page, r"\?q=dorpshuis$")


def test_a_finger_can_choose_a_suggestion(visitor: Callable[..., Page]) -> None:
    page = visitor(viewport=PHONE, is_mobile=True, has_touch=True)
    page.goto("/nl/zoeken/")
    page.get_by_label("Waar ben je naar op zoek?").tap()
    page.get_by_label("Waar ben je naar op zoek?").press_sequentially("zel")
    option = options(page).filter(has_text="Zelhem")
    box = option.bounding_box()
    assert box is not None
    assert box["height"] >= 44
    option.tap()
    expect_address(page, r"\?bij=zelhem$")
    expect(page.get_by_role("link", name="Haal weg: Binnen 15 km van Zelhem")).to_be_visible()


def test_a_late_answer_for_other_words_is_not_shown(page: Page, field: Locator) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/aanvullen/?q=do", hold)
    field.press_sequentially("do")
    page.wait_for_timeout(400)
    field.press_sequentially("rpsh")
    expect(options(page).first).to_contain_text("Dorpshuis")
    before = options(page).all_inner_texts()
    held[0].fulfill(json=[{"text": "Te laat", "url": "/nl/", "kind": "x"}])
    page.wait_for_timeout(200)
    assert options(page).all_inner_texts() == before


@pytest.mark.parametrize("answer", [{"status": 500}, {"body": "<html>"}, {"body": '{"not": "a list"}'}, {"body": "[]"}])
def test_without_an_answer_it_is_a_plain_field(page: Page, field: Locator, watch: Watch, answer: dict) -> None:
    watch.allow("500")
    page.route("**/aanvullen/**", lambda route: route.fulfill(**answer))
    field.press_sequentially("dorpshuis")
    page.wait_for_timeout(400)
    expect(options(page)).to_have_count(0)
    field.press("Enter")
    expect_address(page, r"\?q=dorpshuis$")


def test_without_scripts_it_is_a_plain_field_and_no_button_is_dead(visitor: Callable[..., Page]) -> None:
    page = visitor(java_script_enabled=False)
    page.goto("/nl/zoeken/")
    expect(page.get_by_role("button", name="Zoek bij mij in de buurt")).to_be_hidden()
    page.get_by_role("searchbox").fill("dorpshuis bij Gelselaar")
    page.get_by_role("searchbox").press("Enter")
    expect_address(page, "q=dorpshuis")
    assert "Dorpshuis De Deel" in titles(page)
    page.get_by_role("link", name="Haal weg: Binnen 15 km van Gelselaar").click()
    expect_address(page, r"\?q=dorpshuis$")


def test_near_me_looks_up_the_nearest_village_in_the_browser(visitor: Callable[..., Page]) -> None:
    page = visitor(geolocation=ULFT, permissions=["geolocation"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/nl/zoeken/?q=energie&soort=initiative")
    page.get_by_role("button", name="Zoek bij mij in de buurt").click()
    expect_address(page, r"q=energie&soort=initiative&bij=ulft$")
    expect(page.get_by_role("link", name="Haal weg: Binnen 15 km van Ulft")).to_be_visible()
    assert not [address for address in asked if "51.89" in address or "6.38" in address]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"permissions": []}, "Je browser vertelt ons niet waar je bent."),
        ({"permissions": ["geolocation"], "geolocation": PARIS}, "Je bent ver van de Achterhoek."),
    ],
)
def test_near_me_says_why_it_does_not_go_on(visitor: Callable[..., Page], options: dict, words: str) -> None:
    page = visitor(**options)
    page.goto("/nl/zoeken/")
    page.get_by_role("button", name="Zoek bij mij in de buurt").click()
    expect(page.locator(".near [aria-live=polite]")).to_contain_text(words)
    expect_address(page, "/nl/zoeken/$")


def test_filters_leave_the_results_in_sight_on_a_phone_and_are_all_there_on_a_desk(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/nl/zoeken/?q=dorpshuis")
    expect(page.locator(".filters")).to_be_hidden()
    box = page.get_by_role("status").bounding_box()
    assert box is not None
    assert box["y"] < 844
    page.locator(".filters-fold > summary").click()
    expect(page.locator(".filters")).to_be_visible()
    page.set_viewport_size(DESK)
    page.goto("/nl/zoeken/?q=dorpshuis")
    expect(page.locator(".filters")).to_be_visible()
    expect(page.locator(".filters-fold > summary")).to_be_hidden()


def test_facets_narrow_and_sort_links_keep_them(visit: Page) -> None:
    visit.goto("/nl/zoeken/?q=dorpshuis")
    everything = total(visit)
    choose(visit, "Soort", "Initiatief", "Nieuws")
    show(visit)
    expect_address(visit, "soort=initiative&soort=news")
    assert 0 < total(visit) < everything
    visit.get_by_role("link", name="Op datum").click()
    expect_address(visit, "soort=initiative&soort=news.*volgorde=datum")
    expect(visit.get_by_role("link", name="Op datum")).to_have_attribute("aria-current", "true")
    visit.get_by_role("link", name="Haal weg: Initiatief").click()
    assert set(visit.locator("main .card__kind").all_inner_texts()) == {"Nieuws"}


def test_paper_shows_what_was_found_without_what_narrows_it(page: Page) -> None:
    page.goto("/nl/zoeken/?q=dorpshuis&soort=initiative")
    page.emulate_media(media="print")
    for gone in (".filters-fold", ".filters", ".search", ".near", ".pills", ".switch"):
        expect(page.locator(f"main {gone}").first).to_be_hidden()
    expect(page.locator("main .card").first).to_be_visible()


@pytest.mark.parametrize("words", HOSTILE)
def test_no_hostile_word_becomes_markup_or_runs(visitor: Callable[..., Page], words: str) -> None:
    page = visitor()
    page.expose_function("ran", lambda: page.evaluate("window.harmed = true"))
    Theme.objects.filter(slug="ontmoeten").update(label=f"Zoem {words}"[:60])
    Place.objects.filter(slug="zeddam").update(name=f"Zoem {words}"[:60])
    entry = SearchEntry(9_000_001, "nl", "initiative", f"Zoemlied {words}", "/nl/")
    hostile = replace(entry, summary=f"Zoemlied {words}", text=words * 3, place_name=words[:60], themes=("ontmoeten",))
    engine().put([hostile])

    page.goto("/nl/zoeken/")
    page.get_by_label("Waar ben je naar op zoek?").press_sequentially("zoem")
    expect(options(page).first).to_be_visible()
    assert words[:30] in options(page).first.inner_text()
    assert page.evaluate(HARM) == []
    for path in (f"zoemlied {words}", f"zoemlied&thema=ontmoeten&bij=zeddam&soort={words}&volgorde={words}"):
        page.goto(f"/nl/zoeken/?q={path}")
        assert page.evaluate("document.title").startswith("Zoeken naar “zoemlied")
        assert page.evaluate(HARM) == []


@pytest.mark.parametrize("at", [0, 1])
def test_a_suggestion_leads_to_this_site_only(page: Page, field: Locator, at: int) -> None:
    address = ["javascript:document.title='harm'", "https://example.org/"][at]
    page.route("**/aanvullen/**", lambda route: route.fulfill(json=[{"text": "Klik", "url": address, "kind": "x"}]))
    field.press_sequentially("klik")
    options(page).first.click()
    page.wait_for_timeout(200)
    assert (page.url.endswith("/nl/zoeken/"), page.title().startswith("Zoeken")) == (True, True)


def test_suggestions_and_facets_serve_everybody(examiner: Examiner) -> None:
    faults = examiner.examine(
        "/nl/zoeken/?q=dorpshuis&soort=initiative&thema=ontmoeten&taal=nl&taal=en&bij=gelselaar&straal=50&volgorde=afstand",
        "/nl/zoeken/?bij=ulft",
        "/nl/zoeken/?q=village&bij=nergens&van=x",
        "/de/zoeken/?q=energie&taal=de&taal=nl",
    )
    page = examiner.page
    page.goto("/nl/zoeken/")
    page.get_by_label("Waar ben je naar op zoek?").press_sequentially("dor")
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_be_visible()
    faults += examiner.as_it_looks("with suggestions")
    assert faults == [], "\n".join(faults)
