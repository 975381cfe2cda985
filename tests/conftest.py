from collections.abc import Iterator

import pytest
from django.utils import translation

# tests.ports comes before those that import it: pytest can only prepare what is not imported yet.
pytest_plugins = [
    "tests.ports",
    "tests.accessibility",
    "tests.browser",
    "tests.database",
    "tests.demo",
    "tests.elasticsearch",
    "tests.html",
    "tests.mailing",
]

# Who asks for one of these fixtures needs its service, so the marker need not be written by hand.
MARKED_BY = {
    "browser": "chromium",
    "html": "validate_html",
    "elasticsearch": "elasticsearch_url",
    "cluster": "elasticsearch_cluster",
}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for marker, fixture in MARKED_BY.items():
            if fixture in getattr(item, "fixturenames", ()):
                item.add_marker(marker)


@pytest.fixture(autouse=True)
def _own_language() -> Iterator[None]:
    """A visit leaves its language behind, which is no matter of the next test."""
    yield
    translation.deactivate()
