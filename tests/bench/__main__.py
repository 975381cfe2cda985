"""`make bench`: measures the site on SQLite, and on PostgreSQL where it can be had, and writes var/bench/report.md.

Search and registrations under load come with it; about half an hour in all. `--only` names one part.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path

from deploy.processes import stoppable
from tests.ports import unused_port
from tests.services import postgres
from tests.services.elasticsearch_process import OLDEST_JAVA
from tests.services.java import java
from tests.services.service import Missing
from tests.steps import ROOT

from . import registrations
from .report import broken_counts, report, search_report

PATIENCE = 560  # seconds
RESULTS = ROOT / "var" / "bench"
SEARCH = "import sys, django; django.setup(); from tests.bench.search import main; main(sys.argv[1], int(sys.argv[2]))"
MEASURE = (
    "import sys, django; django.setup(); from tests.bench.measure import main; main(sys.argv[1], int(sys.argv[2]))"
)


def main() -> int:
    only, start = _arguments().only, time.monotonic()
    searched, registered = None, []
    with stoppable(), ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-")))
        _compile_and_collect(folder)
        figures = []
        if only in {None, "search"}:
            searched = _searched(folder)
        if only in {None, "sqlite"}:
            figures.append(_measured(folder / "sqlite", {"DATABASE_URL": ""}))
        address = _postgresql(stack, start) if only in {None, "postgresql"} else None
        if address:
            figures.append(_measured(folder / "postgresql", {"DATABASE_URL": address}))
        if only in {None, "registrations"}:
            registered = _registered(folder, stack)
    _write(figures, searched, registered)
    return 1 if broken_counts(figures) or not all(one["held"] for one in registered) else 0


def _registered(folder: Path, stack: ExitStack) -> list[dict]:
    found = [registrations.measured("SQLite", "", folder)]
    try:
        address = stack.enter_context(postgres.SERVICE.provide())
    except Missing as reason:
        print(f"PostgreSQL is left out: {reason}", flush=True)
        return found
    return [*found, registrations.measured("PostgreSQL", address, folder)]


def _postgresql(stack: ExitStack, start: float) -> str | None:
    if time.monotonic() - start > PATIENCE / 2:
        print(f"PostgreSQL is left out, to end in {PATIENCE} seconds; --only postgresql measures it", flush=True)
        return None
    try:
        return stack.enter_context(postgres.SERVICE.provide())
    except Missing as reason:
        print(f"PostgreSQL is left out: {reason}", flush=True)
        return None


def _compile_and_collect(folder: Path) -> None:
    print("Compiling the translations, collecting the static files", flush=True)
    for command in (["compile_catalogues"], ["collectstatic", "--noinput", "--verbosity", "0"]):
        arguments = [sys.executable, "manage.py", *command]
        subprocess.run(arguments, cwd=ROOT, env=_environment(folder, folder, {}), check=True)


def _measured(folder: Path, variables: Mapping[str, str]) -> dict:
    folder.mkdir()
    port = unused_port()
    variables = {"BASE_URL": f"http://127.0.0.1:{port}", **variables}
    command = [sys.executable, "-c", MEASURE, str(folder), str(port)]
    subprocess.run(command, cwd=ROOT, env=_environment(folder, folder.parent, variables), check=True)
    return json.loads((folder / "figures.json").read_text())


def _searched(folder: Path) -> list[dict] | None:
    (folder / "search").mkdir()
    command = [sys.executable, "-c", SEARCH, str(folder / "search"), str(unused_port())]
    try:
        java(OLDEST_JAVA)
    except Missing as reason:
        print(f"Search on Elasticsearch is left out: {reason}", flush=True)
        return None
    subprocess.run(command, cwd=ROOT, env=_environment(folder / "search", folder, {"DATABASE_URL": ""}), check=True)
    return json.loads((folder / "search" / "search.json").read_text())


def _environment(folder: Path, static: Path, variables: Mapping[str, str]) -> dict[str, str]:
    own = {
        "DJANGO_SETTINGS_MODULE": "tests.bench.settings",
        "VAR_DIR": str(folder),
        "BENCH_STATIC": str(static / "static"),
    }
    return {**os.environ, **own, **variables}


def _write(figures: list[dict], searched: list[dict] | None, registered: list[dict]) -> None:
    RESULTS.mkdir(parents=True, exist_ok=True)
    words = report(figures) + search_report(searched or []) + registrations.report(registered)
    (RESULTS / "report.md").write_text(words)
    (RESULTS / "report.json").write_text(
        json.dumps({"pages": figures, "search": searched, "registrations": registered}, indent=2)
    )
    print(f"\n{words}\nWritten to {RESULTS.relative_to(ROOT)}/report.md and report.json")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument(
        "--only", choices=["sqlite", "postgresql", "search", "registrations"], help="measure this alone"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
