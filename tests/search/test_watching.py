"""A change is written down in the transaction that makes it: both are there, or neither."""

from collections.abc import Callable

import pytest
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from portal.base.models import Municipality, Place
from search.draining import drain
from search.engine import engine
from search.models import Change, Document, Scope
from tests.factories import (
    ContentPageFactory,
    EditionFactory,
    EventPageFactory,
    InitiativePageFactory,
    NewsPageFactory,
    ProgrammeLineFactory,
    ProgrammePageFactory,
    ThemeFactory,
    TrainingPageFactory,
    home_page,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def rename(page: Page) -> None:
    page.slug = "elders"
    page.save()


ACTS: dict[str, Callable[[Page], object]] = {
    "publish": lambda page: page.save_revision().publish(),
    "unpublish": lambda page: page.unpublish(),
    "delete": lambda page: page.delete(),
    "move": lambda page: page.move(home_page(), pos="last-child"),
    "rename": rename,
    "restrict": lambda page: PageViewRestriction.objects.create(page=page, restriction_type="login"),
    "theme": lambda page: page.themes.get().save(),
}


def told() -> list[tuple[int, str]]:
    return sorted(Change.objects.waiting().values_list("key", "scope"))


@pytest.fixture
def page(quiet) -> Page:
    page = InitiativePageFactory(parent__slug="initiatieven", themes=[ThemeFactory()])
    quiet()
    return page


@pytest.fixture
def fails_at_the_end():
    """A receiver after search's own, that breaks off every save and delete of what search follows."""

    def fail(sender, **kwargs) -> None:
        if issubclass(sender, Page):
            raise RuntimeError("the process died")

    for signal in (post_save, post_delete):
        signal.connect(fail)
    yield
    for signal in (post_save, post_delete):
        signal.disconnect(fail)


@pytest.mark.parametrize("act", ACTS)
def test_a_change_that_is_undone_leaves_nothing(page, act: str) -> None:
    before_it_ends = undo(ACTS[act], page)
    assert (before_it_ends != [], told()) == (True, [])


def undo(act: Callable[[Page], object], page: Page) -> list[tuple[int, str]]:
    """Do this in a transaction that is rolled back; what was written down before that."""
    with transaction.atomic():
        act(page)
        found = told()
        transaction.set_rollback(True)
    return found


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("act", ["publish", "unpublish", "delete", "move", "rename"])
def test_a_page_and_its_row_in_the_queue_are_written_together(page, fails_at_the_end, act: str) -> None:
    """Nobody opened a transaction here: it is the page's own."""
    before = Page.objects.filter(pk=page.pk).values("title", "live", "slug", "url_path").get()
    with pytest.raises(RuntimeError):
        ACTS[act](page)
    assert told() == []
    assert Page.objects.filter(pk=page.pk).values("title", "live", "slug", "url_path").get() == before


@pytest.mark.django_db(transaction=True)
def test_a_process_that_dies_before_it_hears_of_its_own_save_loses_nothing(page, monkeypatch) -> None:
    """Django says that a plain row was saved after it was committed."""
    for door in ("search.watching.record", "search.signals.record"):
        monkeypatch.setattr(door, lambda *args, **kwargs: None)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    page.themes.get().save()
    assert told() == [(page.pk, Scope.BRANCH), (page.pk, Scope.PAGE)]
    assert all(row.not_before > row.made for row in Change.objects.all())


def test_a_process_that_dies_after_the_commit_loses_nothing(django_capture_on_commit_callbacks, keys) -> None:
    page = ContentPageFactory(title="Dorpshuis", summary="")
    with django_capture_on_commit_callbacks(execute=False):
        page.title = "Moestuin"
        page.save_revision().publish()
    assert keys("moestuin") == []
    drain(engine(), at=timezone.now)
    assert keys("moestuin") == [page.pk]


def test_a_draft_is_not_written_down(page) -> None:
    page.title = "Moestuin"
    page.save_revision()
    page.locked = True
    page.save(update_fields=["locked", "has_unpublished_changes"])
    draft = ContentPageFactory(live=False)
    draft.title = "Ook een concept"
    draft.save()
    assert told() == []


def test_a_part_of_a_live_page_is(page) -> None:
    page.title = "Moestuin"
    page.save(update_fields=["title"])
    assert told() == [(page.pk, Scope.PAGE)]


@pytest.mark.parametrize("act", ["move", "rename"])
def test_a_new_address_concerns_the_pages_below_too(page, act: str) -> None:
    below = ContentPageFactory(parent=page)
    Change.objects.all().delete()
    page.live = False
    ACTS[act](page)
    assert (page.pk, Scope.BRANCH) in told()
    assert below.pk not in dict(told())


def test_pages_that_name_a_theme_follow_its_new_name(django_capture_on_commit_callbacks, keys, quiet) -> None:
    theme = ThemeFactory(label="Zorg")
    news, initiative = NewsPageFactory(themes=[theme]), InitiativePageFactory(themes=[theme])
    NewsPageFactory()
    quiet()
    with django_capture_on_commit_callbacks(execute=True):
        theme.label = "Omzien"
        theme.save()
    assert set(Change.objects.values_list("key", flat=True)) == {news.pk, initiative.pk}
    assert Document.objects.filter(pk__in=[news.pk, initiative.pk]).count() == 2


def test_a_theme_that_goes_reaches_the_pages_that_named_it(quiet) -> None:
    theme = ThemeFactory()
    page = NewsPageFactory(themes=[theme])
    quiet()
    theme.delete()
    assert told() == [(page.pk, Scope.PAGE)]


def test_a_theme_that_gets_a_name_in_a_language_reaches_the_pages_of_that_language(quiet) -> None:
    theme = ThemeFactory()
    page = NewsPageFactory(themes=[theme])
    twin = twin_of(page, "de")
    quiet()
    twin_of(theme, "de", label="Pflege")
    assert (twin.pk, Scope.PAGE) in told()


def test_pages_that_name_a_programme_line_follow_it(quiet) -> None:
    line = ProgrammeLineFactory()
    event, programme = EventPageFactory(programme_line=line), ProgrammePageFactory()
    programme.lines.set([line])
    programme.save()
    quiet()
    line.label = "Anders"
    line.save()
    assert {key for key, _scope in told()} == {event.pk, programme.pk}


def test_pages_in_a_place_follow_it_also_through_their_rows_and_its_municipality(quiet) -> None:
    zeddam = Place.objects.get(slug="zeddam")
    event, training = EventPageFactory(place=zeddam), TrainingPageFactory()
    EditionFactory(page=training, place=zeddam)
    initiative = InitiativePageFactory(place=None, municipality=zeddam.municipality)
    EventPageFactory(place=Place.objects.get(slug="ulft"))
    found = []
    for row in (zeddam, Municipality.objects.get(slug="montferland")):
        quiet()
        row.save()
        found.append({key for key, _scope in told()})
    assert found == [{event.pk, training.pk}, {event.pk, training.pk, initiative.pk}]


def test_the_number_of_queries_for_a_renamed_theme_does_not_grow(django_assert_num_queries, quiet) -> None:
    theme = ThemeFactory()
    for count in (1, 2):
        NewsPageFactory.create_batch(count, themes=[theme])
        quiet()
        with django_assert_num_queries(5):  # one of them tells the lists
            theme.save()


def test_a_person_who_logs_in_tells_search_nothing(page, admin_user) -> None:
    Page.objects.filter(pk=page.pk).update(owner=admin_user)
    admin_user.last_login = timezone.now()
    admin_user.save()
    assert told() == []
