"""Links for who keeps a page, who was invited to, and who sent in a correction."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import override

from portal.base.signing import matches, signature

from .choices import KeeperState
from .models import Keeper, Proposal

KEEP, ACCEPT, CONFIRM = "keep", "keep-accept", "keep-confirm"


def keeper_for(uuid: UUID, given: str) -> Keeper:
    """Who keeps a page, by the link that was mailed. Raises Http404 for any other link."""
    return found(Keeper.objects.filter(uuid=uuid, state=KeeperState.ACTIVE).first(), uuid, given, KEEP)


def invited_for(uuid: UUID, given: str) -> Keeper:
    """Who was invited, also after accepting."""
    return found(Keeper.objects.filter(uuid=uuid).exclude(state=KeeperState.STOPPED).first(), uuid, given, ACCEPT)


def proposal_for(uuid: UUID, given: str) -> Proposal:
    return found(Proposal.objects.filter(uuid=uuid).first(), uuid, given, CONFIRM)


def found(row: Any, uuid: UUID, given: str, purpose: str) -> Any:
    # Compared in any case, so that the time tells nothing of which rows there are.
    if not matches(given, f"keep:{uuid}", purpose, getattr(row, "version", 1)) or row is None:
        raise Http404
    return row


def signed(row: Keeper | Proposal, purpose: str) -> str:
    return signature(f"keep:{row.uuid}", purpose, getattr(row, "version", 1))


def keeper_url(keeper: Keeper, name: str = "home", *more: str) -> str:
    """Of a page of this keeper, in the active language."""
    return reverse(f"keeping:{name}", args=[keeper.uuid, signed(keeper, KEEP), *more])


def keeper_link(keeper: Keeper, *, language: str) -> str:
    """The whole address, for a mail."""
    with override(language):
        return settings.WAGTAILADMIN_BASE_URL + keeper_url(keeper)


def invitation_link(keeper: Keeper, *, language: str) -> str:
    with override(language):
        path = reverse("keeping:invitation", args=[keeper.uuid, signed(keeper, ACCEPT)])
    return settings.WAGTAILADMIN_BASE_URL + path


def confirm_url(proposal: Proposal) -> str:
    return reverse("keeping:confirm", args=[proposal.uuid, signed(proposal, CONFIRM)])


def confirm_link(proposal: Proposal, *, language: str) -> str:
    with override(language):
        return settings.WAGTAILADMIN_BASE_URL + confirm_url(proposal)
