"""A throw-away site: a database of its own, the demo's pages, and a server in another process."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from tests.snapshots import snapshot_of
from tests.steps import ROOT

PATIENCE = 60  # seconds


@contextmanager
def database(folder: Path) -> Generator[None]:
    """A migrated database, which processes started after this use too."""
    snapshot = snapshot_of(connection, folder)
    snapshot.prepare()
    os.environ["BENCH_DATABASE"] = str(connection.settings_dict["NAME"])
    try:
        yield
    finally:
        snapshot.remove()


@contextmanager
def server(port: int, log: Path) -> Generator[None]:
    """The site behind gunicorn, one worker that does one request at a time; raises RuntimeError with its last words."""
    command = [sys.executable, "-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "1"]
    with log.open("w") as words:
        process = subprocess.Popen([*command, "--log-level", "warning"], cwd=ROOT, stdout=words, stderr=words)
        try:
            _wait(port, process, log)
            yield
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            client.request("GET", "/healthz")
            if client.getresponse().status == http.client.OK:
                return
        except OSError:
            time.sleep(0.2)
        finally:
            client.close()
    raise RuntimeError(f"The server did not start: {log.read_text()[-1000:]}")
