"""Reading the demo's words: TOML files, days relative to today, bodies as streams."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from uuid import uuid4

from django.utils import timezone

FOLDER = Path(__file__).resolve().parent


@cache
def content(name: str) -> dict:
    """`content/<name>.toml` as a dictionary."""
    return tomllib.loads((FOLDER / "content" / f"{name}.toml").read_text(encoding="utf-8"))


def day(row: Mapping, name: str, today: date) -> date | None:
    """The day under `name` (a date) or under `<name>_in_days` (from today), if there is one."""
    if name in row:
        return row[name]
    relative = row.get(f"{name}_in_days")
    return today + timedelta(days=relative) if relative is not None else None


def start_day(row: Mapping, today: date) -> date:
    """The day of a dated row, given as `date` or as `in_days`."""
    return row["date"] if "date" in row else today + timedelta(days=row["in_days"])


def span(row: Mapping, today: date) -> tuple[datetime, datetime]:
    """Start and end of a dated row as moments in Europe/Amsterdam."""
    first = start_day(row, today)
    last = day(row, "end", today) or row.get("end_date") or first
    if row.get("all_day"):
        return moment(first, "00:00"), moment(last, "23:59")
    return moment(first, row["time"]), moment(last, row["end_time"])


def moment(on: date, clock: str) -> datetime:
    return timezone.make_aware(datetime.combine(on, time.fromisoformat(clock)))


def address(path: str) -> str:
    """A slug path such as `initiatieven?fase=idea` as editors write it: `initiatieven/?fase=idea`."""
    way, mark, query = path.partition("?")
    return f"{way.strip('/')}/{mark}{query}"


def listed(values: list) -> list[dict]:
    """Values as a ListBlock stores them. Only items with an id reach the translators."""
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


def items(values: list) -> dict:
    return {"items": listed(values)}


def call(value: Mapping) -> dict:
    return {"title": value["title"], "text": value.get("text", ""), "button": value["button"]} | {
        "address": address(value["page"])
    }


def table(value: Mapping) -> dict:
    return {
        "data": value["rows"],
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "table_caption": value.get("caption", ""),
    }


def body(blocks: list[Mapping], contacts: Mapping[str, int]) -> str:
    """Blocks of a content file as the JSON that a StreamField reads. `contacts` maps slugs to primary keys."""
    convert = {
        "steps": ("steps", items),
        "accordion": ("accordion", items),
        "facts": ("key_facts", items),
        "call": ("call", call),
        "table": ("table", table),
        "contacts": ("contacts", lambda slugs: items([contacts[slug] for slug in slugs])),
    }
    made = []
    for block in blocks:
        kind, change = convert.get(block["type"], (block["type"], lambda value: value))
        made.append({"type": kind, "value": change(block["value"])})
    return json.dumps(made)


def stream(kind: str, values: list) -> str:
    """A stream of one kind of block."""
    return json.dumps([{"type": kind, "value": value} for value in values])
