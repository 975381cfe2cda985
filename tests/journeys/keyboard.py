"""Going through a page with the Tab key only."""

from playwright.sync_api import Locator, Page, expect

MANY = 120
HERE = "one => one === document.activeElement"
# What has the focus shows it, by an outline or a shadow, and no other thing hides all of it (WCAG 2.4.7, 2.4.11).
UNSEEN = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect()
    if (one === document.body || one.matches("main")) return ""
    const marked = style.outlineStyle != "none" || style.boxShadow != "none"
    const points = [[box.left + 2, box.top + 2], [box.right - 2, box.bottom - 2], [box.left + box.width / 2, box.top + box.height / 2]]
    const seen = points.some(([x, y]) => {
        const top = document.elementFromPoint(x, y)
        return top && (one.contains(top) || top.contains(one))
    })
    return marked && seen ? "" : one.outerHTML.slice(0, 120)
}"""


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until `target` has the focus; on the way every stop must show that it has it."""
    expect(target).to_have_count(1)
    unseen = []
    for _step in range(MANY):
        page.keyboard.press("Tab")
        unseen.append(page.evaluate(UNSEEN))
        if target.evaluate(HERE):
            break
    assert ([words for words in unseen if words], target.evaluate(HERE)) == ([], True)
