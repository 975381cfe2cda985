"""People sign up while processes of the site and of the mail are killed without warning."""

import http.client
import random
import signal
import time
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.process import BaseProcess
from os import kill
from pathlib import Path
from threading import Event, Thread

from events.registration.models import Offering
from tests.events.registration import mailer
from tests.events.registration.serving import Site, Visitor, visitor
from tests.nursery import end

#: Named points: in the site before and after the commit; in the mail after the claim, and after the server took it.
IN_SITE, IN_MAIL = ("changed", "committed"), ("claimed", "accepted")
PATIENCE = 120  # seconds that somebody goes on trying
FEWEST = 12


@dataclass
class Killer:
    """Kills so many processes, at random and at the named points, one about every `pause` seconds."""

    site: Site
    once: Path
    mailers: list["Mailer"]
    chance: random.Random
    pause: float = 0.5
    killed: int = 0
    done: Event = field(default_factory=Event)

    def run(self, kills: int) -> None:
        for _ in range(kills):
            self.chance.choice([self.at_point, self.web, self.mail])()
            self.killed += 1
            time.sleep(self.pause * self.chance.uniform(0.5, 1.5))
        self.done.set()

    def at_point(self) -> None:
        """Whoever comes to the point first."""
        self.once.touch()

    def web(self) -> None:
        if workers := self.site.workers():
            with suppress(ProcessLookupError):
                kill(self.chance.choice(workers), signal.SIGKILL)

    def mail(self) -> None:
        self.chance.choice(self.mailers).stop()


@dataclass
class Mailer:
    """A worker for mail that is started again whenever it dies."""

    mail_port: int
    where: str
    once: Path
    process: BaseProcess | None = None

    def keep(self) -> None:
        if self.process is None or not self.process.is_alive():
            self.process = mailer.start(self.mail_port, where=self.where, once=str(self.once))

    def stop(self) -> None:
        if self.process:
            end(self.process)


@dataclass
class Persistent:
    """Somebody who sends the same form until the site says that it arrived."""

    person: Visitor
    mail: str
    submission: str = field(default_factory=lambda: str(uuid.uuid4()))
    address: str = ""

    def send(self) -> None:
        deadline = time.monotonic() + PATIENCE
        while not self.address and time.monotonic() < deadline:
            with suppress(OSError, http.client.HTTPException):
                answer = self.person.send(mail=self.mail, submission=self.submission)
                self.address = answer.address if answer.status == http.client.SEE_OTHER else ""
            if not self.address:
                time.sleep(0.2)


def sign_up_under_fire(killer: Killer, offering: Offering, *, kills: int) -> list[Persistent]:
    """People come, four at a time, for as long as the killing goes on, and `FEWEST` at least; all of them."""
    person = visitor(killer.site, offering)
    people: list[Persistent] = []
    firing = Thread(target=killer.run, args=(kills,))
    firing.start()
    while not killer.done.is_set() or len(people) < FEWEST:
        four = [Persistent(person, f"p{len(people) + number}@example.org") for number in range(4)]
        people += four
        threads = [Thread(target=one.send) for one in four]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for one in killer.mailers:
            one.keep()
    firing.join()
    return people
