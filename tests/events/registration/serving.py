"""The site as processes of their own, and many people at once who sign up over HTTP."""

import http.client
import os
import re
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Generator, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Barrier
from urllib.parse import urlencode

from django.conf import settings
from django.db import connection

from events.registration.models import Offering
from tests.ports import unused_port

PATIENCE = 90  # seconds


@dataclass
class Site:
    """A running site. `web` is gunicorn's master; what it starts again after a kill is its own affair."""

    port: int
    web: subprocess.Popen[bytes]
    log: Path

    def workers(self) -> list[int]:
        """Process ids of the web workers that run now."""
        found = subprocess.run(["pgrep", "-P", str(self.web.pid)], capture_output=True, text=True, check=False)
        return [int(line) for line in found.stdout.split()]

    def errors(self) -> str:
        return self.log.read_text()


@contextmanager
def serve(folder: Path, *, app: str = "portal.wsgi", variables: dict[str, str] | None = None) -> Generator[Site]:
    """The site on the tests' own database, two workers of eight threads, until the block ends."""
    (folder / "static").mkdir(exist_ok=True)
    port, log = unused_port(), folder / "web.log"
    command = [sys.executable, "-m", "gunicorn", app, "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    command.append("--preload")  # Who is killed is replaced at once.
    command += ["--threads", "8", "--backlog", "1024", "--log-level", "error", "--graceful-timeout", "5"]
    with log.open("w") as words:
        web = subprocess.Popen(
            command, cwd=settings.BASE_DIR, env=environment(folder, variables or {}), stdout=words, stderr=words
        )
    site = Site(port, web, log)
    try:
        wait_for(site)
        yield site
    finally:
        web.send_signal(signal.SIGTERM)
        web.wait(PATIENCE)


def environment(folder: Path, variables: dict[str, str]) -> dict[str, str]:
    """For any process of the site: the tests' database, a folder of its own."""
    given = {
        "DJANGO_SETTINGS_MODULE": "tests.served",
        "VAR_DIR": str(folder),
        "DATABASE_URL": os.environ.get("TEST_DATABASE_URL", ""),
        "SERVED_DATABASE": str(connection.settings_dict["NAME"]),
    }
    return os.environ | given | variables


def wait_for(site: Site) -> None:
    deadline = time.monotonic() + PATIENCE
    while site.web.poll() is None and time.monotonic() < deadline:
        try:
            if get(site.port, "/healthz").status == http.client.OK:
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"The site did not start: {site.errors()[-2000:]}")


@dataclass
class Answer:
    status: int
    seconds: float = 0.0
    address: str = ""
    body: str = ""
    cookie: str = ""


def get(port: int, address: str) -> Answer:
    return ask(port, "GET", address)


def ask(port: int, method: str, address: str, body: str = "", headers: dict[str, str] | None = None) -> Answer:
    start = time.monotonic()
    client = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        client.request(method, address, body or None, headers or {})
        response = client.getresponse()
        text = response.read().decode(errors="replace")
        cookie = (response.getheader("Set-Cookie") or "").partition(";")[0]
        seconds = time.monotonic() - start
        return Answer(response.status, seconds, response.getheader("Location") or "", text, cookie)
    finally:
        client.close()


@dataclass
class Visitor:
    """Somebody with the form before them; forms of one offering share the token against forgery."""

    port: int
    address: str
    cookie: str
    token: str
    sent: list[Answer] = field(default_factory=list)

    def send(self, *, mail: str, submission: str = "", people: int = 1) -> Answer:
        """Send the filled-in form, past the look-over."""
        values = [
            ("csrfmiddlewaretoken", self.token),
            ("submission", submission or str(uuid.uuid4())),
            ("contact-name", f"Deelnemer {mail.partition('@')[0]}"),
            ("contact-mail", mail),
            ("comes", "yes"),
            ("send", "1"),
        ]
        for number in range(1, people):
            values += [("colleague", str(number)), (f"person-{number}-name", f"Collega {number}")]
        headers = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"}
        headers["Referer"] = f"http://127.0.0.1:{self.port}{self.address}"
        return ask(self.port, "POST", self.address, urlencode(values), headers)


def visitor(site: Site, offering: Offering) -> Visitor:
    address = f"/nl/aanmelden/{offering.key}/"
    form = get(site.port, address)
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', form.body)
    assert token, form.body[:2000]
    return Visitor(site.port, address, form.cookie, token[1])


def at_once(acts: Iterable) -> list:
    """Do all of these at the same moment, each in a thread of its own; what each gave, an exception included."""
    acts = list(acts)
    start = Barrier(len(acts))

    def run(act):
        start.wait(timeout=PATIENCE)
        try:
            return act()
        except OSError as error:
            return error

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(run, acts))
