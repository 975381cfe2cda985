"""`manage.py rebuild_search`: a new index with everything in and nothing else, swapped in when it is fit to answer."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Page

from portal.base.models import BasePage
from search import indexing
from search.draining import drain_engine
from search.engine import embedded, engine
from search.models import Change
from tests.factories import ContentPageFactory, twin_of

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def rebuild(*arguments: str) -> str:
    output = StringIO()
    call_command("rebuild_search", *arguments, stdout=output, stderr=output)
    return output.getvalue()


def refused(*arguments: str) -> str:
    output = StringIO()
    with pytest.raises(CommandError):
        call_command("rebuild_search", *arguments, stdout=output, stderr=output)
    return output.getvalue()


def unnoticed(page: Page, **values: object) -> None:
    """Change a page's row as nobody does: without a row in the queue."""
    Page.objects.filter(pk=page.pk).update(**values)


def test_all_live_pages_come_in_and_all_others_go(put, held) -> None:
    page = ContentPageFactory()
    ContentPageFactory(live=False)
    twin = twin_of(page, "de")
    put(9999, "Weg")
    rebuild()
    assert (held(), held("de"), held("en")) == ({page.pk}, {twin.pk}, set())


def test_one_language_leaves_the_others_alone(held, quiet) -> None:
    page = ContentPageFactory()
    twin = twin_of(page, "en")
    quiet()
    rebuild("--language", "en")
    assert (held("nl"), held("en")) == (set(), {twin.pk})


@pytest.mark.parametrize("arguments", [("--language", "fr"), ("--engine", "sphinx")])
def test_an_unknown_language_or_engine_is_refused(arguments) -> None:
    with pytest.raises(CommandError):
        rebuild(*arguments)


def test_it_says_how_far_it_is(monkeypatch, quiet) -> None:
    monkeypatch.setattr(indexing, "CHUNK", 2)
    ContentPageFactory.create_batch(3)
    quiet()
    # The home page and the root above it have no entry, so they are looked at each time.
    steps = [f"database nl: {done} of 5 pages" for done in (0, 2, 4, 5)]
    assert rebuild("--language", "nl").splitlines() == [*steps, "database nl: 3 pages"]


def test_on_a_terminal_it_shows_a_bar(monkeypatch) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    output = Terminal()
    call_command("rebuild_search", "--language", "de", stdout=output)
    assert "\rdatabase de ······························   0 %  0 of 1 pages" in output.getvalue()
    assert "\rdatabase de ██████████████████████████████ 100 %  1 of 1 pages\n" in output.getvalue()


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
    assert Change.objects.waiting().filter(key=bad.pk).exists()


def test_each_engine_gets_a_new_generation(shelf) -> None:
    page = ContentPageFactory()
    rebuild("--language", "nl")
    assert ([one.name for one in shelf.shelves["nl"]], set(shelf.stamps("nl"))) == (["nl-0", "nl-1"], {page.pk})


def test_one_engine_leaves_the_other_alone(shelf, held, quiet) -> None:
    page = ContentPageFactory()
    quiet()
    rebuild("--engine", "database")
    assert (set(embedded().stamps("nl")), shelf.stamps("nl")) == ({page.pk}, {})


def test_an_engine_that_is_down_is_named_and_stops_no_other(shelf) -> None:
    page = ContentPageFactory()
    shelf.is_down = True
    assert "shelf: does not answer. the shelf is locked" in refused("--language", "nl")
    assert set(embedded().stamps("nl")) == {page.pk}


@pytest.mark.parametrize(("fault", "says"), [("loses", "it holds 0 pages where 1 were"), ("is_blind", "does not find")])
def test_what_is_not_fit_to_answer_is_thrown_away(shelf, quiet, fault: str, says: str) -> None:
    ContentPageFactory()
    quiet()
    setattr(shelf, fault, 1)
    assert says in refused("--engine", "shelf", "--language", "nl")
    assert ([one.name for one in shelf.shelves["nl"]], shelf.dropped, shelf.begun) == (["nl-0"], ["nl-1"], [])


def test_a_few_titles_that_are_not_found_are_no_reason_to_refuse(put, held) -> None:
    pages = [ContentPageFactory(title=title) for title in ("De het een", "Moestuin", "Bos", "Dorp", "Plein")]
    rebuild("--language", "nl")
    assert held() == {page.pk for page in pages}


@pytest.mark.parametrize("writes_to_new", [True, False])
def test_what_changes_while_a_generation_is_filled_is_in_it_after_the_swap(shelf, quiet, writes_to_new) -> None:
    """Also when the worker that followed the change did not know of the generation yet."""
    shelf.writes_to_new = writes_to_new
    kept, hidden, gone = ContentPageFactory.create_batch(3)
    late = ContentPageFactory(live=False)
    rebuild("--language", "nl")
    quiet()

    def meanwhile() -> None:
        late.save_revision().publish()
        hidden.unpublish()
        gone.delete()
        drain_engine(shelf, at=timezone.now)

    _once_while_filling(shelf, meanwhile)
    rebuild("--engine", "shelf", "--language", "nl")
    assert set(shelf.stamps("nl")) == {kept.pk, late.pk}


def test_what_changes_just_before_the_swap_is_in_it_after(shelf, quiet) -> None:
    shelf.writes_to_new = False
    kept, hidden, gone = ContentPageFactory.create_batch(3)
    late = ContentPageFactory(live=False)
    quiet()

    def meanwhile() -> None:
        late.save_revision().publish()
        hidden.unpublish()
        gone.delete()
        drain_engine(shelf, at=timezone.now)

    shelf.before_swap = meanwhile
    rebuild("--engine", "shelf", "--language", "nl")
    assert set(shelf.stamps("nl")) == {kept.pk, late.pk}


def test_in_place_no_page_is_missed_meanwhile_and_what_came_since_stays(held, put, monkeypatch) -> None:
    first, late = ContentPageFactory.create_batch(2)
    rebuild("--language", "nl")
    put(9999, "Weg")
    generation = engine().begin("nl")
    generation.put([indexing.entry_of(first.specific)])
    assert held() == {first.pk, late.pk, 9999}
    reading = indexing.read([late.pk], at=timezone.now())
    engine().put(reading.entries)
    generation.swap()
    assert held() == {first.pk, late.pk}


def test_going_back_lets_the_old_generation_answer_and_follow(shelf) -> None:
    old = ContentPageFactory()
    rebuild("--engine", "shelf", "--language", "nl")
    rebuild("--engine", "shelf", "--language", "nl")
    new = ContentPageFactory()
    said = rebuild("--back", "--language", "nl")
    assert "database nl: there is no index before this one" in said
    assert "shelf nl: nl-1 answers again" in said
    drain_engine(shelf, at=timezone.now)
    assert set(shelf.stamps("nl")) == {old.pk, new.pk}


def _once_while_filling(shelf, meanwhile) -> None:
    """Do this when the first chunk has gone into the generation that is begun next."""
    begin = shelf.begin

    def begin_and_watch(language: str):
        generation = begin(language)
        put = generation.put

        def put_and_go_on(entries) -> None:
            generation.put = put
            put(entries)
            meanwhile()

        generation.put = put_and_go_on
        return generation

    shelf.begin = begin_and_watch
