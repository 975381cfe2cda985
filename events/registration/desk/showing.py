"""One registration as its screen shows it."""

from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.asking import Answers, QuestionSet, StoredFile, shown_answers
from portal.base.outbox import OutboxMail
from portal.base.outbox.texts import offered_text
from portal.base.when import short_day

from ..choices import HOLDING, LIVE, State
from ..models import Offering, Participant, Registration
from .access import address

Pairs = list[tuple[str, str]]

#: The desk speaks Dutch, so questions are shown in Dutch where they have it.
LANGUAGE = "nl"


@dataclass(frozen=True, slots=True)
class Person:
    """`actions`: (words, address) of what can be done about this one."""

    row: Participant
    name: str
    answers: Pairs
    actions: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that can be done. `view` takes the registration."""

    view: str
    label: str
    states: tuple[str, ...]


DEEDS = (
    Deed("approve", gettext_lazy("Approve the registration"), (State.REVIEW,)),
    Deed("place", gettext_lazy("Give a place by hand"), (State.WAITING,)),
    Deed("reject", gettext_lazy("Reject the registration"), (State.REVIEW, State.WAITING)),
    Deed("move", gettext_lazy("Move to another date"), HOLDING),
    Deed("contact", gettext_lazy("Correct the contact"), LIVE),
    Deed("link", gettext_lazy("Mail the link again"), tuple(State)),
    Deed("revoke", gettext_lazy("Make earlier links void"), tuple(State)),
    Deed("cancel", gettext_lazy("Cancel this registration"), LIVE),
)


def deeds_of(registration: Registration) -> list[tuple[str, str]]:
    """(words, address) of what can be done now."""
    return [
        (str(deed.label), address(deed.view, registration.pk))
        for deed in DEEDS
        if registration.state in deed.states and not (registration.forgotten_at and deed.view == "link")
    ]


def questions_of(registration: Registration) -> QuestionSet:
    return registration.questions.questions if registration.questions else QuestionSet()


def plain(questions: QuestionSet) -> QuestionSet:
    """Without the sensitive ones, also where an answer would stand in the wrong place."""
    return QuestionSet(tuple(asked for asked in questions if not asked.sensitive))


def answers_shown(questions: QuestionSet, answers: dict) -> Pairs:
    return shown_answers(plain(questions), Answers(plain=answers), language=LANGUAGE)


def people_of(registration: Registration) -> list[Person]:
    """Who still comes, with their own answers."""
    questions = questions_of(registration).for_person()
    return [
        Person(
            row=row,
            name=row.name or _("Name follows"),
            answers=answers_shown(questions, row.answers),
            actions=person_actions(registration, row),
        )
        for row in registration.people.coming()
    ]


def person_actions(registration: Registration, row: Participant) -> list[tuple[str, str]]:
    if not registration.is_live:
        return []
    return [
        (_("Correct or replace"), address("swap", row.pk)),
        (_("Take off"), address("cancel_person", row.pk)),
    ]


def sensitive_of(registration: Registration) -> list[tuple[str, Pairs]]:
    """(whose, answers): of the registration as a whole, and of each person of it who still comes."""
    questions = questions_of(registration)
    rows = registration.sensitive.select_related("participant").order_by(
        F("participant__position").asc(nulls_first=True)
    )
    return [
        (row.participant.name or _("Name follows") if row.participant else registration.number, pairs)
        for row in rows
        if not (row.participant and row.participant.left_at)
        if (pairs := shown_answers(questions, Answers(sensitive=row.answers), language=LANGUAGE))
    ]


def files_of(registration: Registration, *, with_sensitive: bool) -> list[tuple[str, StoredFile]]:
    """(question, file) of what was sent along."""
    asked = {one.key: one for one in questions_of(registration)}
    found = []
    for stored in StoredFile.objects.about(registration.about).filter(draft=""):
        # The form put a prefix before the key of the question.
        question = asked.get(stored.question) or asked.get(stored.question.rpartition("-")[2])
        if with_sensitive or not is_sensitive(question):
            found.append((question.label(LANGUAGE) if question else _("File"), stored))
    return found


def is_sensitive(question) -> bool:
    """A file whose question is not known is treated as the strictest one."""
    return question is None or question.sensitive


def mails_of(registration: Registration):
    return OutboxMail.objects.filter(about=registration.about).order_by("-created_at", "-pk")


def mail_kind(mail: OutboxMail) -> str:
    """What a mail was for, in words."""
    offered = offered_text(mail.kind)
    if offered:
        return str(offered.label)
    return _("Mail to several people") if mail.kind == "registration.bulk" else mail.kind


def others_of(registration: Registration, offerings):
    """The other dates of the same page, that may still take somebody."""
    rows = offerings.filter(series=registration.offering.series).exclude(pk=registration.offering_id)
    return rows.filter(is_called_off=False)


def title_with_date(offering: Offering) -> str:
    return f"{offering.title}, {short_day(offering.starts)}"
