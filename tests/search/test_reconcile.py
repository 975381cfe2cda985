"""Comparing search with the pages: what was missed in whatever way is made good."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page

from portal.base.jobs import _jobs as registered
from portal.base.models import BasePage
from search import changes, jobs
from search.draining import drain_engine
from search.engine import EngineDown, embedded
from search.indexing import microseconds
from search.models import Change, Document, Latest
from search.reconciling import PATIENCE, fill, reconcile
from tests.factories import ContentPageFactory, InitiativePageFactory, home_page, twin_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def reconciled() -> str:
    output = StringIO()
    call_command("reconcile_search", stdout=output, stderr=output)
    return output.getvalue()


def different() -> set[int]:
    """The pages that reconciling has the database engine look at, but those that never have an entry."""
    Change.objects.all().delete()
    reconcile(embedded(), at=timezone.now())
    homes = Page.objects.filter(depth__lte=2).values_list("pk", flat=True)
    return set(Change.objects.values_list("key", flat=True)) - set(homes)


@pytest.fixture
def pages(quiet) -> list[Page]:
    pages = ContentPageFactory.create_batch(2)
    drain_engine(embedded(), at=timezone.now)
    return pages


def test_nothing_differs_when_all_was_followed(pages) -> None:
    assert different() == set()


@pytest.mark.parametrize("change", ["missing", "published", "moved", "rules", "unpublished", "deleted"])
def test_what_search_missed_is_made_good(pages, change: str, held) -> None:
    page, _other = pages
    rows = Page.objects.filter(pk=page.pk)
    if change == "missing":
        Document.objects.filter(pk=page.pk).delete()
    elif change == "published":
        rows.update(last_published_at=timezone.now() + timedelta(seconds=1))
    elif change == "moved":
        rows.update(url_path="/home/elders/")
    elif change == "rules":
        Document.objects.filter(pk=page.pk).update(rules="older")
    elif change == "unpublished":
        rows.update(live=False)
    else:
        page.delete()
    assert different() == {page.pk}
    drain_engine(embedded(), at=timezone.now)
    assert (page.pk in held()) == (change not in {"unpublished", "deleted"})


def test_a_page_that_was_given_up_is_tried_again(monkeypatch, pages) -> None:
    def broken(page: BasePage) -> None:
        raise ValueError("no words")

    with monkeypatch.context() as patch:
        patch.setattr(BasePage, "search_entry", broken)
        pages[0].save()
        Change.objects.update(attempts=99)
        drain_engine(embedded(), at=timezone.now)
    assert not Change.objects.waiting().exists()
    reconcile(embedded(), at=timezone.now())
    assert Change.objects.waiting().filter(key=pages[0].pk).exists()


def test_each_engine_is_compared_for_itself(shelf, pages) -> None:
    Change.objects.all().delete()
    reconcile(shelf, at=timezone.now())
    assert set(Change.objects.values_list("engine", flat=True)) == {"shelf"}
    assert {page.pk for page in pages} <= set(Change.objects.values_list("key", flat=True))


def test_the_number_of_queries_does_not_grow(django_assert_num_queries, quiet) -> None:
    for count in (1, 3):
        InitiativePageFactory.create_batch(count)
        drain_engine(embedded(), at=timezone.now)
        quiet()
        reconcile(embedded(), at=timezone.now())
        with django_assert_num_queries(13):
            reconcile(embedded(), at=timezone.now())


def test_the_command_says_what_it_did(pages) -> None:
    Document.objects.filter(pk=pages[0].pk).delete()
    # Three home pages and the root have no entry, so they are looked at each time.
    assert reconciled() == "database: 5 pages to look at, 1 written, 4 removed\n"


def test_the_command_names_an_engine_that_is_down(shelf, pages) -> None:
    shelf.is_down = True
    output = StringIO()
    with pytest.raises(CommandError):
        call_command("reconcile_search", stdout=output, stderr=output)
    assert "shelf: does not answer. the shelf is locked" in output.getvalue()


def test_an_engine_that_holds_nothing_of_a_language_is_given_all_of_it_once(shelf, pages) -> None:
    twin = twin_of(pages[0], "de")
    Change.objects.all().delete()
    at = timezone.now()
    fill(shelf, at=lambda: at)
    everything = {*pages, twin, home_page(), *home_page().get_translations()}
    assert {page.pk for page in everything} <= set(Change.objects.values_list("key", flat=True))
    assert fill(shelf, at=lambda: at + timedelta(minutes=1)) == 0
    drain_engine(shelf, at=timezone.now)
    assert set(shelf.stamps("nl")) == {page.pk for page in pages}
    # Of English there is the home page only, which has no entry.
    assert fill(shelf, at=lambda: at + PATIENCE + timedelta(minutes=1)) == 1


def test_an_engine_without_an_index_is_given_a_generation(shelf, pages) -> None:
    shelf.lacks_index = True
    assert fill(shelf, at=timezone.now) == len(pages)
    assert set(shelf.stamps("nl")) == {page.pk for page in pages}


def test_an_engine_that_is_down_is_given_nothing_until_it_returns(shelf, pages) -> None:
    shelf.is_down = True
    with pytest.raises(EngineDown):
        fill(shelf, at=timezone.now)
    shelf.is_down, shelf.lacks_index = False, True
    assert fill(shelf, at=timezone.now) == len(pages)


def test_an_engine_that_is_down_keeps_no_other_from_being_compared(shelf, pages, caplog) -> None:
    Document.objects.filter(pk=pages[0].pk).delete()
    Change.objects.all().delete()
    shelf.is_down = True
    jobs.reconcile_all()
    assert Change.objects.for_engine("database").filter(key=pages[0].pk).exists()
    assert "The engine “shelf” could not be compared" in caplog.text


def test_the_worker_brings_a_fresh_engine_up_to_date(shelf, pages) -> None:
    Change.objects.all().delete()
    jobs.fill_empty()
    jobs.follow_changes()
    assert set(shelf.stamps("nl")) == {page.pk for page in pages}


def test_the_worker_knows_the_jobs_of_search() -> None:
    times = {name: job.every.total_seconds() for name, job in registered.items() if name.startswith("search-")}
    assert times == {"search-changes": 2, "search-fill": 20, "search-journal": 3_600, "search-reconcile": 86_400}


def test_the_worker_forgets_what_was_done_and_removed_long_ago(put) -> None:
    long_ago = timezone.now() - changes.KEPT - timedelta(minutes=1)
    changes.enqueue([1], at=long_ago, names=["database"])
    Change.objects.update(done=long_ago)
    embedded().remove([2], version=microseconds(long_ago))
    jobs.forget_old()
    assert (Change.objects.exists(), Latest.objects.exists()) == (False, False)
