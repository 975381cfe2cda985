"""Values of a page, and a page of values."""

from collections.abc import Mapping
from typing import Any

from .fields import FIELDS


def values_of(page) -> dict[str, Any]:
    """JSON values of a page's fields, by name."""
    return {name: field.read(page) for name, field in FIELDS.items()}


def write(page, values: Mapping[str, Any]) -> None:
    """Give a page, saved or not, the values that are told; what is not told stays. The caller saves it.

    The page needs its locale. Pictures come into the library here.
    """
    for name, value in values.items():
        if name in FIELDS:
            FIELDS[name].write(page, value)


def shown(values: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """(name, label, words) of what was told, in the order in which it is asked."""
    found = [(field, field.shown(values.get(name, field.empty))) for name, field in FIELDS.items()]
    return [(field.name, str(field.label), words) for field, words in found if words]
