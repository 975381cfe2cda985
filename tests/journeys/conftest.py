"""Journeys go through the demo site, in Dutch unless told."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import PATIENCE
from tests.journeys.examination import DESK, PHONE, Examiner

WAYS = {
    "on a desk": {"viewport": DESK},
    "on a phone": {"viewport": PHONE, "is_mobile": True, "has_touch": True},
    "without scripts": {"viewport": DESK, "java_script_enabled": False},
}

expect.set_options(timeout=PATIENCE)


@pytest.fixture
def live_site(demo_site: None, live_site: str) -> str:
    """The demo site comes first: it brings its own Site row, which is then pointed to the running server."""
    return live_site


@pytest.fixture
def examiner(page: Page, axe: Callable[[Page], list[str]], validate_html: Callable[[str], list[str]]) -> Examiner:
    return Examiner(page, axe, validate_html)


@pytest.fixture(params=WAYS.values(), ids=WAYS.keys())
def visit(request: pytest.FixtureRequest, visitor: Callable[..., Page]) -> Page:
    """A page in each of the ways in which people read the site."""
    return visitor(**request.param)
