"""Events, trainings and trajectories with dates `in_days` days from `at` (negative: past).

Rows with a date are built without a page; the page that takes them saves them.
"""

from datetime import timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory
from wagtail.models import Locale

from events.models import (
    Edition,
    EventIndexPage,
    EventPage,
    Meeting,
    Occurrence,
    TrainingIndexPage,
    TrainingPage,
    TrajectoryIndexPage,
    TrajectoryPage,
    TrajectoryYear,
)

from .pages import IndexFactory, PageFactory
from .taxonomy import PlaceFactory


class RowFactory(DjangoModelFactory):
    class Meta:
        abstract = True
        strategy = factory.BUILD_STRATEGY

    class Params:
        at = factory.LazyFunction(timezone.now)
        in_days = 7
        hours = 2

    locale = factory.LazyFunction(Locale.get_default)
    start = factory.LazyAttribute(lambda row: row.at + timedelta(days=row.in_days))
    end = factory.LazyAttribute(lambda row: row.start + timedelta(hours=row.hours))


class OccurrenceFactory(RowFactory):
    class Meta:
        model = Occurrence


class EditionFactory(RowFactory):
    class Meta:
        model = Edition

    place = factory.LazyFunction(PlaceFactory)


class MeetingFactory(RowFactory):
    class Meta:
        model = Meeting

    title = "Wat er nodig is"
    place = factory.LazyFunction(PlaceFactory)


class TrajectoryYearFactory(RowFactory):
    """A year of 300 days."""

    class Meta:
        model = TrajectoryYear

    start = factory.LazyAttribute(lambda row: timezone.localdate(row.at) + timedelta(days=row.in_days))
    end = factory.LazyAttribute(lambda row: row.start + timedelta(days=300))


def rows_of(page, made: type[RowFactory]) -> list:
    return [made(at=page.at, in_days=days, locale=page.locale) for days in page.in_days]


class DatedPageFactory(PageFactory):
    class Meta:
        abstract = True

    class Params:
        in_days = (7,)


class EventIndexFactory(IndexFactory):
    class Meta:
        model = EventIndexPage

    slug = "agenda"


class EventPageFactory(DatedPageFactory):
    class Meta:
        model = EventPage

    parent = factory.LazyFunction(EventIndexFactory)
    slug = factory.Sequence(lambda number: f"bijeenkomst-{number}")
    place = factory.LazyFunction(PlaceFactory)
    occurrences = factory.LazyAttribute(lambda page: rows_of(page, OccurrenceFactory))


class TrainingIndexFactory(IndexFactory):
    class Meta:
        model = TrainingIndexPage

    slug = "trainingen"


class TrainingPageFactory(DatedPageFactory):
    class Meta:
        model = TrainingPage

    parent = factory.LazyFunction(TrainingIndexFactory)
    slug = factory.Sequence(lambda number: f"training-{number}")
    editions = factory.LazyAttribute(lambda page: rows_of(page, EditionFactory))


class TrajectoryIndexFactory(IndexFactory):
    class Meta:
        model = TrajectoryIndexPage

    slug = "trajecten"


class TrajectoryPageFactory(DatedPageFactory):
    class Meta:
        model = TrajectoryPage

    parent = factory.LazyFunction(TrajectoryIndexFactory)
    slug = factory.Sequence(lambda number: f"traject-{number}")
    years = factory.LazyAttribute(lambda page: rows_of(page, TrajectoryYearFactory))
