"""Fields and errors of any form for visitors, all drawn in the same way.

`{% field form.name %}` draws one field with its label, hint and errors; `{% form_errors form %}` the summary above it.
The element around them is <form class="form stack" method="post" novalidate>: our own words say what is wrong.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django import forms, template
from django.db import models
from django.forms.boundfield import BoundField

from ..asking.fields import DayField, InformationField

register = template.Library()


class Shape(models.TextChoices):
    CONTROL = "control"
    GROUP = "group"
    TICK = "tick"
    INFORMATION = "information"


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One radio button or box of a group."""

    type: str
    name: str
    value: str
    label: str
    id: str
    checked: bool
    required: bool


@dataclass(frozen=True, slots=True)
class Condition:
    """When a field is asked: the name and value of another control, and the same in words."""

    name: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field as parts/form/field.html takes it. `described` names the elements that tell more of it."""

    shape: Shape
    id: str
    label: str
    hints: tuple[str, ...]
    errors: tuple[str, ...]
    optional: bool
    described: str
    control: str
    rows: tuple[ChoiceRow, ...]
    condition: Condition | None
    kept: str
    clear: str


@register.inclusion_tag("parts/form/field.html")
def field(bound: BoundField, autocomplete: str = "", inputmode: str = "") -> dict:
    """One field of a form. `autocomplete` and `inputmode` as HTML has them, where the field's kind does not say it."""
    return {"field": shown(bound, autocomplete=autocomplete, inputmode=inputmode)}


def shown(bound: BoundField, *, autocomplete: str = "", inputmode: str = "") -> ShownField:
    shape, hints, kept = shape_of(bound), hints_of(bound), kept_of(bound)
    condition = condition_of(bound)
    described = " ".join(described_by(bound, hints, kept, condition))
    attrs = attributes(bound, described) | {"autocomplete": autocomplete, "inputmode": inputmode or mode_of(bound)}
    drawn = shape in {Shape.CONTROL, Shape.TICK}
    return ShownField(
        shape=shape,
        id=bound.auto_id,
        label=bound.label,
        hints=hints,
        errors=tuple(bound.errors),
        optional=not (bound.field.required or shape == Shape.INFORMATION or getattr(bound.field, "in_row", False)),
        described=described,
        control=bound.as_widget(attrs={name: value for name, value in attrs.items() if value}) if drawn else "",
        rows=tuple(rows_of(bound)) if shape == Shape.GROUP else (),
        condition=condition,
        kept=kept,
        clear=bound.field.widget.clear_checkbox_name(bound.html_name) if kept and not bound.field.required else "",
    )


def shape_of(bound: BoundField) -> Shape:
    if isinstance(bound.field, InformationField):
        return Shape.INFORMATION
    if bound.use_fieldset and hasattr(bound.field.widget, "choices"):
        return Shape.GROUP
    return Shape.TICK if isinstance(bound.field.widget, forms.CheckboxInput) else Shape.CONTROL


def hints_of(bound: BoundField) -> tuple[str, ...]:
    """What the editor wrote, and what every field of this kind says."""
    return tuple(filter(None, (bound.help_text, str(getattr(bound.field, "hint", "")))))


def kept_of(bound: BoundField) -> str:
    """The name of the file that was kept for this field, or ""."""
    stored = getattr(bound.form, "kept", {}).get(bound.name)
    return stored.name if stored else ""


def condition_of(bound: BoundField) -> Condition | None:
    found = getattr(bound.field, "shown_if", None)
    return Condition(bound.form.add_prefix(found[0]), found[1], found[2]) if found else None


def described_by(bound: BoundField, *parts) -> Iterator[str]:
    hints, kept, condition = parts
    for there, name in ((condition, "when"), (hints, "hint"), (bound.errors, "error"), (kept, "kept")):
        if there:
            yield f"{bound.auto_id}-{name}"


def attributes(bound: BoundField, described: str) -> dict:
    """What a control says of itself to machines. Where a question may go hidden, none has to be filled in."""
    own = bound.field.widget.attrs
    needed = bound.field.required and not hasattr(bound.field, "shown_if") and not kept_of(bound)
    classes = [own.get("class", "")]
    if shape_of(bound) == Shape.CONTROL:
        classes += ["input", "input--short" if isinstance(bound.field, forms.DecimalField | DayField) else ""]
    return {
        "class": " ".join(filter(None, classes)),
        "aria-describedby": described,
        "aria-invalid": "true" if bound.errors else "",
        "required": needed,
    }


def mode_of(bound: BoundField) -> str:
    """The keyboard of a phone."""
    if isinstance(bound.field, forms.DecimalField):
        return "decimal"
    return "numeric" if isinstance(bound.field, forms.IntegerField) else ""


def rows_of(bound: BoundField) -> Iterator[ChoiceRow]:
    widget = bound.field.widget
    single = not getattr(widget, "allow_multiple_selected", False)
    needed = single and bool(attributes(bound, "")["required"])
    for one in bound.subwidgets:
        data = one.data
        yield ChoiceRow(
            type=data["type"],
            name=data["name"],
            value=str(data["value"]),
            label=str(data["label"]),
            id=one.id_for_label,
            checked=data["selected"],
            required=needed,
        )


@dataclass(frozen=True, slots=True)
class ErrorLine:
    """One thing to mend, and the id of the control where one does."""

    words: str
    id: str


@register.inclusion_tag("parts/form/form_errors.html")
def form_errors(forms_of_page) -> dict:
    """A summary of the errors of a form, or of several; nothing when there are none.

    Of several forms that ask the same, each may have a `heading` ("Person 2") that stands before its errors.
    """
    several = [forms_of_page] if isinstance(forms_of_page, forms.BaseForm) else forms_of_page
    return {"errors": list(dict.fromkeys(line for form in several for line in lines_of(form)))}


def lines_of(form: forms.BaseForm) -> Iterator[ErrorLine]:
    before = f"{form.heading}: " if getattr(form, "heading", "") else ""
    for words in form.non_field_errors():
        yield ErrorLine(before + str(words), "")
    for bound in visible(form):
        for words in bound.errors:
            named = str(words) if f"“{bound.label}”" in str(words) else f"{bound.label}: {words}"
            yield ErrorLine(before + named, first_control(bound))


def visible(form: forms.BaseForm) -> Iterable[BoundField]:
    return [bound for bound in form if bound.errors]


def first_control(bound: BoundField) -> str:
    return f"{bound.auto_id}_0" if shape_of(bound) == Shape.GROUP else bound.auto_id
