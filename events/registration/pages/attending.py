"""What participants see of their meetings, homework group and certificate on the page of their registration."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from portal.base.asking import StoredFile
from portal.base.cards import Link
from portal.base.when import short_day

from ..actions.catching_up import parallels_of
from ..addresses import manage_url
from ..choices import MISSED, Kind, Presence, State
from ..facts import session_text, sessions_of
from ..holders import is_holder
from ..models import Attendance, CatchUp, Certificate, Membership, Participant, Registration, Session
from .certificates import check_url

TONES = {Presence.PRESENT: "ok", Presence.ABSENT: "full", Presence.EXCUSED: "few"}


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """Addresses are "" for what cannot be done. `presence`: words, "" where nothing is known.

    `elsewhere`: when and where it is caught up.
    """

    title: str
    when: str
    where: str
    presence: str = ""
    tone: str = "plain"
    absent_url: str = ""
    return_url: str = ""
    catch_up_url: str = ""
    elsewhere: str = ""
    give_back_url: str = ""


@dataclass(frozen=True, slots=True)
class Meetings:
    """Of one person; `name` is "" where a registration is for one."""

    name: str
    rows: tuple[MeetingRow, ...]


@dataclass(frozen=True, slots=True)
class Homework:
    """One's own group. `members`: names of the others, where the organiser shows them."""

    name: str
    title: str
    assignment: str
    links: tuple[Link, ...]
    files: tuple[Link, ...]
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """`url` is "" where the name was changed since it was given."""

    name: str
    issued: str
    url: str
    check_url: str


@dataclass(frozen=True, slots=True)
class Learning:
    meetings: tuple[Meetings, ...] = ()
    homework: tuple[Homework, ...] = ()
    certificates: tuple[CertificateRow, ...] = ()


def for_registration(registration: Registration, *, at: datetime) -> Learning:
    """Empty for who has no place. As many queries for one person or meeting as for several."""
    if registration.state != State.CONFIRMED:
        return Learning()
    people = list(registration.people.coming())
    return Learning(
        meetings=meetings(registration, people, at=at),
        homework=homework(registration, people),
        certificates=certificates(registration, people),
    )


def meetings(registration: Registration, people: list[Participant], *, at: datetime) -> tuple[Meetings, ...]:
    """None for what is over in one meeting that nobody can catch up."""
    offering = registration.offering
    sessions = sessions_of(offering)
    if len(sessions) < 2 and offering.kind != Kind.TRAJECTORY:
        return ()
    rows = Rows(registration, people, sessions, at=at)
    return tuple(
        Meetings(name_of(person, people), tuple(rows.row(person, session) for session in sessions)) for person in people
    )


class Rows:
    """The meetings of some people, each kind of row fetched once."""

    def __init__(self, registration: Registration, people: list[Participant], sessions: list[Session], *, at: datetime):
        self.registration, self.at = registration, at
        known = Attendance.objects.filter(participant__in=people, session__in=sessions)
        self.presence = {(row.participant_id, row.session_id): Presence(row.presence) for row in known}
        taken = CatchUp.objects.filter(participant__in=people, missed__in=sessions).select_related("session__offering")
        self.elsewhere = {(row.participant_id, row.missed_id): row for row in taken}
        # Where a meeting can be caught up now, by its label.
        self.open: dict[str, int] = defaultdict(int)
        for row in parallels_of(registration.offering, sessions, at=at):
            self.open[row.same_as] += row.catch_up_taken < row.catch_up_places

    def row(self, person: Participant, session: Session) -> MeetingRow:
        presence = self.presence.get((person.pk, session.pk))
        row = self.elsewhere.get((person.pk, session.pk))
        is_coming = session.start > self.at
        catches_up = presence in MISSED and row is None and session.same_as and self.open[session.same_as]
        return MeetingRow(
            title=session.word("title") or _("Meeting"),
            when=session_text(session),
            where=session.word("where") or session.offering.word("where"),
            presence=str(presence.label) if presence else "",
            tone=TONES[presence] if presence else "plain",
            absent_url=self.url("absent", person, session) if is_coming and presence is None else "",
            return_url=self.url("return", person, session) if is_coming and presence == Presence.EXCUSED else "",
            catch_up_url=self.url("catch_up", person, session) if catches_up else "",
            elsewhere=where_and_when(row.session) if row else "",
            give_back_url=self.url("give_back", person, session) if row and row.session.start > self.at else "",
        )

    def url(self, name: str, person: Participant, session: Session) -> str:
        return manage_url(self.registration, name, person.uuid, session.pk)


def where_and_when(session: Session) -> str:
    where = session.word("where") or session.offering.word("where")
    return f"{session_text(session)}, {where}" if where else session_text(session)


def name_of(person: Participant, people: list[Participant]) -> str:
    return (person.name or _("Name follows")) if len(people) > 1 else ""


def homework(registration: Registration, people: list[Participant]) -> tuple[Homework, ...]:
    rows = Membership.objects.filter(participant__in=people, group__offering=registration.offering_id)
    rows = list(rows.select_related("group", "participant").order_by("round", "participant__position"))
    rows = [row for row in rows if row.group.words or row.group.links or row.group.shows_members]
    files, others = files_of(registration, rows), others_of(rows)
    return tuple(
        Homework(
            name=name_of(row.participant, people),
            title=row.group.title,
            assignment=row.group.word("assignment"),
            links=tuple(Link(words, url) for url, words in row.group.links),
            files=tuple(files[row.group_id]),
            members=tuple(name for pk, name in others[row.group_id] if pk != row.participant_id),
        )
        for row in rows
    )


def files_of(registration: Registration, rows: list[Membership]) -> dict[int, list[Link]]:
    groups = {row.group.about: row.group for row in rows}
    found: dict[int, list[Link]] = defaultdict(list)
    for stored in StoredFile.objects.filter(about__in=groups, draft="").order_by("pk"):
        group = groups[stored.about]
        found[group.pk].append(Link(stored.name, manage_url(registration, "homework_file", group.pk, stored.uuid)))
    return found


def others_of(rows: list[Membership]) -> dict[int, list[tuple[int, str]]]:
    """(key, name) of the members of the groups that show them, those without a name left out."""
    shown = [row.group_id for row in rows if row.group.shows_members]
    people = Participant.objects.confirmed().filter(memberships__group__in=shown).exclude(name="")
    found: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for group, pk, name in people.order_by("name").values_list("memberships__group", "pk", "name"):
        if group in shown:
            found[group].append((pk, name))
    return found


def certificates(registration: Registration, people: list[Participant]) -> tuple[CertificateRow, ...]:
    rows = Certificate.objects.filter(participant__in=people, offering=registration.offering_id, revoked_at=None)
    return tuple(
        CertificateRow(
            name=row.participant.name,
            issued=short_day(row.issued_at),
            url=manage_url(registration, "certificate_pdf", row.participant.uuid)
            if is_holder(row, row.participant.name)
            else "",
            check_url=check_url(row),
        )
        for row in rows.select_related("participant").order_by("participant__position")
    )
