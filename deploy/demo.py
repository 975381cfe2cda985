"""`make demo`: prepares what is not there yet, then runs the site and the worker until told to stop.

Standard library only: it starts under the system's Python, before the environment exists.
"""

import argparse
import os
import socket
import subprocess
import sys

from deploy import environment
from deploy.preparation import prepare
from deploy.processes import run_together, stoppable

STATUS_OF_AN_INTERRUPT = 130


def main() -> int:
    port = _arguments().port
    problem = port_problem(port)
    if problem:
        print(f"Port {port} cannot be used: {problem}. Choose another one: make demo PORT={port + 1}")
        return 1
    try:
        with stoppable():
            return _run(port)
    except KeyboardInterrupt:
        return STATUS_OF_AN_INTERRUPT
    except subprocess.CalledProcessError as error:
        print(f"Stopped: {' '.join(map(str, error.cmd))} ended with status {error.returncode}.")
        return 1


def _run(port: int) -> int:
    environment.ensure("requirements.txt")
    variables = {
        "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
        "BASE_URL": f"http://127.0.0.1:{port}",
        "PYTHONUNBUFFERED": "1",
    } | os.environ
    accounts = prepare(variables)
    return run_together(_commands(port), variables, port=port, notice=accounts)


def _commands(port: int) -> list[list[str]]:
    python = str(environment.PYTHON)
    web = [python, "-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2"]
    return [
        # The site is loaded once, for both workers.
        [*web, "--preload", "--threads", "4", "--graceful-timeout", "5", "--log-level", "warning"],
        [python, "manage.py", "worker"],
    ]


def port_problem(port: int) -> str:
    """Why a server cannot listen there; nothing when it can."""
    with socket.socket() as probe:
        # As gunicorn does: connections of an earlier run that are still closing are no obstacle.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError) as error:
            return getattr(error, "strerror", None) or str(error)
    return ""


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make demo")
    parser.add_argument("--port", type=int, required=True)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
