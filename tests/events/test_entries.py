"""What search learns of dated pages."""

from datetime import UTC, date, datetime

import pytest
from django.db.models import Model

from tests.factories import (
    EditionFactory,
    EventPageFactory,
    OccurrenceFactory,
    PlaceFactory,
    ThemeFactory,
    TrainingPageFactory,
    TrajectoryPageFactory,
    TrajectoryYearFactory,
)

pytestmark = pytest.mark.django_db

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


def known(page: Model, *names: str) -> tuple:
    entry = page.search_entry()
    return tuple(getattr(entry, name) for name in names)


def test_an_event_is_known_by_its_first_start_and_its_last_end():
    days = (9, 3)
    page = EventPageFactory(occurrences=[OccurrenceFactory(at=AT, in_days=number) for number in days])
    assert known(page, "kind", "start", "end") == (
        "event",
        datetime(2027, 5, 7, 10, 0, tzinfo=UTC),
        datetime(2027, 5, 13, 12, 0, tzinfo=UTC),
    )


def test_an_event_is_known_by_where_it_is_for_whom_and_what_about():
    page = EventPageFactory(place=PlaceFactory(slug="ulft"), audience="residents", themes=[ThemeFactory(slug="groen")])
    assert known(page, "place", "place_name", "municipality", "audience", "themes") == (
        "ulft",
        "Ulft",
        "oude-ijsselstreek",
        "residents",
        ("groen",),
    )


def test_an_event_online_is_nowhere():
    page = EventPageFactory(place=None, online=True)
    assert known(page, "place", "municipality", "latitude") == ("", "", None)


def test_a_training_is_where_its_first_edition_with_a_place_is():
    editions = [EditionFactory(at=AT, place=None), EditionFactory(at=AT, in_days=9, place=PlaceFactory(slug="ulft"))]
    page = TrainingPageFactory(editions=editions, results=[("result", "Je kent het model.")], method="<p>Samen.</p>")
    assert known(page, "kind", "place", "text") == ("training", "ulft", "Je kent het model. Samen.")


def test_a_trajectory_lasts_from_the_first_to_the_end_of_the_last_day_in_amsterdam():
    year = TrajectoryYearFactory(start=date(2027, 9, 1), end=date(2028, 1, 31))
    assert known(TrajectoryPageFactory(years=[year]), "kind", "start", "end") == (
        "trajectory",
        datetime(2027, 8, 31, 22, 0, tzinfo=UTC),
        datetime(2028, 1, 31, 22, 59, 59, 999999, tzinfo=UTC),
    )


@pytest.mark.parametrize("factory", [TrainingPageFactory, TrajectoryPageFactory])
def test_what_has_no_date_yet_is_known_without(factory):
    assert known(factory(in_days=()), "start", "end") == (None, None)
