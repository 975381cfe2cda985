"""Changes that are proposed: by a keeper, or by anybody who confirms an address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from portal.base.privacy.actions import Action
from portal.base.privacy.holders import plain
from portal.base.privacy.trail import SELF, record

from ...choices import Stage
from ...errors import Refused
from ...models import InitiativePage
from ...telling import pictures, values_of
from ..choices import ProposalState
from ..models import Keeper, Proposal
from ..pages import source_of
from ..posting import ask_to_confirm

DAY = timedelta(days=1)
PICTURES = "pictures"
#: What `pictures.checked` made of an upload, and what it shows.
Picture = tuple[ContentFile, str]
#: Of one address that is not a keeper's; of one page; of one keeper.
WAITING, PER_ADDRESS, PER_PAGE, PER_KEEPER = 3, 5, 30, 20


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who is no keeper and sends a correction. `submission` names the form, so that sent twice counts once."""

    mail: str
    language: str
    submission: UUID = field(default_factory=uuid4)


@transaction.atomic
def propose(
    page: InitiativePage,
    *,
    values: Mapping[str, Any],
    by: Keeper | Reader,
    at: datetime,
    note: str = "",
    picture: Picture | None = None,
) -> Proposal | None:
    """Keep what of these values differs from the page, a note and a new picture; what the editors decide is mailed.

    What keepers of the page proposed before is not proposed again.
    Of a reader it waits until the address is confirmed; None for an address that has sent enough, which reads the same
    as anybody. Raises Refused when nothing is different, and when the page gets more than the editors can take.
    """
    known = Proposal.objects.filter(submission=by.submission).first() if isinstance(by, Reader) else None
    if known:
        return known
    base = values_of(page)
    standing = base | (waiting_for(page) if isinstance(by, Keeper) else {})
    changed = {name: value for name, value in values.items() if name in base and value != standing[name]}
    if not (changed or note or picture):
        return proposed_just_so(page, values, by=by)
    check_room(page, by=by, at=at)
    if isinstance(by, Reader) and has_sent_enough(by.mail, at=at):
        return None
    proposal = keep(page, changed, {name: base[name] for name in changed}, by=by, at=at, note=note)
    if picture:
        add_picture(proposal, picture, base=base[PICTURES], at=at)
    return proposal


def proposed_just_so(page: InitiativePage, values: Mapping[str, Any], *, by: Keeper | Reader) -> Proposal:
    """The keeper's latest open proposal where all of it is sent once more, as by a button that is pressed twice."""
    rows = Proposal.objects.open().filter(key=page.translation_key)
    found = rows.filter(keeper=by).order_by("pk").last() if isinstance(by, Keeper) else None
    if found is None or any(values.get(name) != value for name, value in found.values.items()):
        raise Refused(_("Nothing is different from what stands on the page. Change something, or write a note."))
    return found


def waiting_for(page: InitiativePage) -> dict[str, Any]:
    """What its keepers proposed and the editors have not decided, the latest over the rest; pictures wait apart."""
    rows = Proposal.objects.open().filter(key=page.translation_key, keeper__isnull=False).order_by("pk")
    found = {name: value for row in rows for name, value in row.values.items()}
    return {name: value for name, value in found.items() if name != PICTURES}


def add_picture(proposal: Proposal, picture: Picture, *, base: list, at: datetime) -> None:
    """Privately, until it is taken over."""
    file, alt = picture
    stored = pictures.keep(file, alt=alt, about=proposal.about, at=at)
    proposal.values[PICTURES] = [*proposal.values.get(PICTURES, base), stored]
    proposal.base[PICTURES] = base
    proposal.save(update_fields=["values", "base"])


def keep(page: InitiativePage, changed: dict, base: dict, *, by: Keeper | Reader, at: datetime, note: str) -> Proposal:
    """The proposal, new or, where the same form came in at the same moment, the one that is there."""
    told = {"key": page.translation_key, "title": page.title, "language": by.language, "created_at": at}
    if isinstance(by, Keeper):
        told |= {"keeper": by, "state": ProposalState.OPEN}
    else:
        told |= {"mail": by.mail, "mail_key": plain(by.mail), "state": ProposalState.UNCONFIRMED}
    told |= {"values": changed, "base": base, "note": note}
    submission = by.submission if isinstance(by, Reader) else uuid4()
    proposal, is_new = Proposal.objects.get_or_create(submission=submission, defaults=told)
    if not is_new:
        return proposal
    record(Action.CREATED, about=proposal.about, by=SELF, fields=changed, at=at)
    if isinstance(by, Reader):
        ask_to_confirm(proposal, at=at)
    return proposal


def check_room(page: InitiativePage, *, by: Keeper | Reader, at: datetime) -> None:
    rows = Proposal.objects.since(at - DAY)
    if isinstance(by, Keeper):
        if rows.filter(keeper=by).count() >= PER_KEEPER:
            raise Refused(_("You proposed a lot today. Go on tomorrow."))
    elif rows.filter(key=page.translation_key, keeper=None).count() >= PER_PAGE:
        raise Refused(_("So many people wrote about this page today that it takes no more. Come back tomorrow."))


def has_sent_enough(mail: str, *, at: datetime) -> bool:
    rows = Proposal.objects.filter(mail_key=plain(mail))
    return rows.unconfirmed().count() >= WAITING or rows.since(at - DAY).count() >= PER_ADDRESS


@transaction.atomic
def confirm(proposal: Proposal, *, at: datetime) -> None:
    """The reader has the address: now the editors see it. Again changes nothing."""
    rows = Proposal.objects.filter(pk=proposal.pk, state=ProposalState.UNCONFIRMED)
    if rows.update(state=ProposalState.OPEN):
        record(Action.CONFIRMED, about=proposal.about, by=SELF, at=at)
    proposal.refresh_from_db()


@transaction.atomic
def tell_stopped(keeper: Keeper, *, lessons: str, at: datetime) -> Proposal:
    """A keeper says that the initiative stopped, and what others can learn of it. Editors see it first."""
    page = source_of(keeper.key)
    if page is None:
        raise Refused(gone())
    proposal = propose(page, values={"stage": Stage.STOPPED.value, "lessons": lessons}, by=keeper, at=at)
    assert proposal is not None  # noqa: S101 -- None is for readers only
    return proposal


def gone() -> str:
    return _("The page of this initiative is not there any more.")
