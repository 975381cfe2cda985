"""A list as a map: by keys alone without scripts, in words, and as the map that moves, on tiles of loopback."""

import re
from collections.abc import Callable, Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.base.mapping.tiles import Tiles, tile_server
from tests.browser import Watch
from tests.journeys.examination import PHONE, Examiner
from tests.journeys.keyboard import tab_to
from tests.journeys.lists import expect_address, total

MAP = "/nl/initiatieven/?weergave=kaart"
DOOR = "Bewegende kaart"
#: Whether each link keeps to the part of the map that is looked at, but for the pill that takes it away.
HOLDS = "(links, box) => links.map((a) => a.matches('.pill--on') || new URL(a.href).searchParams.get('vak') === box)"
#: Shape and icon of each sign.
DRAWN = "(signs) => signs.map((sign) => [...sign.querySelectorAll('use')].map((use) => use.href.baseVal).join())"


def press(page: Page, target: Locator) -> None:
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def told(page: Page) -> int:
    """The number of results, beside which the moving map tells how it is."""
    return int(page.locator("[data-follows=tally]").inner_text().split()[0])


def test_an_initiative_nearby_is_found_on_the_map_by_keys_without_scripts(visitor: Callable[..., Page]) -> None:
    page = visitor(java_script_enabled=False, viewport=PHONE)
    page.goto("/nl/initiatieven/")
    press(page, page.get_by_role("navigation", name="Lijst of kaart").get_by_role("link", name="Kaart"))
    found = total(page)
    press(page, page.get_by_role("link", name=re.compile("^Berkelland: ")).and_(page.locator(".map__area")))
    expect_address(page, r"\?weergave=kaart&gemeente=berkelland$")
    assert 0 < total(page) < found
    sign = page.locator("a.sign:not(.sign--many)").first
    name = sign.text_content() or ""
    press(page, sign)
    expect(page.get_by_role("heading", level=1)).to_have_text(name.partition(": ")[2].strip())
    expect(page.get_by_role("img", name=re.compile("^Kaart: .*Gemeente Berkelland"))).to_have_count(1)


def test_the_map_can_be_skipped_for_its_words_which_lead_to_the_list_of_a_place(visitor: Callable[..., Page]) -> None:
    page = visitor(viewport=PHONE)
    page.goto(MAP)
    tab_to(page, page.get_by_role("link", name=re.compile("^Sla de kaart over")))
    page.keyboard.press("Enter")
    words = page.get_by_role("region", name="Hetzelfde, plaats voor plaats")
    press(page, words.get_by_role("link", name=re.compile("^Aalten")).first)
    expect_address(page, r"\?gemeente=aalten$")


@pytest.mark.parametrize("address", [MAP, f"{MAP}&gemeente=bronckhorst&thema=ontmoeten", "/nl/agenda/?weergave=kaart"])
def test_a_map_is_whole(examiner: Examiner, address: str) -> None:
    assert examiner.examine(address) == []


@pytest.fixture
def tiles(settings) -> Iterator[Tiles]:
    with tile_server() as tiles:
        rules = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
        settings.MAP_TILE_URL, settings.MAP_TILE_ATTRIBUTION = tiles.url, "Kaartgegevens <b>"
        settings.CONTENT_SECURITY_POLICY = {
            "DIRECTIVES": rules | {"img-src": [*rules["img-src"], tiles.origin]},
        }
        yield tiles


def test_the_map_that_moves_comes_when_asked_and_the_list_follows_it(
    visitor: Callable[..., Page], axe: Callable[[Page], list[str]], tiles: Tiles
) -> None:
    page = visitor()
    page.goto(MAP, wait_until="networkidle")
    asked = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert [name for name in asked if "leaflet" in name or "moving" in name or tiles.origin in name] == []
    page.context.route(f"{tiles.origin}/**", lambda route: route.continue_())
    found = told(page)
    door = page.get_by_role("button", name=DOOR)
    tab_to(page, door)
    page.keyboard.press("Enter")
    expect(page.locator(".tiles [role=status]")).to_have_text(re.compile("^De kaart is er"))
    expect(page.locator(".map--drawn")).to_be_hidden()
    expect(page.locator(".leaflet-marker-icon").first).to_be_visible()
    expect(page.locator(".leaflet-control-attribution")).to_have_text("Kaartgegevens <b>")
    expect(page.locator("img.leaflet-tile-loaded").first).to_be_visible()
    assert tiles.referrers == {None}
    assert axe(page) == []
    for _step in range(3):
        page.get_by_role("button", name="Kijk dichterbij").press("Enter")
    expect_address(page, r"&vak=[0-9.%C]+$")
    expect(page.locator("[data-follows=tally]")).not_to_have_text(re.compile(rf"\b{found}\b"))
    kept, narrowed = page.url, told(page)
    box = parse_qs(urlsplit(kept).query)["vak"][0]
    leading = page.locator(".switch a, .take a, .legend a, .pill--on").evaluate_all(HOLDS, box)
    assert (len(leading) > 12, [held for held in leading if not held]) == (True, [])
    expect(page.locator(".pill--on")).to_have_text(re.compile("Dit deel van de kaart"))
    expect(page.locator("input[name=vak]")).to_have_value(box)
    door.press("Enter")
    expect(page.locator(".map--drawn")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?weergave=kaart$"))
    expect(page.locator("[data-follows=tally]")).to_have_text(re.compile(rf"\b{found}\b"))
    page.goto(kept)
    assert told(page) == narrowed


def test_pins_of_the_map_that_moves_carry_the_signs_of_the_legend(visitor: Callable[..., Page], tiles: Tiles) -> None:
    page = visitor()
    page.context.route(f"{tiles.origin}/**", lambda route: route.continue_())
    page.goto(f"{MAP}&thema=groen", wait_until="networkidle")
    page.get_by_role("button", name=DOOR).click()
    pins = page.locator(".tiles__one")
    expect(pins.first).to_be_visible()
    asked_for = page.locator("[data-sign=groen] .legend__sign").evaluate_all(DRAWN)
    assert set(pins.evaluate_all(DRAWN)) == set(asked_for)
    assert len(set(page.locator("[data-sign] .legend__sign").evaluate_all(DRAWN))) > 1


def test_the_drawn_map_stays_when_the_other_does_not_come(page: Page, watch: Watch, tiles: Tiles) -> None:
    watch.allow("lijst.geojson")
    page.route("**/lijst.geojson*", lambda route: route.abort())
    page.goto(MAP)
    page.get_by_role("button", name=DOOR).click()
    expect(page.locator(".tiles [role=status]")).to_have_text(re.compile("wil niet laden"))
    expect(page.locator(".map--drawn")).to_be_visible()
    assert tiles.asked == []
