import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from deploy.demo import port_problem
from deploy.processes import run_together, stoppable
from tests.house.repository import ROOT

WRITES_ITS_NUMBER = "import os, pathlib, sys, time; pathlib.Path(sys.argv[1]).write_text(str(os.getpid())); "
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


def test_all_stop_when_one_ends(sleeper: tuple[list[str], Callable[[], bool]], free_port: int) -> None:
    command, runs = sleeper
    ends = [sys.executable, "-c", "import time; time.sleep(1); raise SystemExit(3)"]
    assert run_together([command, ends], os.environ, port=free_port, notice="") == 1
    assert not runs()


def test_an_interrupt_stops_all(
    sleeper: tuple[list[str], Callable[[], bool]], free_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    command, runs = sleeper
    site = [sys.executable, "-c", SITE.format(port=free_port)]
    threading.Timer(3, os.kill, (os.getpid(), signal.SIGTERM)).start()
    with stoppable():
        assert run_together([command, site], os.environ, port=free_port, notice="redactie / geheim") == 0
    assert not runs()
    assert "redactie / geheim" in capsys.readouterr().out


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
