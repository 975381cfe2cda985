"""A page arrives quickly on a bad line: the first view is small, and pictures come in the sizes they show."""

import gzip
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Page, Response, expect

from home.models import HomePage
from portal.base.pictures import rendition_specs

FIRST_VIEW = 150_000  # bytes, compressed, without pictures
SCRIPTS = 30_000
PICTURES = ("image/avif", "image/webp", "image/jpeg", "image/png")
HEAVY = (
    "/nl/",
    "/nl/initiatieven/",
    "/nl/agenda/?van=2020-01-01",
    "/nl/trajecten/cop-burgerproductiekracht/",
    "/nl/programma/van-onderop/",
    "/nl/zoeken/?q=de+dorp",
)
# Small pictures that are drawn as text, and signs of the site in the tab, come with a page whatever is on it.
SHOWN = "[...document.querySelectorAll('img')].filter(one => !one.src.endsWith('.svg'))"
CARELESS = f"{SHOWN}.filter(one => !one.sizes || !one.srcset || !one.width || !one.height).map(one => one.outerHTML)"
CHOSEN = f"{SHOWN}.map(one => one.currentSrc).filter(Boolean)"


@dataclass
class Load:
    """What a visit fetches."""

    responses: list[Response] = field(default_factory=list)

    def hear(self, response: Response) -> None:
        self.responses.append(response)

    @property
    def pictures(self) -> list[str]:
        return [kind(response) for response in self.responses if kind(response) in PICTURES]

    @property
    def words(self) -> dict[str, int]:
        """The compressed size of everything that is no picture, by address."""
        words = [response for response in self.responses if kind(response) not in PICTURES]
        return {response.url: len(gzip.compress(response.body())) for response in words}

    @property
    def scripts(self) -> dict[str, int]:
        return {url: size for url, size in self.words.items() if url.endswith(".js")}


def kind(response: Response) -> str:
    return response.headers.get("content-type", "").partition(";")[0]


def visit(page: Page, address: str) -> Load:
    load = Load()
    page.on("response", load.hear)
    page.goto(address, wait_until="networkidle")
    return load


@pytest.mark.parametrize("address", HEAVY)
def test_the_first_view_is_light_and_its_scripts_lighter(page: Page, address: str) -> None:
    load = visit(page, address)
    assert any(url.endswith("icons.svg") for url in load.words)
    assert sum(load.words.values()) <= FIRST_VIEW, load.words
    assert sum(load.scripts.values()) <= SCRIPTS, load.scripts


@pytest.mark.parametrize("address", ["/nl/", "/nl/initiatieven/", "/nl/initiatieven/dorpshuis-de-deel/"])
def test_a_picture_comes_in_a_modern_form_and_says_its_sizes(page: Page, address: str) -> None:
    load = visit(page, address)
    assert set(load.pictures) <= {"image/avif", "image/webp"}
    assert (page.evaluate(CARELESS), len(load.pictures) > 0) == ([], True)


def test_a_picture_is_shown_as_avif_once_the_worker_made_that(page: Page) -> None:
    home = HomePage.objects.get(locale__language_code="nl")
    for spec in rendition_specs("half"):
        home.highlight.listing_image.get_rendition(spec)
    page.goto("/nl/")
    picture = page.locator(".feature__media img")
    picture.scroll_into_view_if_needed()
    expect(picture).to_have_js_property("complete", value=True)
    assert picture.evaluate("one => one.currentSrc").endswith(".avif")


def test_a_phone_fetches_smaller_pictures_than_a_desk(page: Page) -> None:
    widths = {}
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto("/nl/initiatieven/dorpshuis-de-deel/")
        widths[width] = page.evaluate("document.querySelector('.title__picture img').currentSrc")
    assert ("400x267" in widths[360] or "800x533" in widths[360], "1600x680" in widths[1280]) == (True, True)
