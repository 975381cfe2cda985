"""Things told in rows: steps, asks and offers, links. There is always an empty row left to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import repeat
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.blocks.stream_block import StreamValue

from portal.base.asking.fields import DayField
from portal.base.when import short_day

from ..choices import Direction, HelpKind
from ..models import HelpItem
from . import prose
from .kinds import Field, WrittenLine, WrittenLong, sizes
from .since import parse_day

MOST = 30
KEY = "key"  # By which a row of a page is known again; "" for a new one.


@dataclass(frozen=True, kw_only=True)
class Rows(Field):
    """A list of mappings. `least` rows stand there at least; a row counts once its `main` control is filled in."""

    is_group = True
    main: str
    least: int
    row_label: str

    @property
    def empty(self):
        return []

    def cells(self) -> dict[str, forms.Field]:
        raise NotImplementedError

    def controls(self, value, data):
        made = {}
        for number in range(self.count(value, data)):
            for cell, field in self.cells().items():
                field.in_row = True  # Of a row nobody need be told that it may stay empty.
                made[self.control(number, cell)] = field
            made[self.control(number, KEY)] = forms.CharField(
                required=False, max_length=40, widget=forms.HiddenInput, label=KEY
            )
        return made

    def control(self, number: int, cell: str) -> str:
        return f"{self.name}_{number}_{cell}"

    def count(self, value, data: Mapping | None) -> int:
        sent = sum(self.control(number, self.main) in (data or {}) for number in range(MOST))
        return min(MOST, max(self.least, len(value or []) + 1, sent))

    def numbers(self, form) -> range:
        return range(sum(self.control(number, self.main) in form.fields for number in range(MOST)))

    def initial(self, value):
        return {
            self.control(number, cell): words for number, row in enumerate(value or []) for cell, words in row.items()
        }

    def check(self, form):
        """Who filled in a row's other words has to fill in what counts."""
        for number in self.numbers(form):
            row = self.row(form, number)
            if not row.get(self.main) and self.says(row) and not self.faults(form, number):
                form.add_error(self.control(number, self.main), ValidationError(_("Fill this in, or empty the row.")))

    def says(self, row: Mapping) -> bool:
        return any(words for cell, words in row.items() if cell not in {self.main, KEY})

    def row(self, form, number: int) -> dict[str, Any]:
        cells = (*self.cells(), KEY)
        return {cell: as_json(form.cleaned_data.get(self.control(number, cell))) for cell in cells}

    def faults(self, form, number: int) -> bool:
        return any(self.control(number, cell) in form.errors for cell in self.cells())

    def told(self, form):
        return [row for row in (self.row(form, number) for number in self.numbers(form)) if row[self.main]]

    def kept(self, form):
        """Rows that are sound."""
        sound = [self.row(form, number) for number in self.numbers(form) if not self.faults(form, number)]
        return [row for row in sound if row[self.main]]

    def shown(self, value):
        return "\n".join(self.line(row) for row in value or [])

    def line(self, row: Mapping) -> str:
        return row[self.main]


class StepRows(Rows):
    def cells(self):
        text = WrittenLong(
            label=_("What happened"), required=False, max_length=1500, error_messages=sizes(_("What happened"))
        )
        text.widget.attrs["rows"] = 3
        return {
            "title": WrittenLine(label=_("Step"), required=False, max_length=120, error_messages=sizes(_("Step"))),
            "text": text,
        }

    def line(self, row):
        return ": ".join(filter(None, (row["title"], row["text"])))

    def read(self, page):
        return [
            {"title": block.value["title"], "text": prose.plain(block.value["text"].source), KEY: block.id or ""}
            for block in page.steps
        ]

    def write(self, page, value):
        """What is the same keeps its markup, and its name in translations."""
        before = {block.id: block.value["text"].source for block in page.steps if block.id}
        texts = [markup(row["text"], before.get(row.get(KEY))) for row in value or []]
        told = [{"title": row["title"], "text": text} for row, text in zip(value or [], texts, strict=True)]
        set_stream(page, "steps", zip(repeat("step"), value or [], told))


class LinkRows(Rows):
    def cells(self):
        wrong = _("Write a whole address, like https://www.example.org/.")
        return {
            "title": WrittenLine(
                label=_("What it is called"), required=False, max_length=120, error_messages=sizes(_("Link"))
            ),
            "url": forms.URLField(
                label=_("Address"),
                required=False,
                max_length=300,
                assume_scheme="https",
                widget=forms.TextInput(attrs={"inputmode": "url"}),
                error_messages={"invalid": wrong, "max_length": wrong},
            ),
        }

    def row(self, form, number):
        """A link without a name is called by its address."""
        row = super().row(form, number)
        return row | {"title": row["title"] or (row["url"] or "").partition("://")[2].rstrip("/")[:120]}

    def says(self, row):
        return bool(row["title"])

    def line(self, row):
        return f"{row['title']}: {row['url']}"

    def read(self, page):
        return [{"title": one.value["title"], "url": one.value["url"], KEY: one.id or ""} for one in page.links]

    def write(self, page, value):
        told = [{"title": row["title"], "url": row["url"]} for row in value or []]
        set_stream(page, "links", zip(repeat("link"), value or [], told))


class HelpRows(Rows):
    """`help_items` of the page."""

    def cells(self):
        return {
            "direction": select(_("Asked or offered"), Direction),
            "kind": select(_("Kind"), HelpKind),
            "text": WrittenLine(
                label=_("What exactly"), required=False, max_length=160, error_messages=sizes(_("What exactly"))
            ),
            "until": DayField(
                label=_("Until when"),
                required=False,
                error_messages={"invalid": _("Fill in a date, like 31-12-2027, or nothing.")},
            ),
        }

    def says(self, row):
        return bool(row["until"])

    def row(self, form, number):
        row = super().row(form, number)
        return row | {"direction": row["direction"] or Direction.WANTED, "kind": row["kind"] or HelpKind.HANDS}

    def initial(self, value):
        found = super().initial(value)
        return {name: parse_day(words) if name.endswith("_until") else words for name, words in found.items()}

    def line(self, row):
        words = f"{Direction(row['direction']).label}, {HelpKind(row['kind']).label}: {row['text']}"
        until = parse_day(row["until"])
        return _("%(what)s (until %(day)s)") % {"what": words, "day": short_day(until)} if until else words

    def read(self, page):
        return [
            {
                "direction": item.direction,
                "kind": item.kind,
                "text": item.text,
                "until": item.until.isoformat() if item.until else "",
                KEY: str(item.translation_key) if item.pk else "",
            }
            for item in page.help_items.all()
        ]

    def write(self, page, value):
        """An item that stays is the same one, so that what was answered stays answered."""
        known = {str(item.translation_key): item for item in page.help_items.all()}
        items = []
        for number, row in enumerate(value or []):
            item = known.pop(row.get(KEY) or "", None) or HelpItem(locale_id=page.locale_id)
            item.direction, item.kind, item.text = row["direction"], row["kind"], row["text"]
            item.until, item.sort_order = parse_day(row["until"]), number
            items.append(item)
        page.help_items = items


def select(label: str, choices) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, choices=choices.choices, initial=choices.values[0])


def as_json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value or ""


def markup(text: str, before: str | None) -> str:
    return before if before and prose.same_words(text, before) else prose.rich(text)


def set_stream(page, name: str, rows: Iterable[tuple[str, Mapping, dict]]) -> None:
    """(kind, row, raw value) of each block; one that the page has keeps its id, by which translations know it."""
    stream = getattr(page, name)
    known = {block.id for block in stream if block.id}
    made = [
        {"type": kind, "value": value} | ({"id": row[KEY]} if row.get(KEY) in known else {})
        for kind, row, value in rows
    ]
    setattr(page, name, StreamValue(stream.stream_block, made, is_lazy=True))
