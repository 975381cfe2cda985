"""Registrations under load, random operations and kills, in full: the tests that `make test` runs a little of."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.steps import ROOT

from .report import table

TESTS = [f"tests/events/registration/test_{name}.py" for name in ("crowds", "chance", "killing", "pace")]
#: Seconds in which 95 of 100 forms of fifty clients are answered: a wish, told but never failed on.
P95 = {"SQLite": 3, "PostgreSQL": 2}


def measured(name: str, address: str, folder: Path) -> dict:
    """Run them on this database; whether all rules held, and the figures that they noted."""
    print(f"Registrations on {name}", flush=True)
    file = folder / f"registrations-{name}.jsonl"
    variables = {"TEST_DATABASE_URL": address, "LONG": "1", "FIGURES": str(file)}
    variables |= {"DJANGO_SETTINGS_MODULE": "portal.settings.test"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *TESTS]
    status = subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=False).returncode
    lines = file.read_text().splitlines() if file.exists() else []
    return {"database": name, "held": status == 0, "figures": [json.loads(line) for line in lines]}


def report(found: list[Mapping]) -> str:
    """Markdown; nothing without figures."""
    if not found:
        return ""
    parts = ["", "## Registrations", "", "Over HTTP, two processes of eight threads, clients on the same machine.", ""]
    rows = [(one["database"], "all held" if one["held"] else "BROKEN") for one in found]
    parts += [*table(("database", "rules"), rows), ""]
    noted = [(one["database"], line["name"], told(one["database"], line)) for one in found for line in one["figures"]]
    return "\n".join([*parts, *table(("database", "what", "figures"), noted), ""])


def told(database: str, line: Mapping) -> str:
    words = [f"{name} {round(value, 2) if isinstance(value, float) else value}" for name, value in line.items()]
    limit = f"limit of p95: {P95[database]}" if "p95" in line else ""
    return ", ".join([*words[1:], *([limit] if limit else [])])
