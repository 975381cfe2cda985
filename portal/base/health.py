"""Is the process there, and are its services? Answers for machines: no session, no page."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from inspect import iscoroutinefunction
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from health_check.base import HealthCheck
from health_check.checks import Cache, Database, Storage

logger = logging.getLogger(__name__)

REQUIRED = {"database": Database, "cache": Cache, "storage": Storage}
_offered: dict[str, Callable[[], str]] = {}


def offer(name: str, state: Callable[[], str]) -> None:
    """Have /readyz tell the state ("working" or "degraded") of something that pages can do without."""
    _offered[name] = state


@never_cache
def alive(request: HttpRequest) -> HttpResponse:
    """200 as long as the process answers; asks nothing of any service."""
    return HttpResponse("ok\n", content_type="text/plain")


@never_cache
def ready(request: HttpRequest) -> JsonResponse:
    """200 with the state of each service, also when one is degraded; 503 when one that pages need does not work."""
    states = {name: state_of(check) for name, check in REQUIRED.items()}
    states |= {name: offered_state(name, state) for name, state in _offered.items()}
    worst = next((state for state in ("broken", "degraded") if state in states.values()), "working")
    return JsonResponse({"status": worst, **states}, status=503 if worst == "broken" else 200)


def offered_state(name: str, state: Callable[[], str]) -> str:
    """What `state` says; "degraded" where it fails, with the reason in the log."""
    try:
        return state()
    except Exception:
        logger.exception("The state of %s could not be told", name)
        return "degraded"


def state_of(check: type[HealthCheck]) -> str:
    """ "working", or "broken" with the reason in the log and not in the answer."""
    run = check().run
    try:
        _finish(run) if iscoroutinefunction(run) else run()
    except Exception:
        logger.exception("%s does not work", check.__name__)
        return "broken"
    return "working"


def _finish(run: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a check that is a coroutine in a thread of its own, for the one that asks may have a loop running already."""
    with ThreadPoolExecutor(max_workers=1) as thread:
        thread.submit(lambda: asyncio.run(run())).result()
