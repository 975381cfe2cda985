"""An initiative as who keeps it sees it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from portal.base.cards import Link

from ..models import Confirmation, InitiativePage
from .choices import ProposalState
from .models import Keeper, Proposal
from .pages import has_stopped, shown_of
from .parts import PARTS, labels_of
from .tokens import keeper_url

MOST = 10


@dataclass(frozen=True, slots=True)
class Proposed:
    """`what`: names of fields; `state`: how it stands, in words; `reason`: why it was refused."""

    what: str
    day: datetime
    state: str
    is_waiting: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """`url`: of the page as readers see it, or ""; `changes`: the parts that can be changed; `ways`: the rest."""

    title: str
    url: str
    has_stopped: bool
    confirmed_on: date | None
    confirm_url: str
    changes: tuple[Link, ...]
    proposed: tuple[Proposed, ...]
    number: int
    ways: tuple[Link, ...]


def kept_by(keeper: Keeper, page: InitiativePage, *, language: str) -> Kept:
    shown = shown_of(keeper.key, language=language)
    last = Confirmation.objects.filter(key=keeper.key).order_by("-day").first()
    return Kept(
        title=shown.title if shown else page.title,
        url=(shown.get_url() or "") if shown else "",
        has_stopped=has_stopped(page),
        confirmed_on=last.day if last else None,
        confirm_url=keeper_url(keeper, "true"),
        changes=tuple(Link(str(part.title), keeper_url(keeper, "change", part.slug)) for part in PARTS),
        proposed=tuple(proposed_for(keeper)),
        number=Keeper.objects.of_page(keeper.key).active().count(),
        ways=tuple(ways(keeper, page)),
    )


def proposed_for(keeper: Keeper):
    """By any keeper of this page, the latest first."""
    rows = Proposal.objects.filter(key=keeper.key, keeper__isnull=False).order_by("-pk")[:MOST]
    for row in rows:
        what = labels_of(row.values) or _("A note")
        yield Proposed(what, row.created_at, told(row), row.is_open)


def told(proposal: Proposal) -> str:
    if proposal.state == ProposalState.OPEN:
        return _("The editors look at it.")
    if proposal.state == ProposalState.REFUSED:
        return _("Not taken over.")
    left = set(proposal.values) - set(proposal.taken)
    return _("Taken over in part.") if left and proposal.taken else _("Dealt with.")


def ways(keeper: Keeper, page: InitiativePage):
    yield Link(_("Invite somebody to keep this page too"), keeper_url(keeper, "invite"))
    if not has_stopped(page):
        yield Link(_("Tell that it has stopped"), keeper_url(keeper, "stopped"))
    yield Link(_("Stop keeping this page"), keeper_url(keeper, "leave"))
