"""A list taken along: to paper, to a notice board, to the site of a village, and to a site that means ill."""

import re
from collections.abc import Callable, Iterator
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

from tests.browser import Watch
from tests.journeys.examination import PHONE, TOO_WIDE, Examiner
from tests.journeys.keyboard import tab_to
from tests.ports import unused_port

FRAME = "/nl/agenda/insluiten/?vorm=lijst"
MAP = "/nl/initiatieven/insluiten/?vorm=kaart"


@pytest.mark.parametrize(
    "address",
    [
        "agenda/afdruk/",
        "initiatieven/poster/?gemeente=doetinchem",
        "agenda/afdruk/?bij=zeddam&fietsen=45",
        "initiatieven/poster/?bij=zeddam&fietsen=45",
        "agenda/insluiten/",
        "agenda/gegevens/",
    ],
)
def test_each_page_of_them_is_sound(examiner: Examiner, address: str) -> None:
    assert examiner.examine(f"/nl/{address}") == []


def test_a_list_is_taken_to_paper_by_keys_without_scripts_on_a_phone(visitor: Callable[..., Page]) -> None:
    page = visitor(java_script_enabled=False, viewport=PHONE)
    page.goto("/nl/agenda/?doelgroep=residents")
    tab_to(page, page.get_by_role("link", name="Om te printen"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/nl/agenda/afdruk/\?doelgroep=residents$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Agenda: Inwoners")
    expect(page.locator(".roll > li").first).to_be_visible()
    expect(page.get_by_role("button", name="Print", exact=True)).to_be_hidden()
    tab_to(page, page.get_by_role("link", name="Terug naar de lijst"))
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/nl/agenda/\?doelgroep=residents$"))


@pytest.mark.parametrize("query", ["", "?bij=zeddam&fietsen=60&gemeente=montferland&gemeente=doetinchem&fase=running"])
def test_a_poster_is_one_sheet_of_paper(page: Page, query: str) -> None:
    page.goto(f"/nl/initiatieven/poster/{query}")
    expect(page.get_by_role("button", name="Print", exact=True)).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".poster")).to_be_visible()
    shown = page.evaluate("[...document.body.children].filter(one => one.checkVisibility()).map(one => one.tagName)")
    assert shown == ["MAIN"]
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


class Village(BaseHTTPRequestHandler):
    """Another site, whose one page holds `markup`."""

    markup = ""

    def do_GET(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(f"<!DOCTYPE html><title>Dorp</title>{self.markup}".encode())

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- its name in the standard library
        """Nothing."""


@pytest.fixture
def village(page: Page) -> Iterator[Callable[[str], Page]]:
    """A function that opens a page of another site with this in it. A browser keeps 127.0.0.1 apart from localhost."""
    server = ThreadingHTTPServer(("127.0.0.1", unused_port()), Village)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    page.context.route(f"{address}**", lambda route: route.continue_())

    def show(markup: str) -> Page:
        Village.markup = markup
        page.goto(address)
        return page

    yield show
    server.shutdown()
    server.server_close()


def test_another_site_shows_the_list_and_its_links_open_beside_it(village: Callable[[str], Page], watch: Watch) -> None:
    page = village(f'<iframe src="{watch.site}{FRAME}" title="Agenda" width="320" height="600"></iframe>')
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_have_text("Agenda")
    with page.context.expect_page() as opened:
        frame.locator(".roll a").first.click()
    expect(opened.value.locator("header .logo")).to_be_visible()
    assert opened.value.evaluate("window.opener") is None
    assert page.title() == "Dorp"
    assert page.context.cookies() == []


def test_a_site_that_means_ill_gets_nothing_but_the_list(village: Callable[[str], Page], watch: Watch) -> None:
    watch.allow("frame-ancestors|X-Frame-Options|ERR_BLOCKED|Blocked a frame|SecurityError|chrome-error")
    page = village(
        f'<iframe id="list" src="{watch.site}{FRAME}" allow="geolocation; camera"></iframe>'
        f'<iframe id="site" src="{watch.site}/nl/agenda/"></iframe>'
        f'<iframe id="form" src="{watch.site}/nl/agenda/volgen/"></iframe>'
    )
    expect(page.frame_locator("#list").get_by_role("heading", level=1)).to_be_visible()
    reached = """() => {
        try { return frames[0].document.body.innerHTML } catch (problem) { return problem.name }
    }"""
    assert page.evaluate(reached) == "SecurityError"
    for closed in ("#site", "#form"):
        assert page.frame_locator(closed).locator("main#content").count() == 0
    assert page.context.cookies() == []


@pytest.mark.parametrize("address", [FRAME, MAP])
def test_a_frame_is_sound_and_fits_a_narrow_column(
    page: Page, validate_html: Callable[[str], list[str]], axe: Callable[[Page], list[str]], watch: Watch, address: str
) -> None:
    response = page.goto(address)
    assert response is not None
    assert validate_html(response.text()) == []
    # The same markup where scripts may run: in the frame even a checker's may not.
    page.set_viewport_size({"width": 280, "height": 600})
    page.route(f"**{address}", lambda route: route.fulfill(content_type="text/html", body=response_text))
    response_text = response.text()
    page.goto(address)
    assert page.evaluate(TOO_WIDE) == []
    assert axe(page) == []
