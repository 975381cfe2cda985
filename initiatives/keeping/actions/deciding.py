"""What editors decide of a proposal."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from portal.base.privacy.actions import Action
from portal.base.privacy.trail import record

from ...errors import Refused
from ...models import InitiativePage
from ...telling import values_of, write
from ..choices import ProposalState
from ..models import Proposal
from ..pages import source_of
from ..posting import REFUSED, TAKEN, tell_outcome
from .confirming import heard_of
from .proposing import gone


def mark(value: Any) -> str:
    """By which a value is known again, so that nobody overwrites what they did not see."""
    return hashlib.sha256(json.dumps(value, sort_keys=True, default=str).encode()).hexdigest()[:16]


def draft_of(page: InitiativePage) -> InitiativePage:
    """The page as editors last saved it."""
    draft: InitiativePage = page.get_latest_revision_as_object()
    return draft


@transaction.atomic
def take_over(proposal: Proposal, *, fields: Mapping[str, str], by: Any, at: datetime) -> bool:
    """Put these fields on the page; True when that is live now, False when it is a draft.

    `fields`: by name the `mark` of what stood on the page when it was looked at. Raises Refused when that is no longer
    so, when somebody decided before, and for who may not change the page. No field at all: the note was dealt with.
    It is published for who may publish, unless the page was offline or had a draft waiting.
    """
    if not decide(proposal, ProposalState.TAKEN, by=by, at=at, taken=sorted(fields)):
        raise Refused(decided())
    live = put(proposal, fields, by=by, at=at) if fields else False
    if proposal.keeper:
        heard_of(proposal.key, at=at)
    record(Action.CHANGED, about=proposal.about, by=by, fields=fields, at=at)
    tell_outcome(proposal, TAKEN, at=at)
    return live


def put(proposal: Proposal, fields: Mapping[str, str], *, by: Any, at: datetime) -> bool:
    page = page_to_change(proposal, by=by)
    draft = draft_of(page)
    now = values_of(draft)
    if any(name not in proposal.values or mark(now[name]) != seen for name, seen in fields.items()):
        raise Refused(_("The page was changed meanwhile. Look at it once more."))
    # Asked before, for saving a revision changes it.
    publishes = page.live and not page.has_unpublished_changes and page.permissions_for_user(by).can_publish()
    write(draft, {name: proposal.values[name] for name in fields})
    try:
        revision = draft.save_revision(user=by, changed=True, log_action=True)
    except ValidationError as fault:
        raise Refused(" ".join(fault.messages)) from fault
    if publishes:
        revision.publish(user=by)
    return publishes


def page_to_change(proposal: Proposal, *, by: Any) -> InitiativePage:
    """Locked, so that of two at once the second sees what the first wrote. Raises Refused for who may not."""
    source = source_of(proposal.key)
    page = InitiativePage.objects.select_for_update().filter(pk=source.pk).first() if source else None
    if page is None:
        raise Refused(gone())
    rights = page.permissions_for_user(by)
    if not rights.can_edit():
        raise Refused(_("You may not change this page."))
    if rights.page_locked():
        raise Refused(_("Somebody locked this page, or it is being checked. Wait until that is done."))
    return page


@transaction.atomic
def refuse(proposal: Proposal, *, reason: str, by: Any, at: datetime) -> None:
    """The page stays as it is; who proposed it reads why."""
    if not decide(proposal, ProposalState.REFUSED, by=by, at=at, reason=reason):
        raise Refused(decided())
    record(Action.REJECTED, about=proposal.about, by=by, at=at)
    tell_outcome(proposal, REFUSED, at=at)


def decide(proposal: Proposal, state: str, *, by: Any, at: datetime, **values) -> bool:
    """Compare and set; False when somebody was first."""
    rows = Proposal.objects.filter(pk=proposal.pk, state=ProposalState.OPEN)
    done = rows.update(state=state, decided_by=by, decided_at=at, **values) > 0
    proposal.refresh_from_db()
    return done


def decided() -> str:
    return _("Somebody decided on this already.")
