"""Signing up."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base.when import day_text, time_text

from .. import places
from ..choices import ACCEPTING, Availability, State, WaitingList, Who
from ..errors import AlreadySignedUp, Refused
from ..models import Invitation, InvoiceRequest, Offering, Participant, Registration, SensitiveAnswers
from ..querysets import mail_key
from .consenting import keep_consents
from .inviting import use
from .steps import note_step, tell


@dataclass(frozen=True, slots=True)
class Person:
    """One who will come; without a name it follows."""

    name: str = ""
    mail: str = ""
    role: str = ""
    answers: dict = field(default_factory=dict)
    sensitive: dict = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody sends in. `invoice`: fields of `InvoiceRequest`. `invitation`: lets in before the doors open."""

    submission: UUID
    name: str
    mail: str
    people: tuple[Person, ...]
    language: str
    phone: str = ""
    organisation: str = ""
    answers: dict = field(default_factory=dict)
    sensitive: dict = field(default_factory=dict)
    questions_id: int | None = None
    invoice: dict | None = None
    invitation: Invitation | None = None

    def is_invited_to(self, offering: Offering) -> bool:
        return self.invitation is not None and self.invitation.offering_id == offering.pk


@places.in_one_go
def register(offering: Offering, *, wish: Wish, at: datetime, by=Who.PERSON, reason: str = "") -> Registration:
    """Sign up; the same `submission` again gives the registration it made. `by` a member of staff opens closed doors.

    Raises Refused, and AlreadySignedUp where this address has a live registration here.
    """
    offering = places.take_turn(offering.pk)
    known = Registration.objects.filter(submission=wish.submission).first()
    if known:
        return known
    by_staff = by != Who.PERSON
    check_doors(offering, wish, at=at, by_staff=by_staff)
    same = offering.registrations.live().of_mail(wish.mail).first()
    if same:
        raise AlreadySignedUp(same)
    registration = write(offering, wish, state=first_state(offering, wish, by_staff=by_staff), at=at)
    if wish.invitation:
        use(wish.invitation, registration)
    note_step(registration, before="", by=by, at=at, reason=reason)
    tell(registration, MAIL_OF[registration.state], at=at)
    return registration


#: The first mail, by the state that somebody starts in.
MAIL_OF = {State.CONFIRMED: "confirmed", State.WAITING: "waiting", State.REVIEW: "received"}


def check_doors(offering: Offering, wish: Wish, *, at: datetime, by_staff: bool) -> None:
    """Raise Refused when nobody can sign up now, or not with so many."""
    availability = offering.availability(at, waiting=offering.registrations.in_line().exists())
    comes_first = availability is Availability.SOON and wish.is_invited_to(offering)
    if not (by_staff or comes_first or availability in ACCEPTING):
        raise Refused(why_not(offering, availability))
    if not 1 <= len(wish.people) <= offering.max_people and not by_staff:
        raise Refused(too_many(offering.max_people))
    if offering.capacity is not None and len(wish.people) > offering.capacity:
        raise Refused(too_many(offering.capacity))


def why_not(offering: Offering, availability: Availability) -> str:
    """Why nobody can sign up, in a sentence."""
    if availability is Availability.SOON and offering.opens_at:
        moment = {"day": day_text(offering.opens_at), "time": time_text(offering.opens_at)}
        return _("Sign-up opens on %(day)s at %(time)s.") % moment
    return {
        Availability.CANCELLED: _("This has been cancelled, so you cannot sign up."),
        Availability.OVER: _("This is over, so you cannot sign up any more."),
        Availability.FULL: _("All places are taken, and there is no waiting list."),
    }.get(availability, _("Sign-up is closed."))


def too_many(most: int) -> str:
    return ngettext(
        "You can sign up at most %(count)s person here.", "You can sign up at most %(count)s people here.", most
    ) % {"count": most}


def first_state(offering: Offering, wish: Wish, *, by_staff: bool) -> State:
    """Confirmed where there is room and nobody waits, else in line. Takes the places."""
    if offering.needs_review and not by_staff:
        return State.REVIEW
    if not offering.registrations.in_line().exists() and places.take(offering, len(wish.people)):
        return State.CONFIRMED
    if offering.waiting_list == WaitingList.OFF:
        left = offering.left or 0
        words = ngettext("There is only %(count)s place left.", "There are only %(count)s places left.", left)
        raise Refused(words % {"count": left} if left else why_not(offering, Availability.FULL))
    return State.WAITING


def write(offering: Offering, wish: Wish, *, state: State, at: datetime) -> Registration:
    registration = Registration.objects.create(
        offering=offering,
        submission=wish.submission,
        state=state,
        turn=offering.line,
        seats=len(wish.people),
        name=wish.name,
        mail=wish.mail,
        mail_key=mail_key(wish.mail),
        phone=wish.phone,
        organisation=wish.organisation,
        language=wish.language,
        questions_id=wish.questions_id,
        answers=wish.answers,
        created_at=at,
        changed_at=at,
    )
    if wish.sensitive:
        SensitiveAnswers.objects.create(registration=registration, answers=wish.sensitive)
    keep_consents(registration, answers={**wish.answers, **wish.sensitive}, at=at)
    for row, one in zip(write_people(registration, wish.people), wish.people, strict=True):
        keep_consents(registration, row, answers={**one.answers, **one.sensitive}, at=at)
    if wish.invoice:
        amount = fee_of(offering, registration.seats)
        InvoiceRequest.objects.create(registration=registration, amount=amount, created_at=at, **wish.invoice)
    return registration


def write_people(registration: Registration, people: tuple[Person, ...]) -> list[Participant]:
    rows = [
        Participant(
            registration=registration, position=number, name=one.name, mail=one.mail, role=one.role, answers=one.answers
        )
        for number, one in enumerate(people, start=1)
    ]
    rows = Participant.objects.bulk_create(rows)
    SensitiveAnswers.objects.bulk_create(
        SensitiveAnswers(registration=registration, participant=row, answers=one.sensitive)
        for row, one in zip(rows, people, strict=True)
        if one.sensitive
    )
    return rows


def fee_of(offering: Offering, seats: int) -> Decimal | None:
    return None if offering.fee is None else offering.fee * seats
