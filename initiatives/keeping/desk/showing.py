"""One proposal as its screen shows it."""

from dataclasses import dataclass
from uuid import UUID

from portal.base.asking import StoredFile

from ...models import InitiativePage
from ...telling import FIELDS, Part, differences, values_of
from ..actions.deciding import draft_of, mark
from ..models import Proposal


@dataclass(frozen=True, slots=True)
class Changed:
    """A field that would change. `before`, `after`: the page and the proposal, with what differs marked.

    `started`: what the proposal started from, where the page was changed since; then `is_conflict`. `mark` names what
    stands on the page. `is_same`: it stands there already.
    """

    name: str
    label: str
    before: tuple[Part, ...]
    after: tuple[Part, ...]
    started: str
    is_conflict: bool
    is_same: bool
    mark: str


def changes_of(proposal: Proposal, page: InitiativePage | None) -> list[Changed]:
    """In the order in which a resident is asked. Without a page, beside what the proposal started from."""
    now = values_of(draft_of(page)) if page else proposal.base
    found = {one.name: one for one in differences(now, proposal.values)}
    return [changed(name, proposal, now, found.get(name)) for name in FIELDS if name in proposal.values]


def changed(name: str, proposal: Proposal, now: dict, difference) -> Changed:
    field, base = FIELDS[name], proposal.base.get(name)
    same = (Part(field.shown(proposal.values[name]), False),)
    is_conflict = now.get(name) not in (base, proposal.values[name])
    return Changed(
        name=name,
        label=str(field.label),
        before=difference.before if difference else same,
        after=difference.after if difference else same,
        started=field.shown(base) if is_conflict else "",
        is_conflict=is_conflict,
        is_same=difference is None,
        mark=mark(now.get(name)),
    )


def files_of(proposal: Proposal):
    """Pictures that came along and are not on the site yet."""
    wanted = {one.get("file") for one in proposal.values.get("pictures", ()) if isinstance(one, dict)}
    rows = StoredFile.objects.about(proposal.about)
    return [row for row in rows if str(row.uuid) in wanted]


def file_of(proposal: Proposal, uuid: UUID) -> StoredFile | None:
    return next((row for row in files_of(proposal) if row.uuid == uuid), None)
