"""A form for any of the fields."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

from .fields import FIELDS
from .gallery import NEW, NEW_ALT, Gallery
from .kinds import Field
from .rows import Rows


@dataclass(frozen=True, slots=True)
class Row:
    """Controls that belong together; `picture`: the address of the picture that they are about."""

    label: str
    controls: tuple[BoundField, ...]
    picture: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A field as templates/telling/fields.html draws it.

    `label` is empty where the control has one of its own; `note`: what a moderator asks to change; `is_list`: its rows
    are alike, and have a name each.
    """

    name: str
    label: str
    help: str
    rows: tuple[Row, ...]
    note: str = ""
    is_list: bool = False


class TellingForm(forms.Form):
    """`told`: the JSON values of a valid form; `so_far`: those of any, as far as they are sound.

    `new_picture` and `new_alt`: what was uploaded, for `pictures.keep`; also where another field is wrong. Whoever
    shows it may give `notes` by the name of a field, and `picture_url` from the value of a picture to its address.
    """

    use_required_attribute = False
    new_picture = None
    new_alt = ""
    notes: Mapping[str, str] = {}
    picture_url: Callable[[dict], str] | None = None

    def __init__(self, names: Iterable[str], *, values: Mapping[str, Any], data=None, files=None):
        super().__init__(data, files)
        self.asked = [FIELDS[name] for name in names]
        self.values = dict(values)
        self.drawn: dict[str, list[str]] = {}
        for field in self.asked:
            value = self.values.get(field.name, field.empty)
            controls = field.controls(value, data)
            self.fields.update(controls)
            self.initial.update(field.initial(value))
            self.drawn[field.name] = list(controls)

    def clean(self):
        cleaned = super().clean()
        for field in self.asked:
            field.check(self)
        return cleaned

    def is_faulty(self, field: Field) -> bool:
        return any(name in self.errors for name in self.drawn[field.name])

    @property
    def told(self) -> dict[str, Any]:
        """Of a form that is valid."""
        return {field.name: field.told(self) for field in self.asked} if self.is_valid() else {}

    @property
    def so_far(self) -> dict[str, Any]:
        self.is_valid()
        return {field.name: field.kept(self) for field in self.asked}

    @property
    def groups(self) -> list[Group]:
        return [self._group(field) for field in self.asked]

    @property
    def completions(self) -> list[str]:
        """Names that complete what is typed, where a place is asked."""
        return [name for field in self.asked for name in field.completions()]

    def _group(self, field: Field) -> Group:
        words = (str(field.label), str(field.help)) if field.is_group else ("", "")
        note = self.notes.get(field.name, "")
        return Group(field.name, *words, tuple(self._rows(field)), note, isinstance(field, Rows))

    def _rows(self, field: Field) -> Iterable[Row]:
        names = self.drawn[field.name]
        if isinstance(field, Rows):
            for number in field.numbers(self):
                start = field.control(number, "")
                bound = tuple(self[name] for name in names if name.startswith(start))
                yield Row(str(field.row_label) % {"number": number + 1}, bound)
        elif isinstance(field, Gallery):
            yield from self._pictures(field)
        else:
            yield Row("", tuple(self[name] for name in names))

    def _pictures(self, field: Gallery) -> Iterable[Row]:
        for reference in field.references(self):
            url = self.picture_url(reference) if self.picture_url else ""
            yield Row("", (self[field.alt(reference)], self[field.gone(reference)]), url)
        new = tuple(self[name] for name in (NEW, NEW_ALT) if name in self.fields)
        if new:
            yield Row("", new)


def form_for(names: Iterable[str], *, values: Mapping[str, Any], data=None, files=None) -> TellingForm:
    """A form that asks these fields, filled in with the values; bound when `data` (a POST) is given."""
    return TellingForm(names, values=values, data=data, files=files)


def with_picture(data, reference: dict):
    """What came in once its new picture is kept as `reference`: as if it had been there already."""
    found = data.copy()
    found[FIELDS["pictures"].alt(reference)] = found.pop(NEW_ALT, [""])[-1]
    return found


def faults(names: Iterable[str], values: Mapping[str, Any]) -> dict[str, list[str]]:
    """What is wrong with values that are kept, by the name of the field; empty when all may be sent."""
    names = list(names)
    shown = form_for(names, values=values)
    filled = form_for(names, values=values, data=as_typed(shown))
    found = {}
    for field in filled.asked:
        words = [str(word) for name in filled.drawn[field.name] for word in filled.errors.get(name, ())]
        if words:
            found[field.name] = words
    return found


def as_typed(form: TellingForm):
    """What a browser sends when somebody presses the button without touching anything."""
    data = {}
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        data[name] = "" if value is None else field.prepare_value(value)
    return Typed(data)


class Typed(dict):
    """A mapping that is asked for lists, as a POST is."""

    def getlist(self, name: str) -> list:
        value = self.get(name)
        return value if isinstance(value, list) else [value] if value not in (None, "") else []
