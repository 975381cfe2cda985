"""The programs outside Python that some tests need: found, installed where allowed, started, and stopped.

Each module offers one `Service`; `start` brings them all and says which are missing.
"""

from contextlib import ExitStack

from . import chromium, elasticsearch, postgres, vnu
from .service import Missing, Service

ALL: tuple[Service, ...] = (chromium.SERVICE, vnu.SERVICE, postgres.SERVICE, elasticsearch.SERVICE)


def start(stack: ExitStack) -> tuple[dict[str, str], dict[Service, str]]:
    """Environment variables of the services that run until `stack` closes, and why the others do not."""
    variables: dict[str, str] = {}
    missing: dict[Service, str] = {}
    for service in ALL:
        try:
            variables[service.variable] = stack.enter_context(service.provide())
            print(f"{service.name}: ready", flush=True)
        except Missing as reason:
            missing[service] = str(reason)
            print(f"{service.name}: missing, {reason}; left out: {service.tests}", flush=True)
    return variables, missing
