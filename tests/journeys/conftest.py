"""Journeys go through the demo site."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.examination import Examiner


@pytest.fixture
def live_site(demo_site: None, live_site: str) -> str:
    """The demo site comes first: it brings its own Site row, which is then pointed to the running server."""
    return live_site


@pytest.fixture
def examiner(
    page: Page, axe: Callable[[Page], list[str]], validate_html: Callable[[str], list[str]]
) -> Examiner:
    return Examiner(page, axe, validate_html)
