"""Processes forked from one that has the site loaded already: loading takes longer than what tests ask of them."""

from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from tests.mailing import send_to  # noqa: E402

NURSERY = get_context("forkserver")
NURSERY.set_forkserver_preload([__name__])


def begin(work: Callable[..., None], *given: Any, mail_port: int) -> BaseProcess:
    """A process that does this, on the tests' database and with the mail server at this port of loopback."""
    name = str(connection.settings_dict["NAME"])
    process = NURSERY.Process(target=_run, args=(name, mail_port, work, given), daemon=True)
    process.start()
    return process


def _run(database: str, mail_port: int, work: Callable[..., None], given: tuple[Any, ...]) -> None:
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = database
    send_to(mail_port, settings, patience=10)
    work(*given)


def end(process: BaseProcess) -> None:
    """Kill it without warning."""
    process.kill()
    process.join()
