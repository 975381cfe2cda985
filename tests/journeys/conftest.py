"""Journeys go through the demo site."""

import pytest


@pytest.fixture
def live_site(demo_site: None, live_site: str) -> str:
    """The demo site comes first: it brings its own Site row, which is then pointed to the running server."""
    return live_site
