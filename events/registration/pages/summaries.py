"""What somebody filled in, to look over before it is sent."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base.asking import Answers, shown_answers

from ...prices import price_text
from ..actions.registering import Person
from ..choices import Availability, WaitingList
from ..facts import fee_text
from ..forms.sign_up import SignUpForm
from ..models import Offering
from .offerings import availability_of

#: (label, value)
Row = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """One group of a summary."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """`outlook`: what sending it will lead to, in words; `waits`: whether that is the waiting list."""

    parts: tuple[Part, ...]
    outlook: str
    waits: bool


def summary(form: SignUpForm, *, at: datetime) -> Summary:
    """Of a valid form."""
    people = len(form.people())
    waits = is_waiting(form.offering, people, at=at)
    return Summary(
        parts=tuple(part for part in parts(form) if part.rows),
        outlook=outlook(form.offering, people, waits=waits),
        waits=waits,
    )


def parts(form: SignUpForm) -> list[Part]:
    language, own = form.language, form.own.asked if form.contact_comes else ()
    return [
        Part(_("Your details"), filled_in(form.contact)),
        *([Part(_("Your answers"), answers(form.own, form.people()[0], language))] if own else []),
        *people(form),
        Part(_("About your sign-up"), answers(form.asked, form.wish(), language)),
        *([Part(_("Invoice"), filled_in(form.invoice))] if form.invoice else []),
        costs(form.offering, len(form.people())),
    ]


def people(form: SignUpForm) -> list[Part]:
    colleagues = form.people()[form.contact_comes :]
    return [
        Part(part.details.heading, named(person) + answers(part.questions, person, form.language))
        for part, person in zip(form.colleagues, colleagues, strict=True)
    ]


def named(person: Person) -> tuple[Row, ...]:
    mail = [(_("E-mail address"), person.mail)] if person.mail else []
    return ((_("Name"), person.name or _("follows later")), *mail)


def filled_in(form) -> tuple[Row, ...]:
    """The fields of a valid form that hold something."""
    return tuple((str(field.label), form.cleaned_data[field.name]) for field in form if form.cleaned_data[field.name])


def answers(form, given, language: str) -> tuple[Row, ...]:
    """The questions that were answered, in words. `given` has `answers` and `sensitive`."""
    found = Answers(plain=given.answers, sensitive=given.sensitive)
    return tuple(shown_answers(form.asked, found, language=language))


def costs(offering: Offering, people: int) -> Part:
    """The sum, and how it is made."""
    count = ngettext("%(count)s person", "%(count)s people", people) % {"count": people}
    each = f"{count} × {price_text(offering.fee)}" if people > 1 and offering.fee else count
    total = fee_text(offering, people)
    return Part(_("Costs"), ((each, total),) if total else ())


def is_waiting(offering: Offering, people: int, *, at: datetime) -> bool:
    if offering.needs_review:
        return False
    is_line = availability_of(offering, at) is Availability.WAITING
    return is_line or (offering.left is not None and people > offering.left)


def outlook(offering: Offering, people: int, *, waits: bool) -> str:
    if offering.needs_review:
        return _("The organiser looks at every sign-up first. You get a mail as soon as that is done.")
    if not waits:
        return _("There is room. As soon as you send this, it is certain.")
    if offering.left and not offering.is_waited_for:
        words = ngettext(
            "There is %(left)s place left. With %(people)s people you wait together until there is room for all.",
            "There are %(left)s places left. With %(people)s people you wait together until there is room for all.",
            offering.left,
        )
        if offering.waiting_list == WaitingList.OFF:
            words = ngettext(
                "There is only %(left)s place left, and there is no waiting list.",
                "There are only %(left)s places left, and there is no waiting list.",
                offering.left,
            )
        return words % {"left": offering.left, "people": people}
    place = offering.registrations.in_line().count() + 1
    return _("All places are taken. You come on the waiting list, in place %(place)s.") % {"place": place}


def welcome(form: SignUpForm, *, at: datetime) -> str:
    """What is good to know before one starts; "" where there is simply room."""
    if form.offering.needs_review or is_waiting(form.offering, 1, at=at):
        return outlook(form.offering, 1, waits=not form.offering.needs_review)
    return ""
