"""Accessibility checks by axe-core."""

from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})"


@pytest.fixture
def axe() -> Any:
    """A function from an open page to its violations, one readable line per element."""
    return violations


def violations(page: Page) -> list[str]:
    # Evaluated, not added as a script element: the site's own content policy would block that, as it should.
    page.evaluate(AXE.read_text())
    found = page.evaluate(RUN, TAGS)["violations"]
    return [_readable(violation, node) for violation in found for node in violation["nodes"]]


def _readable(violation: dict[str, Any], node: dict[str, Any]) -> str:
    summary = " ".join(node["failureSummary"].split())
    return f"{violation['id']} ({violation['impact']}) at {node['target']}: {violation['help']}. {summary}"
