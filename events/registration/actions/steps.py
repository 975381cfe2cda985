"""A change of state: compare and set, the step that tells of it, the trail, and the mail, all in one transaction."""

from datetime import datetime

from portal.base.outbox import post
from portal.base.privacy.trail import SELF, record

from ..choices import State, Who
from ..models import Registration, Step


def change_state(registration: Registration, *, to: State, by, at: datetime, reason: str = "", **fields) -> bool:
    """Set the state if it is still what `registration` says; False, and nothing done, when somebody was first."""
    before = registration.state
    rows = Registration.objects.filter(pk=registration.pk, state=before)
    if not rows.update(state=to, changed_at=at, **fields):
        return False
    for name, value in {"state": to, "changed_at": at, **fields}.items():
        setattr(registration, name, value)
    note_step(registration, before=before, by=by, at=at, reason=reason)
    return True


def note_step(registration: Registration, *, before: str, by, at: datetime, reason: str = "") -> None:
    """Write down what happened. `by`: a member of staff, or a `Who`."""
    user = None if isinstance(by, str) else by
    Step.objects.create(
        registration=registration,
        before=before,
        after=registration.state,
        seats=registration.seats,
        who=Who.STAFF if user else by,
        user=user,
        reason=reason[:500],
        at=at,
    )
    note(registration, "changed", by=by, fields=["state"], at=at)


def note(registration: Registration, action: str, *, by, fields, at: datetime) -> None:
    """Leave a trail: names of fields, never what they hold. `by` as in `note_step`."""
    actor = {Who.PERSON: SELF, Who.SYSTEM: None}.get(by) if isinstance(by, str) else by
    record(action, about=registration.about, label=registration.number, by=actor, fields=fields, at=at)


def tell(registration: Registration, kind: str, *, at: datetime, mark: object = "", **facts) -> None:
    """Have the contact written to. `mark` tells several mails of one kind apart; without it there is only ever one."""
    post(
        key=f"{registration.about}:{kind}:{mark}",
        kind=f"registration.{kind}",
        about=registration.about,
        to=registration.mail,
        language=registration.language,
        facts=facts,
        at=at,
    )
