"""What every page has to be, whatever stands on it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Page, Response

DESK = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
# What sticks out, innermost first; a region that scrolls by itself may.
TOO_WIDE = """() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const held = one => one && (getComputedStyle(one).overflowX != "visible" || held(one.parentElement))
    const wide = [...document.querySelectorAll("body *")]
        .filter(one => one.getBoundingClientRect().right > width + 0.5 && !held(one.parentElement))
    const words = one => one.textContent.trim().slice(0, 40)
    const named = one => `${one.tagName.toLowerCase()}.${one.getAttribute("class")} “${words(one)}”`
    return ["the page scrolls to the side", ...wide.reverse().slice(0, 4).map(named)]
}"""
TWICE = """() => {
    const ids = [...document.querySelectorAll("[id]")].map(one => one.id)
    return [...new Set(ids.filter((id, at) => ids.indexOf(id) != at))]
}"""


@dataclass
class Examiner:
    """Visits addresses with one browser page and writes down what is wrong with them."""

    page: Page
    violations: Callable[[Page], list[str]]
    invalid: Callable[[str], list[str]]

    def examine(self, *addresses: str, status: int = 200) -> list[str]:
        """The faults of these pages: on a desk, on a phone, in the dark, and in their HTML."""
        return [f"{address}: {fault}" for address in addresses for fault in self._visit(address, status)]

    def _visit(self, address: str, status: int) -> Iterator[str]:
        self.page.set_viewport_size(DESK)
        response = self.page.goto(address)
        assert response is not None
        if response.status != status:
            yield f"answers {response.status}"
        yield from self._in_markup(response)
        yield from self.as_it_looks("on a desk")
        self.page.set_viewport_size(PHONE)
        yield from self.as_it_looks("on a phone")
        self.page.emulate_media(color_scheme="dark")
        yield from self.as_it_looks("in the dark")
        self.page.emulate_media(color_scheme="light")

    def _in_markup(self, response: Response) -> Iterator[str]:
        yield from self.invalid(response.text())
        titles = self.page.locator("h1").count()
        if titles != 1:
            yield f"{titles} elements h1"
        for double in self.page.evaluate(TWICE):
            yield f"id {double} stands there twice"

    def as_it_looks(self, how: str) -> Iterator[str]:
        """What is wrong with the page as it stands in the browser now."""
        for part in self.page.evaluate(TOO_WIDE):
            yield f"{how}: wider than the screen: {part}"
        for words in self.violations(self.page):
            yield f"{how}: {words}"
