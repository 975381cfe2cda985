"""The queue: what is claimed, by whom, for how long, and what comes back."""

from datetime import UTC, datetime, timedelta

import pytest

from search import changes
from search.models import Change, Scope
from tests.factories import ContentPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def enqueue(*keys: int, at: datetime = AT, **values: object) -> None:
    changes.enqueue(keys, at=at, **{"names": ["database"], **values})


def claim(by: str, *, at: datetime = AT, limit: int = 100, **values: object) -> list[Change]:
    return changes.claim("database", at=at, by=by, limit=limit, **values)


def keys(rows: list[Change]) -> list[int]:
    return sorted(row.key for row in rows)


def test_each_engine_has_a_row_of_its_own(shelf) -> None:
    changes.enqueue([1, 2], at=AT)
    found = Change.objects.order_by("key", "engine").values_list("key", "engine")
    assert list(found) == [(1, "database"), (1, "shelf"), (2, "database"), (2, "shelf")]


def test_what_one_worker_holds_no_other_gets() -> None:
    enqueue(1, 2, 3)
    assert (keys(claim("one", limit=2)), keys(claim("two")), claim("three")) == ([1, 2], [3], [])


def test_a_new_change_of_a_page_in_another_workers_hands_waits() -> None:
    enqueue(1)
    rows = claim("one")
    enqueue(1, at=AT + SECOND)
    assert claim("two", at=AT + SECOND) == []
    changes.finish(rows, at=AT + SECOND, by="one")
    assert keys(claim("two", at=AT + SECOND)) == [1]


def test_all_that_waits_about_a_page_is_claimed_together() -> None:
    enqueue(1, 1, 2)
    assert keys(claim("one", limit=1)) == [1, 1]


def test_engines_do_not_wait_for_each_other() -> None:
    enqueue(1, names=["database", "shelf"])
    claim("one")
    assert keys(changes.claim("shelf", at=AT, by="two", limit=9)) == [1]


def test_a_lease_that_ran_out_is_claimed_again_and_the_old_worker_finishes_nothing() -> None:
    enqueue(1)
    rows = claim("one")
    assert claim("two", at=AT + changes.LEASE - SECOND) == []
    late = AT + changes.LEASE
    assert keys(claim("two", at=late)) == [1]
    changes.finish(rows, at=late, by="one")
    changes.put_back(rows, at=late, by="one", wait=lambda attempts: SECOND)
    changes.let_go(rows, until=late, by="one")
    assert Change.objects.get().claimed_by == "two"
    assert Change.objects.waiting().count() == 1


def test_what_is_put_back_waits_and_counts_its_attempts() -> None:
    enqueue(1)
    for attempt in (1, 2):
        at = AT + attempt * 10 * SECOND
        changes.put_back(claim("one", at=at), at=at, by="one", wait=lambda attempts: attempts * SECOND)
        assert claim("two", at=at + (attempt - 0.1) * SECOND) == []
    assert [row.attempts for row in claim("two", at=at + 2 * SECOND)] == [2]


def test_to_let_go_is_no_attempt() -> None:
    enqueue(1)
    changes.let_go(claim("one"), until=AT + SECOND, by="one")
    assert claim("two") == []
    assert [row.attempts for row in claim("two", at=AT + SECOND)] == [0]


def test_a_new_change_does_not_wait_for_an_old_one_that_failed() -> None:
    enqueue(1)
    changes.put_back(claim("one"), at=AT, by="one", wait=lambda attempts: timedelta(hours=1))
    enqueue(1, at=AT + SECOND)
    assert keys(claim("two", at=AT + SECOND)) == [1, 1]


def test_a_branch_becomes_the_pages_that_are_in_it_when_its_turn_comes() -> None:
    top = ContentPageFactory()
    below = ContentPageFactory(parent=top)
    ContentPageFactory()
    Change.objects.all().delete()
    enqueue(top.pk, scope=Scope.BRANCH)
    late = ContentPageFactory(parent=below)
    Change.objects.filter(scope=Scope.PAGE).delete()
    assert changes.expand("database", at=AT) == {top.pk, below.pk, late.pk}
    assert keys(claim("one")) == [top.pk, below.pk, late.pk]
    assert changes.expand("database", at=AT) == set()


def test_a_branch_that_is_gone_is_the_page_alone() -> None:
    enqueue(77, scope=Scope.BRANCH)
    assert changes.expand("database", at=AT) == {77}


def test_the_journal_tells_what_was_made_or_followed_since() -> None:
    for key, minutes in ((1, -20), (2, -10), (3, -1)):
        enqueue(key, at=AT + timedelta(minutes=minutes))
    changes.finish(claim("one", only=[1]), at=AT, by="one")
    changes.finish(claim("one", only=[2]), at=AT - timedelta(minutes=9), by="one")
    assert changes.changed_since("database", AT - timedelta(minutes=5)) == {1, 3}
    assert changes.changed_since("shelf", AT - timedelta(minutes=5)) == set()


def test_what_is_done_is_forgotten_after_a_day_and_what_waits_never() -> None:
    enqueue(1, 2, at=AT - timedelta(days=9))
    changes.finish(claim("one", only=[1]), at=AT, by="one")
    assert changes.forget_done(at=AT + changes.KEPT) == 0
    assert changes.forget_done(at=AT + changes.KEPT + SECOND) == 1
    assert [row.key for row in Change.objects.all()] == [2]
