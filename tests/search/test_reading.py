"""From page to entry: what pages hand over, in a number of queries that does not grow with them."""

import pytest
from django.core.cache import cache
from django.utils import timezone
from wagtail.models import Page

from portal.base.models import Place
from search.indexing import read
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
    TrajectoryPageFactory,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

#: Who is closed out; the kinds of these pages; per kind a query for its pages, and one for each sort of row below them.
QUERIES = {
    ContentPageFactory: 3,
    NewsPageFactory: 4,
    InitiativePageFactory: 4,
    ProgrammePageFactory: 5,
    EventPageFactory: 5,
    TrainingPageFactory: 7,
    TrajectoryPageFactory: 5,
}


def entries(*pages: Page) -> list:
    return read([page.pk for page in pages], at=timezone.now()).entries


@pytest.mark.parametrize("factory", QUERIES)
def test_the_number_of_queries_does_not_grow_with_the_pages(factory, django_assert_num_queries) -> None:
    theme, line = ThemeFactory(), ProgrammeLineFactory()
    pages = []
    for count in (1, 3):
        while len(pages) < count:
            pages.append(filled(factory, theme, line))
        entries(pages[0])  # The addresses of sites, and the kinds of pages, are asked once.
        with django_assert_num_queries(QUERIES[factory]):
            assert len(entries(*pages)) == count


def filled(factory, theme, line) -> Page:
    """A page with all that an entry may hold."""
    values: dict = {} if factory is ContentPageFactory else {"themes": [theme]}
    names = {field.name for field in factory._meta.model._meta.get_fields()}
    values |= {"place": Place.objects.get(slug="zeddam")} if "place" in names else {}
    values |= {"programme_line": line} if "programme_line" in names else {}
    page = factory(**values)
    if factory is TrainingPageFactory:
        EditionFactory(page=page, place=Place.objects.get(slug="ulft"))
    if factory is ProgrammePageFactory:
        page.lines.set([line])
        page.save()
    return page


def test_themes_and_line_are_words_of_an_entry() -> None:
    themes, line = [ThemeFactory(label="Zorg"), ThemeFactory(label="Energie")], ProgrammeLineFactory(label="Samen")
    event = EventPageFactory(themes=themes, programme_line=line)
    news = NewsPageFactory(themes=themes)
    programme = ProgrammePageFactory()
    programme.lines.set([line])
    programme.save()
    labels = {entry.key: entry.labels for entry in entries(event, news, programme)}
    assert labels == {
        event.pk: ("Energie", "Zorg", "Samen"),
        news.pk: ("Energie", "Zorg"),
        programme.pk: ("Samen",),
    }


def test_labels_are_words_of_the_pages_own_language() -> None:
    care, energy = ThemeFactory(label="Zorg", slug="zorg"), ThemeFactory(label="Energie", slug="energie")
    page = InitiativePageFactory(themes=[care, energy])
    twin = twin_of(page, "de")
    twin_of(care, "de", label="Pflege")
    (entry,) = entries(twin)
    assert (entry.labels, sorted(entry.themes)) == (("Pflege",), ["energie", "zorg"])


def test_closed_hidden_and_deleted_pages_are_gone() -> None:
    page, hidden = ContentPageFactory(), ContentPageFactory(live=False)
    cache.clear()
    reading = read([page.pk, hidden.pk, 99_999], at=timezone.now())
    assert ([entry.key for entry in reading.entries], reading.gone) == ([page.pk], {hidden.pk, 99_999})
