"""What editors do reaches search when their transaction ends, and search never stands in their way.

`test_watching.py` has when a change is written down.
"""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale, Page, PageViewRestriction
from wagtail_localize.models import Translation, TranslationSource

from portal.base.models import BasePage, Place
from search import changes
from search.draining import drain
from search.engine import engine
from search.engine.database import DatabaseEngine
from search.models import Change, Document
from tests.factories import (
    ContentPageFactory,
    EventIndexFactory,
    EventPageFactory,
    InitiativePageFactory,
    NewsPageFactory,
    ThemeFactory,
    home_page,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def on_commit(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def publish(on_commit):
    def publish(page: Page, **values: object) -> Page:
        for name, value in values.items():
            setattr(page, name, value)
        with on_commit():
            page.save_revision().publish()
        return page

    return publish


@pytest.fixture
def page(publish) -> Page:
    return publish(ContentPageFactory(title="Dorpshuis", slug="dorpshuis"))


@pytest.fixture
def below(page, publish) -> Page:
    return publish(ContentPageFactory(parent=page, title="Sleutels", slug="sleutels"))


def url(page: Page) -> str:
    return Document.objects.get(pk=page.pk).url


def test_publishing_puts_a_page_in(publish, keys) -> None:
    page = ContentPageFactory(title="Dorpshuis")
    assert keys("dorpshuis") == []
    publish(page)
    assert keys("dorpshuis") == [page.pk]


def test_publishing_again_brings_the_new_words(page, publish, keys) -> None:
    publish(page, title="Moestuin", summary="")
    assert (keys("dorpshuis"), keys("moestuin")) == ([], [page.pk])


def test_a_draft_shows_nowhere(page, on_commit, keys) -> None:
    page.title = "Moestuin"
    with on_commit():
        page.save_revision()
    assert (keys("dorpshuis"), keys("moestuin")) == ([page.pk], [])


def test_unpublishing_takes_a_page_out_and_leaves_those_below(page, below, on_commit, held) -> None:
    with on_commit():
        page.unpublish()
    assert held() == {below.pk}


def test_deleting_takes_out_a_page_and_those_below(page, below, on_commit, held) -> None:
    with on_commit():
        page.delete()
    assert held() == set()


def test_deleting_through_a_queryset_takes_pages_out_too(page, on_commit, held) -> None:
    with on_commit():
        Page.objects.filter(pk=page.pk).delete()
    assert held() == set()


def test_a_changed_address_reaches_the_pages_below(page, below, publish) -> None:
    publish(page, slug="kulturhus")
    assert (url(page), url(below)) == ("/nl/kulturhus/", "/nl/kulturhus/sleutels/")


def test_moving_changes_the_address_of_the_pages_below(page, below, publish, on_commit) -> None:
    other = publish(ContentPageFactory(slug="anders"))
    with on_commit():
        page.move(other, pos="last-child")
    assert (url(page), url(below)) == ("/nl/anders/dorpshuis/", "/nl/anders/dorpshuis/sleutels/")


def test_a_page_that_is_made_private_is_out_with_those_below(page, below, on_commit, held) -> None:
    with on_commit():
        restriction = PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert held() == set()
    with on_commit():
        restriction.delete()
    assert held() == {page.pk, below.pk}


def test_a_page_under_a_private_one_stays_out(page, publish, on_commit, held) -> None:
    with on_commit():
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="sleutel")
    publish(ContentPageFactory(parent=page))
    assert held() == set()


def test_moving_under_a_private_page_takes_out(page, below, on_commit, held, publish) -> None:
    secret = ContentPageFactory(slug="besloten")
    PageViewRestriction.objects.create(page=secret, restriction_type="login")
    with on_commit():
        page.move(secret, pos="last-child")
    assert held() == set()


def test_an_alias_stays_out(page, publish, on_commit, held) -> None:
    with on_commit():
        page.create_alias(parent=home_page(), update_slug="nog-eens")
    publish(page)
    assert held() == {page.pk}


def test_a_page_without_an_entry_stays_out(publish, held) -> None:
    publish(home_page())
    assert held() == set()


def test_translations_are_kept_under_their_own_language(page, publish, keys) -> None:
    twin = twin_of(page, "en", title="Village hall", summary="")
    publish(twin)
    assert keys("village halls", language="en") == [twin.pk]
    assert keys("village", language="nl") == []


def test_facts_that_the_source_carries_reach_the_translation(publish, on_commit, keys) -> None:
    event = publish(EventPageFactory(title="Koffietafel", place=Place.objects.get(slug="zeddam")))
    source, _new = TranslationSource.update_or_create_from_instance(event)
    german = Translation.objects.create(source=source, target_locale=Locale.objects.get(language_code="de"))
    with on_commit():
        german.save_target(publish=True)
    twin = event.get_translation(german.target_locale)
    assert keys("zeddam", language="de") == [twin.pk]
    publish(event, place=Place.objects.get(slug="ulft"))
    assert (keys("zeddam", language="de"), keys("ulft", language="de")) == ([], [twin.pk])


def test_facts_of_every_kind_are_kept(publish) -> None:
    theme = ThemeFactory(slug="zorg")
    initiative = publish(InitiativePageFactory(themes=[theme]))
    event = publish(EventPageFactory(in_days=(7, 9), themes=[theme]))
    news = publish(NewsPageFactory(in_days=-3))
    rows = Document.objects.in_bulk([initiative.pk, event.pk, news.pk])
    assert [rows[page.pk].kind for page in (initiative, event, news)] == ["initiative", "event", "news"]
    assert (rows[initiative.pk].place, rows[initiative.pk].municipality) == ("zeddam", "montferland")
    assert (rows[initiative.pk].themes, rows[initiative.pk].stage) == (["zorg"], "running")
    first, last = event.occurrences.all()
    assert (rows[event.pk].start, rows[event.pk].end, rows[event.pk].themes) == (first.start, last.end, ["zorg"])
    assert timezone.localdate(rows[news.pk].published) == timezone.localdate() - timedelta(days=3)


def test_an_index_page_that_is_published_leaves_its_pages_alone(publish, held) -> None:
    index = EventIndexFactory()
    event = EventPageFactory(parent=index)
    publish(index)
    assert held() == {index.pk}
    publish(event)
    assert held() == {index.pk, event.pk}


def test_publishing_goes_on_when_the_engine_does_not(monkeypatch, page, publish, keys, caplog) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(DatabaseEngine, "put", broken)
        publish(page, title="Moestuin", summary="")
    assert Page.objects.get(pk=page.pk).title == "Moestuin"
    assert f"Search did not follow page {page.pk}" in caplog.text
    drain(engine(), at=lambda: timezone.now() + timedelta(minutes=1))
    assert keys("moestuin") == [page.pk]


def broken(*args: object) -> None:
    raise OSError("no engine")


def test_publishing_goes_on_when_the_queue_cannot_be_drained(monkeypatch, page, publish, keys, caplog) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(changes, "claim", broken)
        publish(page, title="Moestuin", summary="")
    assert f"Search did not follow page {page.pk} yet" in caplog.text
    drain(engine(), at=lambda: timezone.now() + timedelta(minutes=1))
    assert keys("moestuin") == [page.pk]


def test_publishing_asks_nothing_of_another_engine(shelf, page, publish) -> None:
    shelf.asked, shelf.is_down = 0, True
    publish(page, title="Moestuin")
    assert shelf.asked == 0
    assert page.pk in Change.objects.for_engine("shelf").waiting().values_list("key", flat=True)


def test_a_page_that_cannot_be_read_stays_as_it_was(monkeypatch, page, publish, keys, caplog) -> None:
    def broken(page: Page) -> None:
        raise ValueError("no words")

    monkeypatch.setattr(BasePage, "search_entry", broken)
    publish(page, title="Moestuin")
    assert keys("dorpshuis") == [page.pk]
    assert f"Search did not follow page {page.pk} yet" in caplog.text


def test_nothing_happens_when_the_transaction_is_undone(page, django_capture_on_commit_callbacks, held) -> None:
    with django_capture_on_commit_callbacks():
        page.unpublish()
    assert held() == {page.pk}


def test_a_later_reading_is_not_undone_by_an_earlier_one(page, publish, keys) -> None:
    version = engine().stamps("nl")[page.pk].version
    publish(page, title="Moestuin", summary="")
    assert engine().stamps("nl")[page.pk].version > version
