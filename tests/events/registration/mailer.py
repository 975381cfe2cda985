"""A worker that only sends mail, with leases of seconds instead of minutes, for tests that kill it."""

import time
from datetime import timedelta
from multiprocessing.process import BaseProcess

from django.conf import settings
from django.utils import timezone

from portal.base.outbox import sending
from tests.nursery import begin

LEASE = timedelta(seconds=3)


def start(mail_port: int, *, where: str = "", once: str = "") -> BaseProcess:
    """On the tests' database; killed `where`, by whoever comes there first while there is a file `once`."""
    return begin(work, where, once, mail_port=mail_port)


def work(where: str, once: str) -> None:
    settings.KILL_AT, settings.KILL_ONCE = where, once
    sending.LEASE = LEASE
    while True:
        sending.send_due(timezone.now())
        time.sleep(0.1)
