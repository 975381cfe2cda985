"""`manage.py rebuild_search`: everything in, nothing else, and quick when nothing changed."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page

from portal.base.models import BasePage
from search import indexing
from search.models import Document
from tests.factories import ContentPageFactory, InitiativePageFactory, twin_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def rebuild(*arguments: str) -> str:
    output = StringIO()
    call_command("rebuild_search", *arguments, stdout=output, stderr=output)
    return output.getvalue()


def test_all_live_pages_come_in_and_all_others_go(put, held) -> None:
    page = ContentPageFactory()
    ContentPageFactory(live=False)
    twin = twin_of(page, "de")
    put(9999, "Weg")
    rebuild()
    assert (held(), held("de"), held("en")) == ({page.pk}, {twin.pk}, set())


def test_one_language_leaves_the_others_alone(held) -> None:
    page = ContentPageFactory()
    twin = twin_of(page, "en")
    rebuild("--language", "en")
    assert (held("nl"), held("en")) == (set(), {twin.pk})


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(CommandError):
        rebuild("--language", "fr")


def test_it_says_how_far_it_is(monkeypatch) -> None:
    monkeypatch.setattr(indexing, "CHUNK", 2)
    ContentPageFactory.create_batch(3)
    lines = rebuild("--language", "nl").replace("\r", "\n").split("\n")
    # The home page and the root above it have no entry, so they are looked at each time.
    steps = ["nl: 2 of 5 pages", "nl: 4 of 5 pages", "nl: 5 of 5 pages"]
    assert lines == ["", *steps, "nl: 3 written, 0 removed", ""]


def test_pages_that_did_not_change_are_passed_over(held) -> None:
    pages = InitiativePageFactory.create_batch(3)
    rebuild("--language", "nl")
    assert "nl: 0 written, 0 removed" in rebuild("--language", "nl")
    assert held() >= {page.pk for page in pages}


def test_all_writes_every_page_again() -> None:
    ContentPageFactory.create_batch(3)
    rebuild("--language", "nl")
    assert "nl: 3 written" in rebuild("--language", "nl", "--all")


@pytest.mark.parametrize("change", ["published", "moved", "rules"])
def test_what_search_missed_is_made_good(change: str) -> None:
    page, _other = ContentPageFactory.create_batch(2)
    rebuild("--language", "nl")
    if change == "published":
        Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now() + timedelta(seconds=1))
    elif change == "moved":
        Page.objects.filter(pk=page.pk).update(url_path="/home/elders/")
    else:
        Document.objects.filter(pk=page.pk).update(rules="older")
    assert "nl: 1 written" in rebuild("--language", "nl")


def test_the_number_of_queries_for_nothing_changed_does_not_grow(django_assert_num_queries) -> None:
    for count in (1, 3):
        ContentPageFactory.create_batch(count)
        rebuild("--language", "nl")
        with django_assert_num_queries(17):
            rebuild("--language", "nl")


def test_one_page_that_cannot_be_read_does_not_stop_the_others(monkeypatch, held) -> None:
    good, bad = ContentPageFactory.create_batch(2)
    entry_of = BasePage.search_entry

    def sometimes(page: BasePage):
        if page.pk == bad.pk:
            raise ValueError("no words")
        return entry_of(page)

    monkeypatch.setattr(BasePage, "search_entry", sometimes)
    assert "nl: 1 pages could not be read" in rebuild("--language", "nl")
    assert held() == {good.pk}
