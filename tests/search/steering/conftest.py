from collections.abc import Callable

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from search.models import SearchCount, Synonym
from search.steering.signals import rules_changed

BROWSER = {"accept-language": "nl", "user-agent": "Mozilla/5.0 (X11; Linux x86_64) HeadlessChrome/140"}


@pytest.fixture(autouse=True)
def _nothing_brought_along(db) -> None:
    """These tests start without the synonyms that a migration makes."""
    rows = Synonym.objects.all()
    rows._raw_delete(rows.db)  # Else each row would tell by itself that it goes.
    rules_changed()


@pytest.fixture
def asking(rf: RequestFactory) -> Callable[..., HttpRequest]:
    """A person's browser asks the search page; `headers` change or, with None, take away one."""

    def asking(q: str, *, headers: dict[str, str | None] | None = None, **params: str) -> HttpRequest:
        sent = {name: value for name, value in (BROWSER | (headers or {})).items() if value is not None}
        return rf.get("/nl/zoeken/", {"q": q, **params}, headers=sent)

    return asking


@pytest.fixture
def counts() -> Callable[[], dict[str, tuple[int, int, int]]]:
    """What was counted: (searches, without a result, hits the last time) by text."""
    return lambda: {row.text: (row.searches, row.without_results, row.hits) for row in SearchCount.objects.all()}
