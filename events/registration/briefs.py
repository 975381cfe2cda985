"""What a page tells about what people sign up for, each time it is published. Registrations know no page but this."""

from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils.dateparse import parse_datetime

from portal.base.asking import FrozenQuestions, QuestionSet

from . import places
from .actions.promoting import promote
from .actions.steps import tell
from .choices import FeePer
from .models import Offering, Session


@dataclass(frozen=True, slots=True)
class Words:
    """Of one language. `url`: the page's own address, with the site's."""

    title: str
    url: str
    where: str = ""
    fee_note: str = ""


@dataclass(frozen=True, slots=True)
class SessionBrief:
    """One date; `words`: title and place by language."""

    key: UUID
    start: datetime
    end: datetime
    all_day: bool
    words: dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Brief:
    """One offering. `key`: its translation key; `series`: the page's, shared by editions and years of one page.

    `capacity` and `closes_at` are what the page says; they count from when the page changes them, for the organiser's
    desk may set them too and the last change holds.
    """

    key: UUID
    series: UUID
    kind: str
    words: dict[str, Words]
    starts: datetime
    ends: datetime
    sessions: tuple[SessionBrief, ...] = ()
    capacity: int | None = None
    closes_at: datetime | None = None
    fee: Decimal | None = None
    fee_per: str = FeePer.ONCE
    is_called_off: bool = False
    questions: QuestionSet | None = None
    owner_id: int | None = None

    @property
    def told(self) -> dict:
        """The part that the desk may overrule, in JSON."""
        return {"capacity": self.capacity, "closes_at": self.closes_at and self.closes_at.isoformat()}


@transaction.atomic
def take_over(brief: Brief, *, at: datetime) -> Offering:
    """Make or renew the offering of this brief.

    Who signed up is written to when date or place changed, or when it is called off.
    """
    offering, is_new = Offering.objects.get_or_create(key=brief.key, defaults=first_values(brief))
    if is_new and brief.owner_id:
        offering.organisers.add(brief.owner_id)
    offering = places.take_turn(offering.pk)
    before = essence(offering)
    was_called_off = offering.is_called_off
    renew(offering, brief, at=at)
    keep_sessions(offering, brief.sessions)
    if not is_new and brief.is_called_off != was_called_off:
        tell_all(offering, "called_off" if brief.is_called_off else "changed", at=at)
    elif not is_new and essence(offering) != before and not brief.is_called_off:
        tell_all(offering, "changed", at=at)
    promote(offering, at=at)
    return offering


def first_values(brief: Brief) -> dict:
    return {
        "series": brief.series,
        "kind": brief.kind,
        "starts": brief.starts,
        "ends": brief.ends,
        "capacity": brief.capacity,
        "closes_at": brief.closes_at,
        "told": brief.told,
        "asks_invoice": bool(brief.fee),
    }


def renew(offering: Offering, brief: Brief, *, at: datetime) -> None:
    """Write what the page says over what it said before, under the offering's turn."""
    values = {
        "series": brief.series,
        "kind": brief.kind,
        "words": {language: asdict(words) for language, words in brief.words.items()},
        "starts": brief.starts,
        "ends": brief.ends,
        "fee": brief.fee,
        "fee_per": brief.fee_per,
        "is_called_off": brief.is_called_off,
        "is_live": True,
        "questions": FrozenQuestions.freeze(brief.questions, at=at) if brief.questions else None,
        "told": brief.told,
        **what_the_page_changed(offering, brief),
    }
    for name, value in values.items():
        setattr(offering, name, value)
    offering.save(update_fields=list(values))


def what_the_page_changed(offering: Offering, brief: Brief) -> dict:
    """Number of places (never below what is taken) and last moment, where the page says something new."""
    changed = {}
    if brief.capacity != offering.told.get("capacity"):
        is_possible = brief.capacity is None or brief.capacity >= offering.taken
        changed["capacity"] = brief.capacity if is_possible else offering.taken
    told = offering.told.get("closes_at")
    if brief.closes_at != (parse_datetime(told) if told else None):
        changed["closes_at"] = brief.closes_at
    return changed


def keep_sessions(offering: Offering, sessions: tuple[SessionBrief, ...]) -> None:
    """Rows stay, for attendance hangs on them; what the page dropped is marked."""
    for session in sessions:
        values = {name: getattr(session, name) for name in ("start", "end", "all_day", "words")}
        Session.objects.update_or_create(offering=offering, key=session.key, defaults={**values, "is_removed": False})
    dropped = offering.sessions.exclude(key__in=[session.key for session in sessions])
    dropped.update(is_removed=True)


def essence(offering: Offering) -> list:
    """When and where, in Dutch words: what people have to know when it changes."""
    rows = offering.sessions.filter(is_removed=False).order_by("key")
    return [
        offering.word("where", "nl"),
        *([offering.starts, offering.ends] if not rows else []),
        *((row.key, row.start, row.end, row.all_day, row.word("where", "nl")) for row in rows),
    ]


def tell_all(offering: Offering, kind: str, *, at: datetime) -> None:
    """Raise the calendar's sequence and have everybody written to who has not ended."""
    offering.calendar_sequence += 1
    offering.save(update_fields=["calendar_sequence"])
    for registration in offering.registrations.live():
        tell(registration, kind, at=at, mark=offering.calendar_sequence, sequence=offering.calendar_sequence)


@transaction.atomic
def retire(*keys: UUID) -> None:
    """The page went offline, or its row did: nobody can sign up any more, and who did stays."""
    Offering.objects.filter(key__in=keys).update(is_live=False)
