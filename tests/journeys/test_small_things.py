"""Small things people expect under a page: pass it on, keep it, say whether it was useful, see a picture large."""

import json
import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from portal.base.useful.models import UsefulAnswer
from tests.browser import Watch
from tests.journeys.examination import PHONE, Examiner
from tests.journeys.keyboard import tab_to
from tests.journeys.kitchen_sink import kitchen_sink

INITIATIVE = "/nl/initiatieven/dorpshuis-de-deel/"
EVENT = "/nl/agenda/fietstocht-langs-vijf-zonnedaken/"
KEPT = "/nl/bewaard/"
STORED = "JSON.parse(localStorage.getItem('kept-pages'))"
#: Some signs of the page without its style sheets that would stand in a reader's way.
UNSTYLED = """() => {
    const faults = []
    const stops = [...document.querySelectorAll("a[href], button, input")].filter(one => one.offsetParent)
    if (stops[0].getAttribute("href") != "#content") faults.push("the first stop is no skip link")
    for (const one of document.querySelectorAll("svg:not(.map__svg)"))
        if (one.clientWidth > 48 || one.clientHeight > 48) faults.push(`large sign: ${one.outerHTML.slice(0, 80)}`)
    const headings = [...document.querySelectorAll("main :is(h1, h2, h3, h4, h5, h6)")]
    const levels = headings.filter(one => one.checkVisibility()).map(one => Number(one.tagName[1]))
    if (levels[0] != 1) faults.push("the title is not the first heading")
    const deeper = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)
    if (deeper.length) faults.push(`headings leave out a level: ${levels}`)
    for (const one of document.querySelectorAll("main a[href], main button"))
        if (one.checkVisibility() && !one.textContent.trim() && !one.querySelector("img[alt]:not([alt=''])"))
            faults.push(`no words: ${one.outerHTML.slice(0, 80)}`)
    return faults
}"""


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    cache.clear()


@pytest.fixture
def reader(visitor: Callable[..., Page]) -> Page:
    """With a clipboard that may be used, as it may after a click."""
    return visitor(permissions=["clipboard-read", "clipboard-write"])


def keep(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Bewaren").click()
    expect(page.get_by_role("status").filter(has_text="Bewaard op dit apparaat")).to_be_visible()


def test_an_address_is_copied_and_the_page_says_so(reader: Page, watch: Watch) -> None:
    reader.goto(INITIATIVE)
    reader.get_by_role("button", name="Kopieer het adres").click()
    expect(reader.locator("[data-share] [role=status]")).to_have_text("Gekopieerd")
    assert reader.evaluate("navigator.clipboard.readText()") == f"{watch.site}{INITIATIVE}"


def test_an_address_that_cannot_be_copied_is_shown(page: Page, watch: Watch) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error('no'))")
    page.goto(INITIATIVE)
    page.get_by_role("button", name="Kopieer het adres").click()
    expect(page.locator("[data-share] [role=status]")).to_contain_text(f"{watch.site}{INITIATIVE}")


def test_what_the_browser_shares_by_itself_gets_title_and_address(page: Page, watch: Watch) -> None:
    page.add_init_script("navigator.share = given => { window.shared = given; return Promise.resolve() }")
    page.goto(INITIATIVE)
    page.get_by_role("button", name="Anders delen").click()
    assert page.evaluate("window.shared")["url"] == f"{watch.site}{INITIATIVE}"


def test_pages_are_kept_listed_and_taken_away_by_keys_alone(page: Page) -> None:
    page.goto(INITIATIVE)
    button = page.get_by_role("button", name="Bewaren")
    expect(button).to_have_attribute("aria-pressed", "false")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    keep(page, EVENT)
    tab_to(page, page.locator("footer").get_by_role("link", name="Wat je bewaart (2)"))
    page.keyboard.press("Enter")
    rows = page.locator("[data-kept-rows] li")
    expect(rows.locator("small")).to_have_text(["Bijeenkomst", "Initiatief"])
    expect(rows.nth(1).get_by_role("link")).to_have_attribute("href", re.compile(f"{INITIATIVE}$"))
    tab_to(page, rows.nth(0).get_by_role("button"))
    page.keyboard.press("Enter")
    expect(rows).to_have_count(1)
    expect(rows.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Je bewaart nog niets")).to_be_focused()
    expect(page.locator("main [role=status]")).to_have_text("Uit je lijst gehaald")


def test_everything_is_taken_away_at_once_after_a_question(page: Page) -> None:
    keep(page, INITIATIVE)
    page.goto(KEPT)
    answers = ["dismiss", "accept"]
    page.on("dialog", lambda dialog: getattr(dialog, answers.pop(0))())
    button = page.get_by_role("button", name="Haal alles weg")
    button.click()
    expect(page.locator("[data-kept-rows] li")).to_have_count(1)
    button.click()
    expect(page.get_by_role("heading", name="Je bewaart nog niets")).to_be_visible()
    assert page.evaluate(STORED) == []


def test_another_tab_shows_what_was_kept_here(page: Page) -> None:
    page.goto(KEPT)
    other = page.context.new_page()
    keep(other, INITIATIVE)
    expect(page.locator("[data-kept-rows] li")).to_have_count(1)


def test_a_browser_that_keeps_nothing_says_so(page: Page) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    page.goto(INITIATIVE)
    button = page.get_by_role("button", name="Bewaren")
    button.click()
    expect(page.locator("[data-share] [role=status]")).to_contain_text("je browser bewaart niets")
    expect(button).to_have_attribute("aria-pressed", "false")


def test_a_browser_without_storage_shows_an_empty_list(page: Page) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked') } })")
    page.goto(KEPT)
    expect(page.get_by_role("heading", name="Je bewaart nog niets")).to_be_visible()


def test_what_others_wrote_in_the_list_is_text_and_leads_nowhere_else(page: Page, watch: Watch) -> None:
    other = "//evil.example/"
    evil = ["javascript:alert(1)", "data:text/html,x", other, f"https:{other}", f"/.{other}", "/\\evil.example/", 5]
    entries = [{"path": path, "title": "Boos"} for path in evil]
    entries += [{"path": "/nl/agenda/", "title": "<img src=x onerror=alert(1)>", "kind": "<b>x</b>"}, None, 3, []]
    page.goto(KEPT)
    page.evaluate("words => localStorage.setItem('kept-pages', words)", json.dumps(entries))
    page.reload()
    rows = page.locator("[data-kept-rows] li")
    expect(rows).to_have_count(1)
    expect(rows.locator("b")).to_have_text("<img src=x onerror=alert(1)>")
    assert rows.locator("a").evaluate("one => one.origin") == watch.site
    for broken in ("{", '"x"', "7", "null", '{"path": "/"}'):
        page.evaluate("words => localStorage.setItem('kept-pages', words)", broken)
        page.reload()
        expect(page.get_by_role("heading", name="Je bewaart nog niets")).to_be_visible()


def test_a_reader_says_whether_a_page_was_useful(visit: Page) -> None:
    visit.goto(INITIATIVE)
    visit.get_by_role("link", name="Nee, ik miste iets").click()
    expect(visit.get_by_label("Nee")).to_be_checked()
    visit.get_by_label("Wat miste je").fill("Is er een lift?")
    visit.get_by_role("button", name="Verstuur").click()
    expect(visit.get_by_role("heading", name="Bedankt")).to_be_visible()
    visit.get_by_role("link", name=re.compile("^Terug naar")).click()
    expect(visit).to_have_url(re.compile(f"{INITIATIVE}$"))
    assert list(UsefulAnswer.objects.values_list("verdict", "text")) == [("nee", "Is er een lift?")]


def test_pictures_open_large_and_are_gone_through_by_keys(page: Page) -> None:
    page.goto(kitchen_sink().get_url())
    links = page.locator(".gallery [data-large]")
    dialog = page.get_by_role("dialog")
    tab_to(page, links.nth(0))
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("button", name="Sluiten")).to_be_focused()
    first = dialog.locator("img").get_attribute("src")
    expect(dialog.locator("img")).to_have_js_property("complete", value=True)
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("status")).to_have_text(f"2 van {links.count()}")
    assert dialog.locator("img").get_attribute("src") != first
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(dialog.get_by_role("status")).to_have_text(f"{links.count()} van {links.count()}")
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(links.nth(0)).to_be_focused()


def test_a_picture_by_itself_has_no_steps_and_closes_beside_it(page: Page) -> None:
    page.goto(kitchen_sink().get_url())
    page.locator(".figure [data-large]").first.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("button", name="Volgende")).to_be_hidden()
    page.mouse.click(2, 2)
    expect(dialog).to_have_count(0)


def test_without_a_script_everything_but_the_list_works(visitor: Callable[..., Page]) -> None:
    page = visitor(java_script_enabled=False)
    page.goto(INITIATIVE)
    expect(page.get_by_role("link", name="WhatsApp")).to_be_visible()
    expect(page.locator("[data-share] button")).to_have_count(3)
    expect(page.locator("[data-share] button:visible")).to_have_count(0)
    page.goto(KEPT)
    expect(page.get_by_text("Deze lijst heeft JavaScript nodig")).to_be_visible()
    expect(page.get_by_role("heading", level=2, name="Je bewaart nog niets")).to_be_hidden()
    page.goto(kitchen_sink().get_url())
    page.locator(".gallery [data-large]").first.click()
    expect(page).to_have_url(re.compile(r"/media/images/.*\.webp$"))


def test_each_state_serves_everybody(examiner: Examiner, watch: Watch) -> None:
    watch.allow("422")
    page = examiner.page
    page.goto(INITIATIVE)
    asked = page.get_by_role("link", name="Nee, ik miste iets").get_attribute("href")
    assert asked is not None
    faults = examiner.examine(INITIATIVE, KEPT, asked, asked.partition("?")[0] + "?verstuurd=1", "/de/bewaard/")
    page.goto(asked.partition("?")[0])
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator(".errors")).to_be_focused()
    faults += examiner.as_it_looks("with a fault")
    for size in (PHONE, {"width": 1280, "height": 900}):
        page.set_viewport_size(size)
        keep(page, EVENT)
        faults += examiner.as_it_looks("kept")
        page.goto(KEPT)
        faults += examiner.as_it_looks("a list")
        page.evaluate("localStorage.clear()")
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("width", [320, 1280])
def test_a_large_picture_serves_everybody(examiner: Examiner, width: int) -> None:
    page = examiner.page
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(kitchen_sink().get_url())
    page.locator(".gallery [data-large]").first.click()
    expect(page.get_by_role("dialog").locator("img")).to_have_js_property("complete", value=True)
    faults = list(examiner.as_it_looks("large"))
    assert page.get_by_role("button", name="Sluiten").evaluate("one => one.getBoundingClientRect().right <= innerWidth")
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize(
    "address",
    ["/nl/", "/nl/initiatieven/", INITIATIVE, EVENT, "/nl/over-ons/", "/nl/stel-je-vraag/", "/nl/zoeken/?q=dorpshuis"],
)
def test_a_page_can_be_read_without_its_style_sheets(page: Page, watch: Watch, address: str) -> None:
    watch.allow("ERR_FAILED")
    page.route("**/*.css", lambda route: route.abort())
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    assert page.evaluate(UNSTYLED) == []
