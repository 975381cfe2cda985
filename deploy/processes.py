"""Several processes in the foreground that live and end together."""

import http.client
import signal
import subprocess
import time
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from types import FrameType

from deploy.environment import ROOT

PATIENCE = 15  # seconds a process gets to end by itself
SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def stoppable() -> Generator[None]:
    """Let Ctrl-C, a TERM and a closed terminal all arrive as KeyboardInterrupt."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = {number: signal.signal(number, interrupt) for number in SIGNALS}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def run_together(commands: Sequence[list[str]], variables: Mapping[str, str], *, port: int, notice: str) -> int:
    """Run all until an interrupt comes, and return 0; or until one ends by itself, and return 1."""
    children: list[subprocess.Popen[bytes]] = []
    try:
        children += [_start(command, variables) for command in commands]
        if _answers(port, children):
            print(f"\n{notice}\nThe site answers at http://127.0.0.1:{port}/  (Ctrl-C stops it)", flush=True)
        return _first_end(children)
    except KeyboardInterrupt:
        print("\nStopping", flush=True)
        return 0
    finally:
        _stop(children)


def _start(command: list[str], variables: Mapping[str, str]) -> subprocess.Popen[bytes]:
    # A session of its own: Ctrl-C reaches this process only, which then ends the others in an orderly way.
    return subprocess.Popen(command, cwd=ROOT, env=dict(variables), start_new_session=True)


def _answers(port: int, children: Sequence[subprocess.Popen[bytes]]) -> bool:
    while all(child.poll() is None for child in children):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status < http.client.INTERNAL_SERVER_ERROR
        except (OSError, http.client.HTTPException):
            time.sleep(0.2)
        finally:
            connection.close()
    return False


def _first_end(children: Sequence[subprocess.Popen[bytes]]) -> int:
    while True:
        for child in children:
            if child.poll() is not None:
                print(f"{child.args} ended with status {child.returncode}: stopping the rest.", flush=True)
                return 1
        time.sleep(0.5)


def _stop(children: Sequence[subprocess.Popen[bytes]]) -> None:
    # A second Ctrl-C must not leave a process behind.
    handlers = {number: signal.signal(number, signal.SIG_IGN) for number in SIGNALS}
    for child in children:
        child.terminate()
    for child in children:
        try:
            child.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
    for number, handler in handlers.items():
        signal.signal(number, handler)
