"""A check that cannot fail protects nothing: each finds what it is there to find."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser import Watch

FINE = """<!DOCTYPE html>
<html lang="nl"><head><title>Agenda</title></head><body><main><h1>Agenda</h1></main></body></html>
"""


def test_axe_finds_an_image_without_words(page: Page, axe: Callable[[Page], list[str]]) -> None:
    page.set_content(FINE)
    assert axe(page) == []
    page.set_content(FINE.replace("</main>", '<img src="data:,"></main>'))
    assert [words.split()[0] for words in axe(page)] == ["image-alt"]


def test_axe_works_under_the_sites_own_content_policy(
    page: Page, axe: Callable[[Page], list[str]], watch: Watch
) -> None:
    watch.allow("404")
    response = page.goto("/nl/is-er-niet/")
    assert response is not None
    assert "script-src 'self'" in response.headers.get("content-security-policy", "")
    assert isinstance(axe(page), list)


def test_the_html_checker_finds_an_element_out_of_place(validate_html: Callable[[str], list[str]]) -> None:
    assert validate_html(FINE) == []
    assert len(validate_html(FINE.replace("<h1>Agenda</h1>", "<ul><p>Agenda</p></ul>"))) == 1


def test_a_visit_notices_errors_and_other_hosts(page: Page, watch: Watch) -> None:
    page.set_content('<img src="http://tiles.example.org/1.png" alt=""><script>nowhere()</script>')
    page.evaluate("console.error('broken')")
    page.wait_for_timeout(200)
    kinds = {words.partition(":")[0] for words in watch.problems}
    watch.allow("")
    assert kinds == {"request to another host", "page error", "console"}
