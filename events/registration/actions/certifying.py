"""Certificates: who has earned one, giving and taking it back."""

import secrets
from collections import defaultdict
from datetime import datetime

from django.utils.translation import gettext as _

from portal.base.privacy.trail import record

from .. import places
from ..choices import Presence
from ..errors import Refused
from ..holders import digest
from ..models import Attendance, CatchUp, Certificate, Offering, Participant

#: Capitals and digits without those that look alike (0 O, 1 I L, 2 Z, 5 S, 8 B): 25 to the 12th, some 55 bits.
ALPHABET = "34679ACDEFGHJKMNPQRTUVWXY"


def attended(offering: Offering) -> dict[int, set[int]]:
    """By participant, the sessions of this offering that they were at, or made good elsewhere."""
    own = list(offering.sessions.filter(is_removed=False).values_list("pk", flat=True))
    found: dict[int, set[int]] = defaultdict(set)
    was_there = Attendance.objects.filter(presence=Presence.PRESENT)
    for person, session in was_there.filter(session__in=own).values_list("participant", "session"):
        found[person].add(session)
    elsewhere = set(was_there.filter(session__guests__missed__in=own).values_list("participant", "session").distinct())
    for person, missed, session in CatchUp.objects.filter(missed__in=own).values_list(
        "participant", "missed", "session"
    ):
        if (person, session) in elsewhere:
            found[person].add(missed)
    return found


def meetings_of(offering: Offering) -> int:
    return offering.sessions.filter(is_removed=False).count()


def asked_for(offering: Offering, meetings: int) -> int:
    """How many meetings a certificate asks for: the organiser's number, or else all of them; at least one."""
    return max(1, min(offering.certificate_sessions or meetings, meetings))


@places.in_one_go
def issue(participant: Participant, *, by, at: datetime) -> Certificate:
    """Give a certificate; who has a valid one keeps it. Raises Refused for who was not there often enough."""
    offering = places.take_turn(participant.registration.offering_id)
    person = Participant.objects.confirmed().filter(pk=participant.pk, registration__offering=offering).first()
    if person is None:
        raise Refused(_("This person does not take part (any more)."))
    known = person.certificates.filter(revoked_at=None).first()
    if known:
        return known
    if not person.name:
        raise Refused(_("There is no name yet to put on the certificate."))
    meetings, there = meetings_of(offering), len(attended(offering)[person.pk])
    if there < asked_for(offering, meetings):
        words = _("Not often enough there: %(there)s of the %(asked)s meetings that a certificate asks for.")
        raise Refused(words % {"there": there, "asked": asked_for(offering, meetings)})
    return write(person, offering, there=there, meetings=meetings, by=by, at=at)


def write(person: Participant, offering: Offering, *, there: int, meetings: int, by, at: datetime) -> Certificate:
    code = "".join(secrets.choice(ALPHABET) for _place in range(12))
    row = Certificate.objects.create(
        offering=offering,
        participant=person,
        code=code,
        holder=digest(code, person.name),
        attended=there,
        meetings=meetings,
        issued_at=at,
        issued_by=by,
    )
    record("created", about=row.about, by=by, fields=["certificate"], at=at)
    return row


@places.in_one_go
def issue_all(offering: Offering, *, by, at: datetime) -> list[Certificate]:
    """Give one to everybody who has earned it and has none; who got one."""
    offering = places.take_turn(offering.pk)
    there, asked = attended(offering), asked_for(offering, meetings_of(offering))
    rows = Participant.objects.confirmed().filter(registration__offering=offering).exclude(name="")
    rows = rows.exclude(certificates__in=offering.certificates.filter(revoked_at=None)).select_related("registration")
    return [issue(person, by=by, at=at) for person in rows if len(there[person.pk]) >= asked]


@places.in_one_go
def revoke(certificate: Certificate, *, by, at: datetime) -> Certificate:
    """Take it back: who checks it sees so. Taking it back again changes nothing."""
    if Certificate.objects.filter(pk=certificate.pk, revoked_at=None).update(revoked_at=at):
        record("changed", about=certificate.about, by=by, fields=["revoked_at"], at=at)
    certificate.refresh_from_db()
    return certificate


def certificate_of(code: str) -> Certificate | None:
    """By what somebody typed: small letters, spaces and hyphens do not matter."""
    typed = "".join(letter for letter in code.upper() if letter in ALPHABET)
    return Certificate.objects.select_related("offering").filter(code=typed).first() if len(typed) == 12 else None
