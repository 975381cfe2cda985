"""What a visitor does with a list: choose, look, take away."""

import re

from playwright.sync_api import Locator, Page, expect


def choose(page: Page, group: str, *options: str) -> None:
    """Tick options of a filter, which is opened for it and closed again."""
    unfold(page)
    drop = page.locator("details.drop").filter(has=page.locator("summary", has_text=re.compile(rf"^\s*{group}")))
    drop.locator("summary").click()
    for option in options:
        drop.get_by_label(option).check()
    drop.locator("summary").click()


def unfold(page: Page) -> None:
    """Open the filters where they are folded: on a phone."""
    # Before its style is there, a page shows what it will hide.
    page.wait_for_load_state()
    fold = page.locator(":is(details.filters-fold, details.sieve):not([open]) > summary")
    if fold.is_visible():
        fold.click()


def show(page: Page) -> None:
    unfold(page)
    page.get_by_role("button", name="Toon resultaten").click()


def expect_address(page: Page, pattern: str) -> None:
    expect(page).to_have_url(re.compile(pattern))


def cards(page: Page) -> Locator:
    return page.locator("main .card")


def titles(page: Page) -> list[str]:
    return page.locator("main .card__title").all_inner_texts()


def total(page: Page) -> int:
    """The number of results that the page tells."""
    return int(page.get_by_role("status").inner_text().split()[0])
