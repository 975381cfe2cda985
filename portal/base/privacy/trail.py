"""Writing down who saw or changed what."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from .actions import actions
from .models import ActorKind, AuditEvent

#: `by` when people do something with their own data.
SELF = "self"
ABOUT = re.compile(r"[a-z][a-z_-]*:[\w-]{1,60}", re.ASCII)
#: A field's name or a row's number. A person's name has a space or a letter outside this.
WORD = re.compile(r"[\w.:#-]{1,80}", re.ASCII)


def record(
    action: str,
    *,
    about: str,
    by: Any = None,
    label: str = "",
    fields: Iterable[str] = (),
    count: int = 1,
    at: datetime,
) -> AuditEvent:
    """Write down that `by` did something with what `about` names, such as "registration:17".

    `by` is a user, SELF for the person the data is of, or None for the portal. `label` is a number to look it up by,
    `fields` are names of fields, `count` is how many rows it was. Values are refused as far as they can be told from
    names: raises ValueError. Write it in the transaction of what it tells.
    """
    names = sorted(set(fields))
    if action not in actions() or not ABOUT.fullmatch(about):
        raise ValueError(f"not an action about a row: {action}")
    if not all(map(WORD.fullmatch, names)) or (label and not (WORD.fullmatch(label) and re.search(r"\d", label))):
        raise ValueError("the trail takes names of fields and numbers, never what they hold")
    return AuditEvent.objects.create(
        at=at, **actor_of(by), action=action, about=about, label=label, fields=names, count=count
    )


def actor_of(by: Any) -> dict[str, Any]:
    if by is None:
        return {"actor_kind": ActorKind.SYSTEM}
    if by == SELF or not by.is_authenticated:
        return {"actor_kind": ActorKind.PERSON}
    return {"actor_kind": ActorKind.STAFF, "actor": by}
