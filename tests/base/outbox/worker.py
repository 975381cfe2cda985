"""A worker process for the tests: sends until it is stopped or killed."""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from django.conf import settings

from portal.base.outbox import compose, register, send_due
from tests.base.outbox.samples import KIND
from tests.nursery import NURSERY, begin, end

PATIENCE = 60  # seconds


@dataclass
class Worker:
    """A running worker, and where it tells of each of its rounds."""

    process: BaseProcess
    rounds: Connection

    def finish(self) -> None:
        """Let it go through two rounds, so that one began after now, and stop it."""
        while self.rounds.poll():
            self.rounds.recv()
        for _round in range(2):
            assert self.rounds.poll(PATIENCE), "the worker does nothing any more"
            self.rounds.recv()
        self.kill()

    def kill(self) -> None:
        end(self.process)

    def wait(self) -> int | None:
        """How it ended: minus the number of a signal."""
        self.process.join(PATIENCE)
        return self.process.exitcode


def start(mail_port: int, *, at: datetime, where: str = "") -> Worker:
    """A worker on the tests' database whose clock stands at `at`, and that is killed `where`."""
    mine, its = NURSERY.Pipe(duplex=False)
    process = begin(work, its, at, where, mail_port=mail_port)
    its.close()
    return Worker(process, mine)


def work(rounds: Connection, at: datetime, where: str) -> None:
    settings.KILL_AT = where
    register(KIND, lambda mail: compose("Hello", language=mail.language, paragraphs=["You are coming."]))
    start = time.monotonic()
    while True:
        send_due(at + timedelta(seconds=time.monotonic() - start))
        rounds.send(None)
        time.sleep(0.02)
