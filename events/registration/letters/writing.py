"""Writing a mail at the moment it is sent: what is no longer true is not written."""

from collections.abc import Callable
from datetime import datetime

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from portal.base.outbox import Attachment, Letter, OutboxMail, compose, register, words_for
from portal.base.when import day_text, time_text

from ..addresses import manage_link, sign_up_link
from ..calendar import Method, calendar_for
from ..choices import HOLDING, LIVE, State
from ..facts import facts_of, when_text
from ..line import position_of
from ..models import Offering, Participant, Registration
from .texts import TEXTS

#: The state in which a mail is true.
TRUE_IN: dict[str, tuple[str, ...]] = {
    "received": (State.REVIEW,),
    "confirmed": (State.CONFIRMED,),
    "promoted": (State.CONFIRMED,),
    "moved": (State.CONFIRMED,),
    "reminder": (State.CONFIRMED,),
    "after": (State.CONFIRMED,),
    "waiting": (State.WAITING,),
    "offer": (State.OFFERED,),
    "expired": (State.EXPIRED,),
    "cancelled": (State.CANCELLED,),
    "rejected": (State.REJECTED,),
    "changed": LIVE,
    "called_off": LIVE,
    "one_less": LIVE,
    "link": tuple(State),
}
CALENDAR = {
    "confirmed": Method.PUBLISH,
    "promoted": Method.PUBLISH,
    "moved": Method.PUBLISH,
    "changed": Method.PUBLISH,
    "called_off": Method.CANCEL,
    "cancelled": Method.CANCEL,
}


def offer_writers() -> None:
    for kind in TEXTS:
        register(f"registration.{kind}", write)


def write(mail: OutboxMail) -> Letter | None:
    """The letter for this row of the outbox; None when it came to be untrue, or the registration was forgotten."""
    registration = registration_of(mail)
    kind = mail.kind.removeprefix("registration.")
    if registration is None or not is_true(kind, registration, mail.facts):
        return None
    person = person_of(registration, mail)
    if person is None and "person" in mail.facts:
        return None
    values = values_for(registration, person, mail)
    subject, body = words_for(mail.kind, mail.language, values)
    letter = compose(
        subject,
        language=mail.language,
        paragraphs=[body],
        facts=facts_of(registration, language=mail.language, is_contact=person is None),
        actions=actions_of(kind, registration, mail.language) if person is None else [],
        small=[_("Registration %(number)s.") % {"number": registration.number}],
    )
    return with_calendar(letter, kind, registration, mail)


def registration_of(mail: OutboxMail) -> Registration | None:
    pk = mail.about.partition(":")[2]
    rows = Registration.objects.select_related("offering").filter(forgotten_at=None)
    return rows.filter(pk=pk).first()


def person_of(registration: Registration, mail: OutboxMail) -> Participant | None:
    """The participant whom the mail is for; None for the contact, and where the person has gone."""
    pk = mail.facts.get("person")
    return registration.people.filter(pk=pk).first() if pk else None


def is_true(kind: str, registration: Registration, facts: dict) -> bool:
    offering = registration.offering
    if registration.state not in TRUE_IN[kind] and not (kind == "cancelled" and "person" in facts):
        return False
    newer = facts.get("sequence", offering.calendar_sequence) != offering.calendar_sequence
    if kind in ("reminder", "after", "changed"):
        return not offering.is_called_off and not newer
    return kind != "called_off" or (offering.is_called_off and not newer)


def values_for(registration: Registration, person: Participant | None, mail: OutboxMail) -> dict[str, str]:
    """What the placeholders stand for."""
    offering = registration.offering
    until = parse_datetime(mail.facts.get("until", "")) or registration.offered_until
    return {
        "naam": (person or registration).name,
        "titel": offering.word("title", mail.language),
        "wanneer": when_text(offering),
        "waar": offering.word("where", mail.language) or _("the place on the page"),
        "nummer": registration.number,
        "aantal": str(registration.seats),
        "plek": str(position_of(registration)) if registration.state == State.WAITING else "",
        "tot": moment_text(until) if until else "",
    }


def moment_text(moment: datetime) -> str:
    return _("%(day)s, %(time)s") % {"day": day_text(moment), "time": time_text(moment)}


ACTIONS: dict[str, Callable[[], str]] = {
    "offer": lambda: _("Answer the offer"),
    "confirmed": lambda: _("View or change my registration"),
}


def actions_of(kind: str, registration: Registration, language: str) -> list[tuple[str, str]]:
    if kind == "after":
        return [(_("To the evaluation"), registration.offering.evaluation_url)]
    if kind == "expired":
        return [(_("Sign up again"), sign_up_link(registration.offering, language=language))]
    words = ACTIONS.get(kind, ACTIONS["confirmed"])()
    return [(words, manage_link(registration, language=language))]


def with_calendar(letter: Letter, kind: str, registration: Registration, mail: OutboxMail) -> Letter:
    """With the calendar file, for who has a place or had one."""
    method = CALENDAR.get(kind)
    had_place = registration.state in HOLDING or registration.steps.filter(after__in=HOLDING).exists()
    if method is None or not had_place:
        return letter
    left = Offering.objects.filter(pk=mail.facts.get("was")).first()
    content = calendar_for(registration, language=mail.language, method=method, at=mail.created_at, left=left)
    file = Attachment("agenda.ics", content, f"text/calendar; method={method}; charset=utf-8")
    return Letter(letter.subject, letter.text, letter.html, (file,), letter.reply_to)
