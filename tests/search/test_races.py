"""Two writers and two workers at the same moment, each with a connection of its own."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier, Event, Lock
from time import sleep

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from portal.base.entries import SearchEntry
from search import changes
from search.draining import drain_engine
from search.engine import embedded
from search.engine.versions import forget_removals
from search.indexing import microseconds
from search.models import Change, Document, Latest
from tests.factories import ContentPageFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
ROUNDS = 15


def entry(title: str, version: int, key: int = 1) -> SearchEntry:
    return SearchEntry(key=key, language="nl", kind="page", title=title, url=f"/nl/{key}/", version=version)


def together(*acts: Callable[[], object]) -> None:
    """Do these at the same moment, each on a connection of its own; raises what one of them raises."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        try:
            start.wait(timeout=30)
            act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as threads:
        for done in [threads.submit(run, act) for act in acts]:
            done.result(timeout=60)


def titles() -> list[str]:
    return list(Document.objects.values_list("title", flat=True))


def test_what_was_read_before_a_removal_and_arrives_after_it_changes_nothing(search) -> None:
    embedded().put([entry("Dorpshuis", 10)])
    assert embedded().remove([1], version=20) == 1
    embedded().put([entry("Dorpshuis", 15)])
    assert (titles(), embedded().count("nl"), embedded().stamps("nl")) == ([], 0, {})
    assert search("dorpshuis").total == 0
    embedded().put([entry("Kulturhus", 30)])
    assert titles() == ["Kulturhus"]


def test_a_removal_that_arrives_before_the_first_writing_holds() -> None:
    assert embedded().remove([1], version=20) == 0
    embedded().put([entry("Dorpshuis", 10)])
    assert titles() == []


def test_a_removal_that_is_older_than_what_is_there_changes_nothing() -> None:
    embedded().put([entry("Dorpshuis", 30)])
    assert embedded().remove([1], version=20) == 0
    embedded().put([entry("Ouder", 25)])
    assert titles() == ["Dorpshuis"]


def test_removals_are_remembered_until_nobody_can_come_late() -> None:
    embedded().remove([1], version=microseconds(AT))
    embedded().put([entry("Dorpshuis", microseconds(AT), key=2)])
    assert forget_removals(before=AT) == 0
    assert forget_removals(before=AT + timedelta(seconds=1)) == 1
    assert [row.key for row in Latest.objects.all()] == [2]


def test_clearing_a_language_forgets_when_its_pages_were_written() -> None:
    embedded().put([entry("Dorpshuis", 30)])
    embedded().clear("nl")
    embedded().put([entry("Opnieuw", 20)])
    assert titles() == ["Opnieuw"]


def test_of_a_late_writing_and_a_removal_at_the_same_moment_the_removal_holds() -> None:
    for turn in range(ROUNDS):
        old, new = 10 * turn + 1, 10 * turn + 2
        together(
            lambda old=old: embedded().put([entry("Oud", old)]),
            lambda new=new: embedded().remove([1], version=new),
        )
        assert titles() == []


def test_of_two_writings_at_the_same_moment_the_later_reading_holds() -> None:
    for turn in range(ROUNDS):
        old, new = 10 * turn + 1, 10 * turn + 2
        together(
            lambda old=old: embedded().put([entry("Oud", old), entry("Oud", old, key=2)]),
            lambda new=new: embedded().put([entry("Nieuw", new, key=2), entry("Nieuw", new)]),
        )
        assert titles() == ["Nieuw", "Nieuw"]


def test_no_two_workers_have_the_same_page_in_hand_at_once() -> None:
    """Also while new changes of the same pages keep coming in."""
    in_hand, handled, lock = set(), [], Lock()

    def work(name: str) -> None:
        for turn in range(ROUNDS):
            by = f"{name} {turn}"
            rows = changes.claim("database", at=AT, by=by, limit=4)
            keys = {row.key for row in rows}
            with lock:
                assert not in_hand & keys
                in_hand.update(keys)
            handled.extend(row.pk for row in rows)
            with lock:
                in_hand.difference_update(keys)
            changes.finish(rows, at=AT, by=by)

    def change() -> None:
        for _turn in range(ROUNDS):
            changes.enqueue(range(6), at=AT, names=["database"])

    together(lambda: work("one"), lambda: work("two"), change)
    work("last")
    assert sorted(handled) == sorted(Change.objects.values_list("pk", flat=True))


def test_a_claim_waits_for_one_that_is_not_committed_yet() -> None:
    """A change that came in between would otherwise bring its page into two hands."""
    if connection.vendor == "sqlite":
        return  # One writer at a time: the change could not come in between.
    claimed, came_in, found = Event(), Event(), []
    changes.enqueue([1], at=AT, names=["database"])

    def first() -> None:
        with transaction.atomic():
            changes.claim("database", at=AT, by="one", limit=1)
            claimed.set()
            came_in.wait(timeout=30)
            # Long enough for the other one to claim, did it not wait.
            sleep(0.5)

    def second() -> None:
        claimed.wait(timeout=30)
        changes.enqueue([1], at=AT, names=["database"])
        came_in.set()
        found.extend(changes.claim("database", at=AT, by="two", limit=1))

    together(first, second)
    assert found == []


def test_two_workers_share_the_work_and_do_none_of_it_twice(shelf) -> None:
    pages = ContentPageFactory.create_batch(8)
    written: list[int] = []
    shelf.before_put = lambda entries: written.extend(entry.key for entry in entries)
    Change.objects.all().delete()
    changes.enqueue([page.pk for page in pages], at=timezone.now(), names=["shelf"])
    together(*[lambda: drain_engine(shelf, at=timezone.now)] * 2)
    assert sorted(written) == [page.pk for page in pages]
