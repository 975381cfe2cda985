"""Adjectives of what has a date, held against the same rules in plain Python."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.models import Edition, EventPage, Occurrence, TrainingPage, TrajectoryPage, TrajectoryYear
from tests.factories import (
    EventPageFactory,
    OccurrenceFactory,
    TrainingPageFactory,
    TrajectoryPageFactory,
    TrajectoryYearFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

# In Amsterdam it is already the fifth.
AT = datetime(2027, 5, 4, 22, 30, tzinfo=UTC)
TODAY = date(2027, 5, 5)
KINDS = [
    (EventPage, EventPageFactory, Occurrence),
    (TrainingPage, TrainingPageFactory, Edition),
    (TrajectoryPage, TrajectoryPageFactory, TrajectoryYear),
]

#: For each page its rows: start in hours from AT, and how many hours it lasts.
DATES = st.lists(
    st.lists(st.tuples(st.integers(-72, 72), st.integers(0, 48)), min_size=1, max_size=4), min_size=3, max_size=3
)
many = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(params=KINDS, ids=["events", "trainings", "trajectories"])
def kind(request):
    model, factory, row_model = request.param
    return [factory(at=AT, in_days=()) for _number in range(3)], model.objects, row_model


def give_dates(pages, row_model, dates) -> dict:
    """Replace all rows of these pages; (start, end) pairs by page."""
    as_days = row_model is TrajectoryYear
    spans = {
        page.pk: [span(*pair, as_days=as_days) for pair in pairs] for page, pairs in zip(pages, dates, strict=True)
    }
    row_model.objects.all().delete()
    row_model.objects.bulk_create(
        row_model(page=page, locale=page.locale, start=start, end=end)
        for page in pages
        for start, end in spans[page.pk]
    )
    return spans


def span(start: int, length: int, *, as_days: bool) -> tuple:
    first = AT + timedelta(hours=start)
    last = first + timedelta(hours=length)
    return (timezone.localdate(first), timezone.localdate(last)) if as_days else (first, last)


def limit(row_model):
    return TODAY if row_model is TrajectoryYear else AT


def coming(spans: dict, edge) -> dict:
    """By page the sorted rows that have not ended, of pages that have any."""
    found = {page: sorted(row for row in rows if row[1] >= edge) for page, rows in spans.items()}
    return {page: rows for page, rows in found.items() if rows}


@many
@given(dates=DATES)
def test_every_dated_page_is_either_upcoming_or_past(kind, dates):
    pages, objects, row_model = kind
    expected = set(coming(give_dates(pages, row_model, dates), limit(row_model)))

    upcoming, past = (set(rows.values_list("pk", flat=True)) for rows in (objects.upcoming(AT), objects.past(AT)))

    assert upcoming == expected
    assert past == {page.pk for page in pages} - expected


@many
@given(dates=DATES, count=st.integers(1, 4))
def test_soonest_gives_each_page_once_with_its_coming_rows(kind, dates, count):
    pages, objects, row_model = kind
    left = coming(give_dates(pages, row_model, dates), limit(row_model))
    expected = sorted(left, key=lambda page: (min(left[page])[0], page))[:count]

    found = objects.soonest(count, AT)

    starts = {page.pk: [row.start for row in getattr(page, objects.all().dated_rows).all()] for page in found}
    assert starts == {page: [start for start, _end in left[page]] for page in expected}
    assert list(starts) == expected


def test_an_event_is_upcoming_to_the_moment_it_ends():
    page = EventPageFactory(occurrences=[OccurrenceFactory(start=AT - timedelta(hours=2), end=AT)])
    moment = timedelta(microseconds=1)
    assert [list(EventPage.objects.upcoming(at)) for at in (AT, AT + moment)] == [[page], []]
    assert [list(EventPage.objects.past(at)) for at in (AT, AT + moment)] == [[], [page]]


def test_a_trajectory_runs_to_the_end_of_its_last_day_in_amsterdam():
    page = TrajectoryPageFactory(years=[TrajectoryYearFactory(start=date(2026, 9, 1), end=TODAY)])
    before, after = datetime(2027, 5, 5, 21, 59, tzinfo=UTC), datetime(2027, 5, 5, 22, 0, tzinfo=UTC)
    assert [list(TrajectoryPage.objects.upcoming(at)) for at in (before, after)] == [[page], []]


def test_a_training_without_a_date_is_not_past():
    TrainingPageFactory(at=AT, in_days=())
    assert list(TrainingPage.objects.past(AT)) == []
