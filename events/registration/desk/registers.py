"""Attendance as the desk shows it: one meeting to tick, and all meetings side by side."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.base.when import short_day

from ..actions.attending import expected_at
from ..actions.certifying import attended
from ..choices import Presence
from ..facts import sessions_of
from ..models import Attendance, CatchUp, Offering, Participant, Session
from .access import address

SIGNS = {Presence.PRESENT: "✓", Presence.ABSENT: "–", Presence.EXCUSED: "○"}


@dataclass(frozen=True, slots=True)
class Tick:
    """One person of a tick list. `is_guest`: they make good a meeting that they missed elsewhere."""

    pk: int
    name: str
    organisation: str
    is_guest: bool
    is_present: bool
    is_excused: bool


def ticks_of(session: Session) -> list[Tick]:
    known = dict(session.attendance.values_list("participant_id", "presence"))
    return [
        Tick(
            pk=person.pk,
            name=shown_name(person),
            organisation=person.registration.organisation,
            is_guest=person.registration.offering_id != session.offering_id,
            is_present=known.get(person.pk) == Presence.PRESENT,
            is_excused=known.get(person.pk) == Presence.EXCUSED,
        )
        for person in expected_at(session)
    ]


def shown_name(person: Participant) -> str:
    """Whose name follows goes by the number of the registration and the contact."""
    registration = person.registration
    return person.name or _("Name follows (%(number)s, %(contact)s)") % {
        "number": registration.number,
        "contact": registration.name,
    }


def ticked(posted: Mapping, people: Iterable[str], shown: Iterable[Tick]) -> dict[int, Presence]:
    """What was sent, of those who stood on the list; who is not ticked was absent."""
    listed = set(people)
    found = {}
    for tick in shown:
        if str(tick.pk) in listed:
            excused = Presence.EXCUSED if f"excused-{tick.pk}" in posted else Presence.ABSENT
            found[tick.pk] = Presence.PRESENT if f"present-{tick.pk}" in posted else excused
    return found


@dataclass(frozen=True, slots=True)
class Meeting:
    title: str
    day: str
    url: str
    print_url: str
    present: int


@dataclass(frozen=True, slots=True)
class Cell:
    """`sign` for the eye, `words` for who listens; `elsewhere`: caught up with another group."""

    sign: str
    words: str
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    cells: tuple[Cell, ...]
    attended: int


@dataclass(frozen=True, slots=True)
class Overview:
    meetings: list[Meeting]
    lines: list[Line]


def overview(offering: Offering) -> Overview:
    """People times meetings, in a fixed number of queries."""
    sessions = sessions_of(offering)
    people = list(people_by_name(offering))
    rows = Attendance.objects.filter(session__in=sessions).values_list("participant", "session", "presence")
    known = {(person, session): Presence(presence) for person, session, presence in rows}
    elsewhere = set(CatchUp.objects.filter(missed__in=sessions).values_list("participant", "missed"))
    there = attended(offering)
    meetings = [meeting_of(session, known) for session in sessions]
    lines = [
        Line(
            shown_name(one),
            tuple(cell(known.get((one.pk, row.pk)), (one.pk, row.pk) in elsewhere) for row in sessions),
            len(there.get(one.pk, ())),
        )
        for one in people
    ]
    return Overview(meetings, lines)


def people_by_name(offering: Offering):
    rows = Participant.objects.confirmed().filter(registration__offering=offering).select_related("registration")
    return rows.order_by("name", "registration__turn", "position")


def meeting_of(session: Session, known: dict) -> Meeting:
    here = [presence for (_person, pk), presence in known.items() if pk == session.pk]
    title = session.word("title") or _("Meeting")
    where = (session.offering_id, session.pk)
    return Meeting(
        title,
        short_day(session.start),
        address("ticks", *where),
        address("ticks_print", *where),
        here.count(Presence.PRESENT),
    )


def cell(presence: Presence | None, elsewhere: bool) -> Cell:
    words = str(presence.label) if presence else _("Not ticked")
    return Cell(SIGNS[presence] if presence else "", words, elsewhere)
