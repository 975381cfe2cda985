"""People who have signed up in the demo, through the same action as visitors use. All of them are invented.

What they signed up for stands in `content/registrations.toml`.
"""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import count
from typing import Any
from uuid import uuid4

from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail.models import Locale, Page

from events.registration.actions.registering import Person, Wish, register
from events.registration.models import Offering
from portal.base.asking import Asked, Kind, QuestionSet

from ..roles import ORGANISATOR
from .build import Demo, forget_mails
from .reading import content

NUMBERS = [
    *("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "dertien"),
    *("veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien"),
]
TENS = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]


def load_registrations(demo: Demo) -> None:
    """Fill what is still empty, and give what has no organiser to the one of the demo."""
    numbers = count(1)
    user = get_user_model().objects.get(username=ORGANISATOR)
    for offering in Offering.objects.filter(organisers=None):
        offering.organisers.add(user)
    for row in content("registrations")["offering"]:
        offering = offering_of(row)
        if offering and not offering.registrations.exists():
            fill(offering, row["groups"], numbers, at=demo.at)
            demo.say(f"{offering}: {sum(row['groups'])} deelnemers")


def offering_of(row: Mapping) -> Offering | None:
    """What a row of the content file names, in the order of the dates."""
    pages = Page.objects.filter(slug=row["page"], locale=Locale.get_default())
    rows = Offering.objects.filter(series__in=pages.values("translation_key"), is_live=True).order_by("starts")
    return rows[row["which"] :].first()


@transaction.atomic
def fill(offering: Offering, groups: list[int], numbers: Iterator[int], *, at: datetime) -> None:
    """Sign up these groups, one every few hours until two days ago."""
    made = []
    for turn, size in enumerate(groups):
        moment = at - timedelta(days=2, hours=5 * (len(groups) - turn))
        made.append(register(offering, wish=wish(offering, [next(numbers) for _one in range(size)]), at=moment))
    forget_mails(registration.about for registration in made)


def wish(offering: Offering, numbers: list[int]) -> Wish:
    """What a group sends in; the first of them is the contact."""
    words = content("registrations")
    first = numbers[0]
    questions = offering.questions.questions if offering.questions else QuestionSet()
    plain, sensitive = answers(questions.for_registration(), first)
    organisation = words["organisations"][first % len(words["organisations"])]
    return Wish(
        submission=uuid4(),
        name=name(first),
        mail=mail(first),
        people=tuple(person(questions.for_person(), number) for number in numbers),
        language="nl",
        organisation=organisation,
        answers=plain,
        sensitive=sensitive,
        questions_id=offering.questions_id,
        invoice=invoice(organisation) if offering.asks_invoice else None,
    )


def person(questions: QuestionSet, number: int) -> Person:
    roles = content("registrations")["roles"]
    plain, sensitive = answers(questions, number)
    return Person(name(number), mail(number), roles[number % len(roles)], plain, sensitive)


def answers(questions: QuestionSet, number: int) -> tuple[dict, dict]:
    """Answers of one invented person by key, the sensitive ones apart; hidden questions get none."""
    given: dict[str, Any] = {}
    for asked in questions:
        earlier = given.get(asked.shown_if_question)
        if asked.shown_if_question and (not earlier or earlier not in (True, asked.shown_if_answer)):
            continue
        given[asked.key] = answer(asked, number)
    kept = {key: value for key, value in given.items() if value is not None}
    apart = {asked.key for asked in questions if asked.sensitive}
    return {key: kept[key] for key in kept if key not in apart}, {key: kept[key] for key in kept if key in apart}


def answer(asked: Asked, number: int) -> Any:
    """One answer, another for each number; None for what the content file has no words for."""
    if asked.kind == Kind.CHOICE:
        return asked.options[number % len(asked.options)].key
    if asked.kind == Kind.CONSENT:
        return asked.required or number % 3 == 0
    words = content("registrations")["answers"].get(asked.key)
    return words[number % len(words)] if words else None


def invoice(organisation: str) -> dict:
    return {"organisation": organisation, "address": "Voorbeeldplein 1", "postcode": "1234 AB", "city": "Voorbeeldstad"}


def name(number: int) -> str:
    return f"Deelnemer {in_words(number).capitalize()}"


def mail(number: int) -> str:
    return f"deelnemer-{in_words(number).replace('ë', 'e')}@example.org"


def in_words(number: int) -> str:
    """A number from 1 to 99 in Dutch."""
    if number <= len(NUMBERS):
        return NUMBERS[number - 1]
    tens, ones = divmod(number, 10)
    joint = ("ën" if NUMBERS[ones - 1].endswith("e") else "en") if ones else ""
    return (NUMBERS[ones - 1] if ones else "") + joint + TENS[tens - 2]
