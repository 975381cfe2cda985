"""One submission as its screen shows it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ... import telling
from ...telling.differing import marked
from ..models import Remark, Submission, Version
from .access import address
from .forms import Remarks


@dataclass(frozen=True, slots=True)
class Picture:
    url: str
    alt: str


@dataclass(frozen=True, slots=True)
class Told:
    """One field: what was told, what of it changed since the last time, what was asked then, and the controls."""

    name: str
    label: str
    words: str
    difference: telling.Difference | None
    remark: Remark | None
    controls: tuple
    is_faulty: bool


@dataclass(frozen=True, slots=True)
class Beside:
    """One field of two."""

    label: str
    here: tuple[telling.Part, ...]
    there: tuple[telling.Part, ...]
    is_same: bool


def told(submission: Submission, form: Remarks | None) -> list[Told]:
    """All fields that were told, or that were asked for; with a remark's controls where there is a form."""
    words = {name: text for name, _label, text in telling.shown(submission.values)}
    before, remarks = last_round(submission)
    changed = {one.name: one for one in telling.differences(before, submission.values)} if before is not None else {}
    return [
        Told(
            name=name,
            label=str(field.label),
            words=words.get(name, ""),
            difference=changed.get(name),
            remark=remarks.get(name),
            controls=tuple(form.of(name)) if form else (),
            is_faulty=bool(form and any(control.errors or control.value() for control in form.of(name))),
        )
        for name, field in telling.FIELDS.items()
    ]


def last_round(submission: Submission) -> tuple[Mapping[str, Any] | None, dict[str, Remark]]:
    """What it told before it was changed, and what was asked of it then; (None, …) when it was never changed."""
    versions: list[Version] = list(submission.versions.order_by("-number")[:2])
    remarks: dict[int, dict[str, Remark]] = {row.pk: {} for row in versions}
    for row in submission.remarks.filter(version__in=versions):
        remarks[row.version_id][row.field] = row
    if not versions:
        return None, {}
    if remarks[versions[0].pk] or len(versions) == 1:
        return (versions[1].values if len(versions) > 1 else None), remarks[versions[0].pk]
    return versions[1].values, remarks[versions[1].pk]


def beside(here: Mapping[str, Any], there: Mapping[str, Any]) -> list[Beside]:
    """Fields that either tells, with what is only in one of them marked."""
    found = []
    for name, field in telling.FIELDS.items():
        one, other = (field.shown(values.get(name, field.empty)) for values in (here, there))
        if one or other:
            right, left = marked(other, one)
            found.append(Beside(str(field.label), left, right, one == other))
    return found


def pictures(submission: Submission) -> list[Picture]:
    references: Iterable[dict] = submission.values.get("pictures") or ()
    kept = [one for one in references if one.get("file")]
    return [Picture(address("picture", submission.pk, one["file"]), one.get("alt", "")) for one in kept]
