"""How much these tests do: little in the test command, what was promised in `make bench` (with `LONG=1`)."""

import json
import os
from pathlib import Path

LONG = os.environ.get("LONG") == "1"
ROUNDS = 20 if LONG else 1  # of 200 people, for each number of places
OPERATIONS = (13, 400) if LONG else (3, 160)  # rounds, and operations in each, for two kinds of line
KILLS = 50 if LONG else 5  # at each pair of named points, two pairs
CLIENTS, FORMS = 50, 8 if LONG else 2  # who send one form after the other
MAILS = 500 if LONG else 40  # that wait for a mail server


def note(name: str, **figures: object) -> None:
    """Keep figures for the report, where there will be one."""
    file = os.environ.get("FIGURES")
    if file:
        with Path(file).open("a") as lines:
            lines.write(json.dumps({"name": name, **figures}) + "\n")
