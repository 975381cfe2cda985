"""Having mails sent. None holds an address but the one it goes to."""

from datetime import datetime

from django.utils import timezone

from portal.base import outbox

from .models import Keeper, Proposal

INVITE, LINK, REMINDER, ENDED = "keeping.invite", "keeping.link", "keeping.reminder", "keeping.ended"
CONFIRM, TAKEN, REFUSED = "keeping.confirm", "keeping.taken", "keeping.refused"


def post_invitation(keeper: Keeper, *, at: datetime) -> None:
    to_keeper(keeper, INVITE, f"{keeper.version}:{timezone.localdate(at)}", at=at)


def post_link(keeper: Keeper, *, name: str, at: datetime) -> None:
    to_keeper(keeper, LINK, f"{keeper.version}:{name}", at=at)


def post_reminder(keeper: Keeper, *, number: int, at: datetime) -> None:
    to_keeper(keeper, REMINDER, f"{number}:{keeper.heard_at:%Y%m%d%H%M%S}", at=at, number=number)


def post_ended(keeper: Keeper, *, at: datetime) -> None:
    to_keeper(keeper, ENDED, str(keeper.version), at=at)


def to_keeper(keeper: Keeper, kind: str, once: str, *, at: datetime, **facts) -> None:
    outbox.post(
        key=f"{kind}:{keeper.pk}:{once}",
        kind=kind,
        about=keeper.about,
        to=keeper.mail,
        language=keeper.language,
        at=at,
        facts=facts,
    )


def ask_to_confirm(proposal: Proposal, *, at: datetime) -> None:
    to_proposer(proposal, CONFIRM, at=at)


def tell_outcome(proposal: Proposal, kind: str, *, at: datetime) -> None:
    """To who sent it, where the address is still known."""
    if proposal.to:
        to_proposer(proposal, kind, at=at)


def to_proposer(proposal: Proposal, kind: str, *, at: datetime) -> None:
    outbox.post(
        key=f"{kind}:{proposal.pk}",
        kind=kind,
        about=proposal.about,
        to=proposal.to,
        language=proposal.language,
        at=at,
    )
