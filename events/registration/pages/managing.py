"""The page of one registration: how it stands, what was given, and what can be done."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from portal.base.cards import Link

from ..actions.leaving import is_in_time, too_late
from ..actions.offers import is_late
from ..addresses import manage_url, sign_up_url
from ..choices import State
from ..models import Registration
from .attending import Learning, for_registration
from .people import FileRow, Given, PersonRow, file_rows, person_rows
from .standing import Standing, standing
from .summaries import Part


@dataclass(frozen=True, slots=True)
class Managed:
    """Addresses are "" for what cannot be done; `leave_text` says what leaving is, or why it cannot be done here."""

    number: str
    standing: Standing
    parts: list[Part]
    people: list[PersonRow]
    files: list[FileRow]
    downloads: list[Link]
    change_url: str
    offer_url: str
    leave_url: str
    leave_text: str
    again_url: str
    own_data_url: str
    learning: Learning


def managed(registration: Registration, *, language: str, at: datetime) -> Managed:
    given = Given(registration, language=language)
    changes, leaves = may_change(registration, at=at), may_leave(registration, at=at)
    return Managed(
        number=registration.number,
        standing=standing(registration, at=at),
        parts=given.parts,
        people=person_rows(given, may_change=changes, may_leave=leaves and registration.seats > 1),
        files=file_rows(given),
        downloads=downloads(registration),
        change_url=manage_url(registration, "change") if changes else "",
        offer_url=manage_url(registration, "offer") if is_open_offer(registration, at=at) else "",
        leave_url=manage_url(registration, "leave") if leaves else "",
        leave_text=leave_text(registration, leaves=leaves, at=at),
        again_url=""
        if registration.is_live or at >= registration.offering.closes
        else sign_up_url(registration.offering),
        own_data_url=manage_url(registration, "own_data"),
        learning=for_registration(registration, at=at),
    )


def downloads(registration: Registration) -> list[Link]:
    """Files that the portal makes of a registration."""
    found = []
    if registration.state == State.CONFIRMED and not registration.offering.is_called_off:
        found.append(Link(_("Put it in your calendar"), manage_url(registration, "calendar")))
    return found


def may_change(registration: Registration, *, at: datetime) -> bool:
    return registration.is_live and at < registration.offering.ends


def may_leave(registration: Registration, *, at: datetime) -> bool:
    return may_change(registration, at=at) and is_in_time(registration.offering, registration, at=at)


def is_open_offer(registration: Registration, *, at: datetime) -> bool:
    return registration.state == State.OFFERED and not is_late(registration, at)


def leave_text(registration: Registration, *, leaves: bool, at: datetime) -> str:
    if not may_change(registration, at=at):
        return ""
    if not leaves:
        return too_late()
    if registration.state == State.WAITING:
        return _("Leave the waiting list")
    return _("Cancel for all of you") if registration.seats > 1 else _("Cancel your sign-up")
