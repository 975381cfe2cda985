"""The register of processing, as code: which fields hold data of people, what for, on which ground, how long.

Each room declares its own in `AppConfig.ready`; `tests/house/test_personal_data.py` finds fields that nobody declared.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .holders import Term


class Basis(models.TextChoices):
    """Article 6 of the GDPR (AVG)."""

    CONSENT = "consent", _("consent")
    AGREEMENT = "agreement", _("carrying out what was agreed")
    LAW = "law", _("a duty by law")
    PUBLIC_TASK = "public_task", _("a public task")
    INTEREST = "interest", _("a legitimate interest")


@dataclass(frozen=True, slots=True)
class Personal:
    model: str
    fields: tuple[str, ...]
    purpose: str | Promise
    basis: Basis
    term: Term | str | Promise


_register: dict[str, list[Personal]] = {}


def personal(model: str, *fields: str, purpose: str | Promise, basis: Basis, term: Term | str | Promise) -> None:
    """Declare fields of a model ("events.Registration") as data of people. `term` is that of the room's holder."""
    entry = Personal(model, fields, purpose, basis, term)
    entries = _register.setdefault(model, [])
    if entry not in entries:
        entries.append(entry)


def register() -> Iterator[Personal]:
    return (entry for entries in _register.values() for entry in entries)


def is_declared(model: str, field: str) -> bool:
    return any(field in entry.fields for entry in _register.get(model, ()))
