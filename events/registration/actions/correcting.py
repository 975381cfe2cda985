"""What people correct about themselves and their colleagues. No state and no place changes here."""

from datetime import datetime

from django.utils.translation import gettext as _

from .. import places
from ..choices import Presence, State, Who
from ..errors import AlreadySignedUp, Refused
from ..models import Participant, Registration, SensitiveAnswers
from ..querysets import mail_key
from .consenting import keep_consents
from .leaving import both
from .steps import mark_of, note, note_step, tell, tell_person

CONTACT = ("name", "mail", "phone", "organisation")
PERSON = ("name", "mail", "role")


@places.in_one_go
def change_contact(registration: Registration, *, values: dict, by, at: datetime) -> Registration:
    """Change the contact (`CONTACT`). A new address gets the mails from now on, and makes earlier links void."""
    offering, registration = both(registration)
    check_live(registration)
    changed = {
        name: value for name, value in values.items() if name in CONTACT and getattr(registration, name) != value
    }
    if "mail" in changed:
        same = offering.registrations.live().of_mail(changed["mail"]).exclude(pk=registration.pk).first()
        if same:
            raise AlreadySignedUp(same)
        changed |= {"mail_key": mail_key(changed["mail"]), "token_version": registration.token_version + 1}
    save(registration, changed, by=by, at=at)
    if "mail" in changed:
        tell(registration, "link", at=at, mark=registration.token_version)
    return registration


@places.in_one_go
def change_answers(registration: Registration, *, answers: dict, sensitive: dict, by, at: datetime) -> Registration:
    """Replace the answers of the registration as a whole."""
    _offering, registration = both(registration)
    check_live(registration)
    save(registration, {"answers": answers}, by=by, at=at)
    keep_sensitive(registration, None, sensitive)
    keep_consents(registration, answers={**answers, **sensitive}, at=at)
    return registration


@places.in_one_go
def swap(participant: Participant, *, values: dict, answers: dict, sensitive: dict, by, at: datetime) -> Participant:
    """Name somebody, or put another in their place (`PERSON`), with their own answers."""
    _offering, registration = both(participant.registration)
    check_live(registration)
    participant = registration.people.coming().filter(pk=participant.pk).first()
    if participant is None:
        raise Refused(_("This person was taken off the registration."))
    changed = {name: value for name, value in values.items() if name in PERSON}
    is_other = any(getattr(participant, name) != value for name, value in changed.items())
    if by == Who.PERSON and participant.name not in ("", changed.get("name", participant.name)):
        check_not_there_yet(participant)
    for name, value in (changed | {"answers": answers}).items():
        setattr(participant, name, value)
    participant.save(update_fields=[*changed, "answers"])
    keep_sensitive(registration, participant, sensitive)
    keep_consents(registration, participant, answers={**answers, **sensitive}, at=at, is_other=is_other)
    if registration.state == State.CONFIRMED:
        tell_person(registration, participant, "confirmed", at=at, mark=mark_of(participant.mail))
    note_step(registration, before=registration.state, by=by, at=at)
    note(registration, "changed", by=by, fields=changed, at=at)
    return participant


def check_not_there_yet(participant: Participant) -> None:
    """Attendance belongs to a person: nobody gets a certificate for meetings of a predecessor."""
    if participant.attendance.filter(presence=Presence.PRESENT).exists():
        raise Refused(_("This person has been there already. Ask the organiser to change or replace them."))


def check_live(registration: Registration) -> None:
    if not registration.is_live or registration.forgotten_at:
        raise Refused(_("This registration has ended, so nothing can be changed any more."))


def save(registration: Registration, changed: dict, *, by, at: datetime) -> None:
    if not changed:
        return
    Registration.objects.filter(pk=registration.pk).update(**changed, changed_at=at)
    registration.refresh_from_db()
    note(registration, "changed", by=by, fields=changed, at=at)


def keep_sensitive(registration: Registration, participant: Participant | None, answers: dict) -> None:
    rows = SensitiveAnswers.objects.filter(registration=registration, participant=participant)
    rows.delete()
    if answers:
        SensitiveAnswers.objects.create(registration=registration, participant=participant, answers=answers)
