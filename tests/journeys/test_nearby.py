"""A resident finds what happens near home: by place, on any screen, by keys, and with the position of the browser."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from initiatives.models import InitiativePage
from portal.base.models import Place
from portal.base.nearness import REACH, kilometres
from tests.journeys.examination import PHONE
from tests.journeys.keyboard import tab_to
from tests.journeys.lists import cards, expect_address, show, titles, unfold

RUURLO = {"latitude": 52.0883, "longitude": 6.4500}


def near_fields(visit: Page) -> None:
    unfold(visit)
    visit.locator("summary", has_text=re.compile(r"^\s*Dichtbij")).click()


def test_from_home_to_an_initiative_in_the_village(visit: Page) -> None:
    visit.goto("/nl/")
    visit.locator(".towns").get_by_role("link", name=re.compile("^Montferland")).click()
    expect_address(visit, "/nl/gemeenten/montferland/$")
    visit.locator(".towns").get_by_role("link", name=re.compile("^Didam")).click()
    expect_address(visit, "/nl/gemeenten/montferland/didam/$")
    expect(visit.get_by_role("heading", name="Wie je kunt bellen")).to_be_visible()
    first = cards(visit).first.get_by_role("link")
    title = first.inner_text()
    first.click()
    expect(visit.get_by_role("heading", level=1)).to_contain_text(title)
    visit.locator(".facts").get_by_role("link", name=re.compile("^Didam")).click()
    expect_address(visit, "/nl/gemeenten/montferland/didam/$")


def test_a_list_is_narrowed_by_postcode_and_cycling_time(visit: Page) -> None:
    visit.goto("/nl/initiatieven/?thema=ontmoeten")
    near_fields(visit)
    visit.get_by_label("Bij welke plaats?").fill("7041 AB")
    visit.get_by_label("Hoe lang fietsen?").select_option("45")
    show(visit)
    expect_address(visit, "fietsen=45")
    assert titles(visit)
    expect(cards(visit).first).to_contain_text("km")
    assert visit.get_by_label("Volgorde").locator("option:checked").text_content() == "Dichtbij eerst"
    visit.get_by_role("link", name="Haal weg: Binnen 45 minuten fietsen van 7041 's-Heerenberg").click()
    expect_address(visit, r"\?thema=ontmoeten$")


def test_near_me_asks_no_other_host_and_sends_only_the_village(visitor: Callable[..., Page]) -> None:
    page = visitor(viewport=PHONE, geolocation=RUURLO, permissions=["geolocation"])
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/nl/initiatieven/")
    near_fields(page)
    page.get_by_role("button", name="Bij mij in de buurt").click()
    expect_address(page, "bij=ruurlo")
    assert not [address for address in asked if "52.08" in address or "6.45" in address]


def test_by_keys_from_home_to_an_initiative_near_the_village_typed(page: Page) -> None:
    page.goto("/nl/")
    to_content(page)
    follow(page, page.get_by_role("link", name="Vind een initiatief in de buurt"))
    expect_address(page, "/nl/initiatieven/$")
    to_content(page)
    tab_to(page, page.locator("summary", has_text=re.compile(r"^\s*Dichtbij")))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Bij welke plaats?"))
    page.keyboard.type("Ruurlo")
    expect(page.locator("datalist option")).not_to_have_count(0)
    page.keyboard.press("Enter")
    expect_address(page, "bij=Ruurlo")
    to_content(page)
    follow(page, cards(page).first.get_by_role("link"))
    expect_address(page, r"/nl/initiatieven/[\w-]+/$")
    assert away_from("ruurlo", page) <= REACH


def to_content(page: Page) -> None:
    """By the first link of the page, so that nobody goes through the menu each time."""
    # Followed earlier, Chromium follows it once more when the page has come, and takes the focus along.
    page.wait_for_load_state("load")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Ga naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")


def follow(page: Page, link: Locator) -> None:
    tab_to(page, link)
    page.keyboard.press("Enter")


def away_from(village: str, page: Page) -> float:
    """Kilometres from there to the place of the initiative on whose page one is."""
    there = InitiativePage.objects.get(slug=page.url.rstrip("/").rpartition("/")[2], locale__language_code="nl").place
    here = Place.objects.get(slug=village)
    return kilometres(*(float(part) for spot in (here, there) for part in (spot.latitude, spot.longitude)))
