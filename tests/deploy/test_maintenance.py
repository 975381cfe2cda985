from collections.abc import Callable

from playwright.sync_api import Page

from tests.house.repository import ROOT

PAGE = (ROOT / "deploy/maintenance/page.html").read_text()


def test_the_maintenance_page_is_valid(validate_html: Callable[[str], list[str]]) -> None:
    assert validate_html(PAGE) == []


def test_the_maintenance_page_is_accessible(page: Page, axe: Callable[[Page], list[str]]) -> None:
    page.set_content(PAGE)
    assert axe(page) == []
