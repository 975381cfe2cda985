"""What the sender does once it is written."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from portal.base.privacy.consents import give_consent
from portal.base.privacy.trail import SELF, record

from ... import telling
from ...errors import Refused
from .. import terms
from ..choices import RUNNING, State, What
from ..days import working_day_after
from ..limits import got_enough
from ..models import Submission
from ..posting import CONFIRM, RECEIVED, TYPED, tell
from .drafting import locked, municipality_of
from .moving import elsewhere, happened, keep_version, move

CONSENT = "sending-in"


@transaction.atomic
def send(submission: Submission, *, consent: str = "", at: datetime) -> None:
    """Have its address confirmed. `consent`: the very words that were agreed with. Sent twice, it counts once."""
    if locked(submission, *State).state == State.UNCONFIRMED:
        submission.refresh_from_db()
        return
    if not (submission.mail and submission.name) or telling.faults(telling.FIELDS, submission.values):
        raise Refused(_("Something is still missing. Look at the steps that are not done yet."))
    if got_enough(submission.mail, kinds=TYPED, at=at):
        raise Refused(_("This address got many mails from us today. What you wrote is kept: send it tomorrow."))
    move(submission, State.UNCONFIRMED, of=(State.DRAFT,), at=at, sent_at=at)
    if consent:
        give_consent(CONSENT, text=consent, language=submission.language, about=submission.about, at=at)
    record("sent", about=submission.about, by=SELF, at=at)
    tell(submission, CONFIRM, at=at)


@transaction.atomic
def reopen(submission: Submission, *, at: datetime) -> None:
    """Write on before the address was confirmed, as when it was typed wrong. The link that was mailed is void."""
    move(submission, State.DRAFT, of=(State.UNCONFIRMED,), at=at, sent_at=None, version=F("version") + 1)


@transaction.atomic
def confirm(submission: Submission, *, at: datetime) -> None:
    """The sender has the address: now it waits for a moderator. Again changes nothing."""
    row = locked(submission, *(state for state in State if state != State.DRAFT))
    if row.state == State.UNCONFIRMED:
        promised = working_day_after(at, terms.PROMISED)
        moved = {"confirmed_at": at, "promised_on": promised}
        move(row, State.QUEUED, of=(State.UNCONFIRMED,), at=at, **moved)
        keep_version(row, at=at)
        happened(row, What.RECEIVED, at=at)
        record("confirmed", about=row.about, by=SELF, at=at)
        tell(row, RECEIVED, at=at)
    submission.refresh_from_db()


@transaction.atomic
def withdraw(submission: Submission, *, at: datetime) -> None:
    """The sender takes it back. What was withdrawn stays so."""
    if submission.state == State.WITHDRAWN:
        return
    was_sent = submission.confirmed_at is not None
    move(submission, State.WITHDRAWN, of=RUNNING, at=at, ended_at=at)
    record("cancelled", about=submission.about, by=SELF, at=at)
    if was_sent:
        happened(submission, What.WITHDRAWN, at=at)


@transaction.atomic
def mend(submission: Submission, *, values: dict[str, Any], at: datetime) -> None:
    """Keep the fields that a moderator asked to change, and wait again, at the old place, with a new promised day."""
    row = locked(submission, State.RETURNED)
    asked = set(row.open_remarks.values_list("field", flat=True))
    told = {name: value for name, value in values.items() if name in asked}
    if not told:
        raise Refused(_("Change at least one of the fields with a remark."))
    row.values |= told
    row.municipality = municipality_of(row.values)
    changed = {"values": row.values, "municipality": row.municipality}
    moved = changed | {"promised_on": working_day_after(at, terms.PROMISED), "returned_at": None, "reminded_at": None}
    move(row, State.QUEUED, of=(State.RETURNED,), at=at, **moved)
    keep_version(row, at=at)
    happened(row, What.MENDED, at=at)
    record("mended", about=row.about, by=SELF, fields=told, at=at)
    submission.refresh_from_db()


@transaction.atomic
def appeal(submission: Submission, *, text: str, at: datetime) -> None:
    """Ask once that another moderator looks at it again. Sent twice, it counts once."""
    row = locked(submission, *State)
    if row.is_appeal and row.appeal == text:
        submission.refresh_from_db()
        return
    if not submission.can_appeal:
        raise Refused(elsewhere())
    moved = {"promised_on": working_day_after(at, terms.PROMISED), "ended_at": None}
    move(submission, State.QUEUED, of=(State.DECLINED,), at=at, is_appeal=True, appeal=text, **moved)
    happened(submission, What.APPEALED, at=at)
    record("appealed", about=submission.about, by=SELF, at=at)
