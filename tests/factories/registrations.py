"""Offerings, and people who sign up for them through the same action as visitors use. Days count from `at`."""

import uuid
from datetime import datetime, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from events.registration.actions.registering import Person, Wish, register
from events.registration.choices import Kind
from events.registration.models import Offering, Registration, Session


class SessionFactory(DjangoModelFactory):
    class Meta:
        model = Session

    start = factory.LazyAttribute(lambda row: row.offering.starts)
    end = factory.LazyAttribute(lambda row: row.offering.ends)
    words = {"nl": {"title": "Eerste dag", "where": "Dorpshuis, Ruurlo"}}


class OfferingFactory(DjangoModelFactory):
    """A training in `in_days` days with one session."""

    class Meta:
        model = Offering
        skip_postgeneration_save = True

    class Params:
        at = factory.LazyFunction(timezone.now)
        in_days = 30
        hours = 3

    key = factory.LazyFunction(uuid.uuid4)
    series = factory.LazyFunction(uuid.uuid4)
    kind = Kind.TRAINING
    words = factory.Sequence(
        lambda number: {
            "nl": {"title": f"Samen doen {number}", "url": "https://example.org/nl/trainingen/", "where": "Ruurlo"},
            "en": {"title": f"Doing it together {number}", "url": "https://example.org/en/trainingen/"},
        }
    )
    starts = factory.LazyAttribute(lambda row: row.at + timedelta(days=row.in_days))
    ends = factory.LazyAttribute(lambda row: row.starts + timedelta(hours=row.hours))
    capacity = 15
    session = factory.RelatedFactory(SessionFactory, factory_related_name="offering")


def wish_for(mail: str = "", *, people: int = 1, **more) -> Wish:
    """A wish of so many people; the first has the contact's name."""
    number = uuid.uuid4().hex[:8]
    names = [f"Deelnemer {number}-{count}" for count in range(1, people + 1)]
    values = {
        "submission": uuid.uuid4(),
        "name": names[0] if names else f"Deelnemer {number}",
        "mail": mail or f"deelnemer-{number}@example.org",
        "people": tuple(Person(name=name) for name in names),
        "language": "nl",
    }
    return Wish(**(values | more))


def sign_up(offering: Offering, mail: str = "", *, at: datetime | None = None, **more) -> Registration:
    """Sign somebody up as a visitor would."""
    return register(offering, wish=wish_for(mail, **more), at=at or timezone.now())
