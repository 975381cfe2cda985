from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation

from portal.base.cards import Meta
from portal.base.lists import Wish, find
from tests.base.soup import soup, texts
from tests.factories import NewsIndexFactory, NewsPageFactory, PlaceFactory, ThemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


def titles(client, query: str = "") -> list[str]:
    return texts(soup(client.get(f"{NewsIndexFactory().url}{query}")), ".card__title")


def test_news_stands_newest_first_by_its_own_date(client):
    """The date that an editor gives counts, not the moment of publishing."""
    for days in (-3, -1, -2):
        NewsPageFactory(at=AT, in_days=days, title=str(days), first_published_at=AT - timedelta(days=days))
    assert titles(client) == ["-1", "-2", "-3"]
    assert titles(client, "?volgorde=oud") == ["-3", "-2", "-1"]


def test_news_is_filtered_by_theme_and_municipality(client):
    groen = ThemeFactory(slug="groen")
    NewsPageFactory(title="Groen in Ulft", themes=[groen], place=PlaceFactory(slug="ulft"))
    NewsPageFactory(title="Groen in Zeddam", themes=[groen], place=PlaceFactory(slug="zeddam"))
    NewsPageFactory(title="Overal")
    assert set(titles(client, "?thema=groen")) == {"Groen in Ulft", "Groen in Zeddam"}
    assert titles(client, "?thema=groen&gemeente=oude-ijsselstreek") == ["Groen in Ulft"]


@pytest.mark.parametrize(("language", "words"), [("nl", "4 mei 2027"), ("en", "4 May 2027"), ("de", "4. Mai 2027")])
def test_a_card_says_the_date_as_the_language_writes_it(language, words):
    page = NewsPageFactory(date=date(2027, 5, 4))
    with translation.override(language):
        assert page.card(at=AT).meta == (Meta("date", words),)


def test_the_list_of_news_gives_the_newest(client):
    for days in (-3, -1, -2):
        NewsPageFactory(at=AT, in_days=days, title=str(days))
    assert [page.title for page in find("news").pages(Wish("nl", AT, 2))] == ["-1", "-2"]


def test_a_news_item_has_a_place_to_search_for_and_its_own_date():
    page = NewsPageFactory(date=date(2027, 5, 4), place=PlaceFactory(slug="ulft"), themes=[ThemeFactory(slug="groen")])
    entry = page.search_entry()
    assert (entry.kind, entry.place, entry.municipality, entry.themes, entry.published) == (
        "news",
        "ulft",
        "oude-ijsselstreek",
        ("groen",),
        datetime(2027, 5, 3, 22, 0, tzinfo=UTC),
    )
