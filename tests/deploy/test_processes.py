import io
import os
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from deploy.demo import port_problem
from deploy.processes import run_together, stoppable
from tests.house.repository import ROOT

WRITES_ITS_NUMBER = """import os, pathlib, sys, time
number, draft = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[1] + ".new")
draft.write_text(str(os.getpid()))
draft.rename(number)
"""
ONCE_IT_RUNS = """import pathlib, sys, time
while not pathlib.Path(sys.argv[1]).exists(): time.sleep(.05)
"""
ENDS_WHEN_IT_RUNS = ONCE_IT_RUNS + "raise SystemExit(3)"
SITE = "from http.server import *; HTTPServer(('127.0.0.1', {port}), SimpleHTTPRequestHandler).serve_forever()"


@pytest.fixture
def sleeper(tmp_path: Path) -> tuple[list[str], Callable[[], bool]]:
    """A command that runs for a minute, and whether it is still running."""
    number = tmp_path / "number"

    def runs() -> bool:
        try:
            os.kill(int(number.read_text()), 0)
        except ProcessLookupError:
            return False
        return True

    return [sys.executable, "-c", WRITES_ITS_NUMBER + "time.sleep(60)", str(number)], runs


class Onlooker(io.StringIO):
    """What is said, and a TERM to this process as soon as some words are among it."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = words

    def write(self, said: str) -> int:
        written = super().write(said)
        if self.words in said:
            os.kill(os.getpid(), signal.SIGTERM)
        return written


def test_all_stop_when_one_ends(sleeper: tuple[list[str], Callable[[], bool]], free_port: int) -> None:
    command, runs = sleeper
    ends = [sys.executable, "-c", ENDS_WHEN_IT_RUNS, command[-1]]
    assert run_together([command, ends], os.environ, port=free_port, notice="") == 1
    assert not runs()


def test_an_interrupt_stops_all(
    sleeper: tuple[list[str], Callable[[], bool]], free_port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    command, runs = sleeper
    site = [sys.executable, "-c", ONCE_IT_RUNS + SITE.format(port=free_port), command[-1]]
    said = Onlooker("redactie / geheim")
    monkeypatch.setattr(sys, "stdout", said)
    with stoppable():
        assert run_together([command, site], os.environ, port=free_port, notice="redactie / geheim") == 0
    assert not runs()
    assert "redactie / geheim" in said.getvalue()


def test_a_port_in_use_is_a_problem_and_a_free_one_is_not(free_port: int) -> None:
    assert port_problem(free_port) == ""
    with socket.create_server(("127.0.0.1", free_port)):
        assert port_problem(free_port) == "Address already in use"


def test_what_runs_before_the_environment_exists_needs_the_standard_library_only() -> None:
    for path in (ROOT / "deploy").glob("*.py"):
        imported = {line.split()[1].split(".")[0] for line in path.read_text().splitlines() if _imports(line)}
        assert imported <= sys.stdlib_module_names | {"deploy"}, path


def _imports(line: str) -> bool:
    return line.startswith(("import ", "from "))
