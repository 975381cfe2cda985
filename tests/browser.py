"""Visits in a real browser. A page may not report an error, and may not ask another host for anything."""

import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.needs import need

# Chromium by itself looks up hosts of its maker at every start.
FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]
LOCAL_SCHEMES = {"about", "blob", "data"}
PATIENCE = 15_000  # milliseconds


@dataclass
class Watch:
    """What went wrong in the pages of one test. `allow` names, as patterns, what the test provokes itself."""

    site: str
    seen: list[str] = field(default_factory=list)
    allowed: list[str] = field(default_factory=list)

    def allow(self, pattern: str) -> None:
        self.allowed.append(pattern)

    @property
    def problems(self) -> list[str]:
        return [words for words in self.seen if not any(re.search(pattern, words) for pattern in self.allowed)]

    def follow(self, context: BrowserContext) -> None:
        context.on("console", self._hear)
        context.on("weberror", lambda problem: self.seen.append(f"page error: {problem.error}"))
        context.route(lambda address: not self._is_ours(address), self._refuse)

    def _is_ours(self, address: str) -> bool:
        return address.startswith(f"{self.site}/") or urlsplit(address).scheme in LOCAL_SCHEMES

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.seen.append(f"console: {message.text} ({message.location['url']})")

    def _refuse(self, route: Route) -> None:
        self.seen.append(f"request to another host: {route.request.url}")
        route.abort()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = need("CHROMIUM")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright's loop runs in the test's own thread, where Django would refuse every query.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        # Chromium's sandbox does not work for root.
        flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


@pytest.fixture
def live_site(live_server: LiveServer) -> str:
    """The address of the running site, known to Wagtail too, so that absolute addresses lead there."""
    from wagtail.models import Site

    address = urlsplit(live_server.url)
    for site in Site.objects.filter(is_default_site=True):
        site.hostname, site.port = address.hostname, address.port
        site.save()
    return live_server.url


@pytest.fixture
def watch(live_site: str) -> Iterator[Watch]:
    watch = Watch(live_site)
    yield watch
    if watch.problems:
        pytest.fail("\n".join(watch.problems))


@pytest.fixture
def visitor(chromium: Browser, watch: Watch) -> Iterator[Callable[..., Page]]:
    """A function that opens a page as a new visitor, with the options of Playwright's `new_context`."""
    contexts: list[BrowserContext] = []

    def arrive(**options: Any) -> Page:
        chosen: dict[str, Any] = {"base_url": watch.site, "locale": "nl-NL", **options}
        context = chromium.new_context(**chosen)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        watch.follow(context)
        return context.new_page()

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def page(visitor: Callable[..., Page]) -> Page:
    return visitor()
