"""A change of state: compare and set, the step that tells of it, the trail, and the mail, all in one transaction."""

from datetime import datetime

from django.utils.crypto import salted_hmac

from portal.base.outbox import Promise, post
from portal.base.privacy.trail import SELF, record

from ..choices import State, Who
from ..models import Registration, Step
from ..querysets import mail_key

#: Mails that everybody gets who has an address of their own.
FOR_ALL = ("confirmed", "promoted", "moved", "changed", "called_off", "cancelled", "reminder", "after")
#: Better not at all than twice.
RATHER_NEVER = ("reminder", "after")


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
    """Have the contact written to, and the people with an address of their own where it is about them too.

    `mark` tells several mails of one kind apart; without it there is only ever one.
    """
    post_to(registration, kind, to=registration.mail, at=at, mark=mark, facts=facts)
    if kind in FOR_ALL:
        for person in registration.people.coming().exclude(mail=""):
            tell_person(registration, person, kind, at=at, mark=mark, **facts)


def tell_person(registration: Registration, person, kind: str, *, at: datetime, mark: object = "", **facts) -> None:
    """Have one of the people written to, unless the contact's mail reaches them."""
    if person.mail and mail_key(person.mail) != registration.mail_key:
        own_mark = f"{mark}:{person.pk}"
        post_to(registration, kind, to=person.mail, at=at, mark=own_mark, facts={**facts, "person": person.pk})


def tell_one(person, kind: str, *, at: datetime, mark: object = "", **facts) -> bool:
    """Have one of the people written to, at the contact's address where they have none; whether it was new."""
    registration, own_mark = person.registration, f"{mark}:{person.pk}"
    to = person.mail or registration.mail
    facts = {**facts, "person": person.pk}
    return post_to(registration, kind, to=to, at=at, mark=own_mark, facts=facts)


def mark_of(mail: str) -> str:
    """Tells addresses apart in the key of a mail, which outlives the address."""
    return salted_hmac("registration.mark", mail_key(mail), algorithm="sha256").hexdigest()[:16]


def post_to(registration: Registration, kind: str, *, to: str, at: datetime, mark: object, facts: dict) -> bool:
    """Whether it was new; nobody is written to who was forgotten."""
    if not to:
        return False
    rather = Promise.AT_MOST_ONCE if kind in RATHER_NEVER else Promise.AT_LEAST_ONCE
    return post(
        key=f"{registration.about}:{kind}:{mark}",
        kind=f"registration.{kind}",
        about=registration.about,
        to=to,
        language=registration.language,
        facts=facts,
        promise=rather,
        at=at,
    )
