"""Going through a page with the Tab key only."""

import pytest
from playwright.sync_api import Locator, Page, expect

MANY = 120
HERE = "one => one === document.activeElement"
# What has the focus shows it, itself or by what it stands in, and is not covered (WCAG 2.4.7, 2.4.11).
# A part of the map shows it by its border, which has no other sign here than that it is drawn.
UNSEEN = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect()
    if (one === document.body || one.matches("main")) return ""
    const outlined = it => it && (getComputedStyle(it).outlineStyle != "none" || outlined(it.parentElement))
    const across = [0.1, 0.5, 0.9].map(part => [box.left + box.width * part, box.top + box.height * part])
    const uncovered = across.some(([x, y]) => {
        const top = document.elementFromPoint(x, y)
        return top && (one.contains(top) || top.contains(one))
    })
    return one.closest("svg") || (outlined(one) && uncovered) ? "" : one.outerHTML.slice(0, 120)
}"""


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus; on the way every stop must show that it has it."""
    expect(target).to_have_count(1)
    for _step in range(MANY):
        page.keyboard.press("Tab")
        unseen = page.evaluate(UNSEEN)
        assert not unseen, f"it does not show that it has the focus: {unseen}"
        if target.evaluate(HERE):
            return
    pytest.fail(f"{MANY} times Tab did not lead to {target}")
