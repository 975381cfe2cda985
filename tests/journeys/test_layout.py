"""What stands beside each other keeps apart, and what belongs together stays so, in letters of any width."""

from itertools import combinations

import pytest
from playwright.sync_api import Page

LETTERS = {"its own": "", "wide": 'Verdana, "DejaVu Sans", sans-serif'}
# Words may stick out of their box: what counts is where they stand themselves.
PARTS = """() => [...document.querySelectorAll(".logo img, .logo > span, .find, .menu > summary")].map(part => {
    const words = document.createRange()
    words.selectNodeContents(part)
    const {left, right, top, bottom} = (part.matches("span") ? words : part).getBoundingClientRect()
    return [part.className || part.tagName, left, right, top, bottom]
})"""
TOPS = "all => all.map(one => Math.round(one.getBoundingClientRect().top))"


def overlaps(one: list, other: list) -> bool:
    return one[1] < other[2] and other[1] < one[2] and one[3] < other[4] and other[3] < one[4]


@pytest.mark.parametrize("letters", LETTERS.values(), ids=LETTERS.keys())
@pytest.mark.parametrize("width", [320, 360, 390, 414])
def test_no_part_of_the_header_lies_over_another_on_a_phone(page: Page, width: int, letters: str) -> None:
    page.set_viewport_size({"width": width, "height": 640})
    page.goto("/nl/")
    if letters:
        page.evaluate("font => document.documentElement.style.setProperty('--display', font)", letters)
    parts = page.evaluate(PARTS)
    assert len(parts) == 4
    assert [(one[0], other[0]) for one, other in combinations(parts, 2) if overlaps(one, other)] == []
    assert [name for name, left, right, *_ in parts if left < 0 or right > width] == []


@pytest.mark.parametrize("width", [1024, 1280])
@pytest.mark.parametrize("address", ["/nl/zoeken/?q=dorpshuis", "/de/zoeken/?q=haus"])
def test_the_button_of_the_filters_never_stands_alone_on_a_row(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    tops = page.locator(".filters").locator("summary, .button").evaluate_all(TOPS)
    assert tops[-1] == tops[-2]
