"""An engine that fails, or a page that cannot be read, holds up nothing else and loses nothing."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from portal.base.entries import SearchEntry
from portal.base.models import BasePage
from search import changes, draining
from search.draining import drain, drain_all
from search.engine import EngineDown, embedded
from search.indexing import Tally
from search.models import Change
from tests.factories import ContentPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Clock:
    """Goes on a microsecond each time it is read, so that no two moments are the same."""

    def __init__(self) -> None:
        self.now = timezone.now() + timedelta(hours=1)

    def __call__(self) -> datetime:
        self.now += timedelta(microseconds=1)
        return self.now

    def wait(self, seconds: float) -> None:
        self.now += seconds * SECOND


@pytest.fixture
def clock() -> Clock:
    return Clock()


def waiting(name: str) -> list[int]:
    return sorted(Change.objects.for_engine(name).waiting().values_list("key", flat=True))


def test_pages_that_wait_are_written_and_gone_ones_taken_out(put, held, clock) -> None:
    page, hidden = ContentPageFactory(), ContentPageFactory(live=False)
    put(hidden.pk, "Verborgen")
    changes.enqueue([hidden.pk], at=clock())
    assert drain(embedded(), at=clock) == Tally(written=1, removed=1)
    assert (held(), drain(embedded(), at=clock)) == ({page.pk}, Tally())


def test_a_page_that_waits_several_times_is_written_once(shelf, clock) -> None:
    page = ContentPageFactory()
    changes.enqueue([page.pk] * 3, at=clock())
    shelf.asked = 0
    assert (drain(shelf, at=clock), waiting("shelf")) == (Tally(written=1), [])
    # Once from outside, and once for the shelf that it has of Dutch.
    assert shelf.asked == 2


def test_no_more_than_the_limit_at_a_time(clock) -> None:
    ContentPageFactory.create_batch(3)
    assert [drain(embedded(), at=clock, limit=2).written for _turn in range(3)] == [2, 1, 0]


def test_an_engine_that_is_down_loses_nothing_and_stops_no_other(shelf, clock, caplog) -> None:
    page = ContentPageFactory()
    shelf.is_down = True
    drain_all(at=clock)
    assert (set(embedded().stamps("nl")), waiting("database"), waiting("shelf")) == ({page.pk}, [], [page.pk])
    assert [record.levelno for record in caplog.records] == [logging.WARNING]


def test_an_engine_that_returns_has_caught_up_within_ten_seconds(shelf, clock) -> None:
    pages = ContentPageFactory.create_batch(3)
    shelf.is_down = True
    for _minute in range(60):
        with pytest.raises(EngineDown):
            drain(shelf, at=clock)
        clock.wait(60)
    with pytest.raises(EngineDown):
        drain(shelf, at=clock)
    shelf.is_down = False
    clock.wait(10)
    drain_all(at=clock)
    assert set(shelf.stamps("nl")) == {page.pk for page in pages}


def test_while_an_engine_is_down_it_is_asked_once_a_turn(shelf, clock, monkeypatch) -> None:
    monkeypatch.setattr(draining, "CHUNK", 1)
    ContentPageFactory.create_batch(3)
    shelf.is_down, shelf.asked = True, 0
    drain_all(at=clock)
    assert shelf.asked == 1


def test_a_database_that_fails_is_nobodys_attempt(monkeypatch, shelf, clock) -> None:
    def locked(page: BasePage) -> None:
        raise OperationalError("database is locked")

    page = ContentPageFactory()
    monkeypatch.setattr(BasePage, "search_entry", locked)
    with pytest.raises(OperationalError):
        drain(shelf, at=clock)
    assert [row.attempts for row in Change.objects.for_engine("shelf").filter(key=page.pk)] == [0]


def test_a_page_that_cannot_be_read_is_tried_less_and_less_often_and_then_given_up(monkeypatch, clock, caplog) -> None:
    good, bad = ContentPageFactory.create_batch(2)
    entry_of = BasePage.search_entry

    def sometimes(page: BasePage) -> SearchEntry | None:
        if page.pk == bad.pk:
            raise ValueError("no words")
        return entry_of(page)

    monkeypatch.setattr(BasePage, "search_entry", sometimes)
    assert drain(embedded(), at=clock) == Tally(written=1, failed=1)
    waits = []
    while waiting("database") == [bad.pk]:
        row = Change.objects.waiting().get(key=bad.pk, engine="database")
        waits.append(round((row.not_before - clock.now).total_seconds()))
        clock.now = row.not_before
        drain(embedded(), at=clock)
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512]
    assert caplog.records[-1].levelno == logging.ERROR
    assert f"Search did not follow page {bad.pk} (database), and gave up" in caplog.text
    assert good.pk != bad.pk


def test_a_page_that_an_engine_refuses_holds_up_no_other(shelf, clock) -> None:
    good, bad, other = ContentPageFactory.create_batch(3)

    def refuse(entries: list[SearchEntry]) -> None:
        if bad.pk in {entry.key for entry in entries}:
            raise ValueError("no such field")

    shelf.before_put = refuse
    assert drain(shelf, at=clock) == Tally(written=2, failed=1)
    assert (set(shelf.stamps("nl")), waiting("shelf")) == ({good.pk, other.pk}, [bad.pk])


def test_a_worker_that_was_overtaken_changes_nothing(shelf, clock) -> None:
    """It read the page, stood still until its lease ran out, and wrote after another worker had."""
    page = ContentPageFactory(title="Oud")

    def stand_still(entries: list[SearchEntry]) -> None:
        shelf.before_put = lambda entries: None
        clock.wait(changes.LEASE.total_seconds())
        page.title = "Nieuw"
        page.save()
        assert drain(shelf, at=clock) == Tally(written=1)

    shelf.before_put = stand_still
    drain(shelf, at=clock)
    assert [entry.title for entry in shelf.shelf("nl").entries.values()] == ["Nieuw"]
    assert waiting("shelf") == []


def test_a_version_is_later_than_all_that_was_written_before_the_claim(shelf, clock, monkeypatch) -> None:
    """Between the start of a drain and its claim another worker may have read and written the same page."""
    page = ContentPageFactory(title="Oud")
    claim = changes.claim

    def late(*arguments: object, **values: object) -> list[Change]:
        monkeypatch.setattr(changes, "claim", claim)
        drain(shelf, at=clock)
        page.title = "Nieuw"
        page.save()
        return claim(*arguments, **{**values, "at": timezone.now() + timedelta(days=1)})

    monkeypatch.setattr(changes, "claim", late)
    drain(shelf, at=clock)
    assert [entry.title for entry in shelf.shelf("nl").entries.values()] == ["Nieuw"]


def test_what_changes_while_it_is_read_is_read_again(shelf, clock) -> None:
    page = ContentPageFactory(title="Oud")

    def meanwhile(entries: list[SearchEntry]) -> None:
        shelf.before_put = lambda entries: None
        page.title = "Nieuw"
        page.save()

    shelf.before_put = meanwhile
    draining.drain_engine(shelf, at=clock)
    assert [entry.title for entry in shelf.shelf("nl").entries.values()] == ["Nieuw"]


def test_the_process_that_changes_pages_does_the_first_of_them_only(django_capture_on_commit_callbacks, held) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        draining.record(range(90_000, 90_000 + 2 * draining.AT_ONCE), at=timezone.now())
    assert len(waiting("database")) == draining.AT_ONCE
