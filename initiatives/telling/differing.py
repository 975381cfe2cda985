"""What was changed, word by word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from .fields import FIELDS

_WORDS = re.compile(r"\s+|[^\s]+")
#: More words than this are compared as a whole: comparing takes the square of them.
MOST = 2_000


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words; `is_changed`: it stands on this side only."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of which the value changed."""

    name: str
    label: str
    before: tuple[Part, ...]
    after: tuple[Part, ...]


def differences(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Difference, ...]:
    """Of the fields that `after` tells, in the order in which they are asked."""
    return tuple(_found(before, after))


def _found(before, after) -> Iterator[Difference]:
    for name, field in FIELDS.items():
        if name not in after or after[name] == before.get(name, field.empty):
            continue
        old, new = field.shown(before.get(name, field.empty)), field.shown(after[name])
        yield Difference(name, str(field.label), *marked(old, new))


def marked(old: str, new: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    one, other = _WORDS.findall(old), _WORDS.findall(new)
    if max(len(one), len(other)) > 2 * MOST:
        return parts([(old, True)]), parts([(new, True)])
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    left = [("".join(one[a:b]), tag != "equal") for tag, a, b, _c, _d in steps]
    right = [("".join(other[c:d]), tag != "equal") for tag, _a, _b, c, d in steps]
    return parts(left), parts(right)


def parts(runs) -> tuple[Part, ...]:
    return tuple(Part(text, is_changed) for text, is_changed in runs if text)
