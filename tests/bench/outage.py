"""What an outage of the search engine costs visitors and editors, and how soon it has caught up afterwards."""

import time
from collections.abc import Callable

from django.utils import timezone
from wagtail.models import Page

from home.models import ContentPage
from search.draining import drain_all
from search.engine import EngineDown, engine
from search.models import Change
from tests.services.cluster import Node

from .visits import visit

VISITS = 15
PATIENCE = 90  # seconds
PATH = "/nl/zoeken/?q=dorpshuis"


def measure(port: int, node: Node) -> list[dict]:
    """A row per fault: the slowest page, the slowest publishing, and seconds until nothing waits any more."""
    faults: dict[str, tuple[Callable[[], None], Callable[[], None]]] = {
        "killed": (node.kill, node.restart),
        "hung": (node.stop, node.go_on),
    }
    calm = slowest_publishing()
    rows = [{"fault": "none", "slowest_page_ms": slowest_page(port), "slowest_publishing_ms": calm}]
    for name, (begin, end) in faults.items():
        begin()
        row = {"fault": name, "slowest_page_ms": slowest_page(port), "slowest_publishing_ms": slowest_publishing()}
        end()
        rows.append({**row, "seconds_to_catch_up": seconds_to_catch_up()})
    return rows


def slowest_page(port: int) -> float:
    return round(max(visit(port, PATH).milliseconds for _time in range(VISITS)))


def slowest_publishing() -> float:
    return round(max(publishing() for _time in range(3)) * 1000)


def publishing() -> float:
    page = ContentPage.objects.live().order_by("pk").first()
    page.summary = f"Gewijzigd om {timezone.now()}"
    started = time.perf_counter()
    page.save_revision().publish()
    return time.perf_counter() - started


def seconds_to_catch_up() -> float:
    """As the worker does: every two seconds a look at what waits."""
    started = time.monotonic()
    while time.monotonic() - started < PATIENCE:
        drain_all(at=timezone.now)
        if not Change.objects.for_engine(engine().name).waiting().exists() and holds_the_newest():
            return round(time.monotonic() - started, 1)
        time.sleep(2)
    raise RuntimeError(f"The engine had not caught up after {PATIENCE} seconds")


def holds_the_newest() -> bool:
    newest = Page.objects.live().filter(locale__language_code="nl").order_by("-last_published_at").first()
    try:
        stamp = engine().stamps("nl").get(newest.pk)
    except EngineDown:
        return False
    return stamp is not None and stamp.version >= int(newest.last_published_at.timestamp() * 1_000_000)
