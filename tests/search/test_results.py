"""The search page, as a visitor meets it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search.engine import Hit
from search.listing import card, marked, promoted, when
from search.models import Promotion
from tests.factories import ContentPageFactory, SiteSettingsFactory, ThemeFactory
from tests.search.conftest import AT

pytestmark = [pytest.mark.django_db, pytest.mark.database]

PAGE = "/nl/zoeken/"
START = datetime(2027, 5, 4, 17, 30, tzinfo=UTC)


def hit(**values: object) -> Hit:
    return Hit(**{"key": 1, "kind": "page", "url": "/nl/1/", "title": (), "text": (), "score": 1.0, **values})


def test_the_language_is_that_of_the_address(put, client) -> None:
    put(1, "Training")
    put(2, "Training", language="en", url="/en/2/")
    found = {code: client.get(f"/{code}/zoeken/?q=training").context["listing"] for code in ("nl", "en", "de")}
    assert {code: [card.url for card in listing.cards] for code, listing in found.items()} == {
        "nl": ["/nl/1/"],
        "en": ["/en/2/"],
        "de": [],
    }


def test_a_hit_shows_kind_title_words_date_and_place(put, ask) -> None:
    put(
        1,
        "Koffietafel",
        kind="event",
        summary="Met taart.",
        place_name="Ulft",
        start=START,
        end=START + timedelta(hours=2),
    )
    response = ask(q="koffietafels taart")
    (shown,) = response.context["listing"].cards
    assert (shown.kind.name, shown.url, len(shown.meta)) == ("event", "/nl/1/", 2)
    assert (shown.meta[1].icon, shown.meta[1].text) == ("place", "Ulft")
    html = response.content.decode()
    assert "<mark>Koffietafel</mark></a>" in html
    assert "Met <mark>taart</mark>." in html


def test_the_page_keeps_out_of_search_engines(ask) -> None:
    for params in ({}, {"q": "energie"}):
        assert 'content="noindex' in ask(**params).content.decode()


@pytest.mark.parametrize("words", ['<script>alert("1")</script>', '"><img src=x onerror=alert(1)>', "</mark><b>"])
def test_no_markup_gets_through(put, ask, words: str) -> None:
    put(1, f"Dorpshuis {words}", summary=f"Dorpshuis {words}", text=words, place_name=words)
    html = ask(q=f"dorpshuis {words}").content.decode()
    assert "<mark>Dorpshuis</mark>" in html
    for dangerous in ("<script>a", "<img src=x", "</mark><b>", "onerror=alert(1)>", "</mark>&gt;<b>"):
        assert dangerous not in html


def test_segments_are_escaped_one_by_one() -> None:
    assert marked((("a<b", True), ("&", False), ("<mark>", False))) == "<mark>a&lt;b</mark>&amp;&lt;mark&gt;"


def test_an_unknown_kind_is_left_out_with_a_remark(put, ask) -> None:
    put(1, "Energie")
    listing = ask(q="energie", soort="nergens").context["listing"]
    assert (listing.total, len(listing.ignored)) == (1, 1)


def test_ten_hits_a_page_and_links_to_the_others(put, ask) -> None:
    for key in range(1, 24):
        put(key, f"Energie {key}")
    listing = ask(q="energie", pagina=3).context["listing"]
    assert (len(listing.cards), listing.total, listing.pages.last) == (3, 23, 3)
    assert (listing.pages.previous, listing.pages.next) == ("?q=energie&pagina=2", "")


@pytest.mark.parametrize(("asked", "shown"), [("-1", 1), ("0", 1), ("99", 2), ("9" * 40, 1), ("x", 1), ("²", 1)])
def test_a_page_that_is_not_there_shows_another_with_a_remark(put, ask, asked: str, shown: int) -> None:
    for key in range(1, 13):
        put(key, "Energie")
    listing = ask(q="energie", pagina=asked).context["listing"]
    assert (listing.pages.number, len(listing.ignored)) == (shown, 1)
    assert len(listing.cards) == (10 if shown == 1 else 2)


def test_an_empty_page_is_the_first_without_a_word(put, ask) -> None:
    put(1, "Energie")
    listing = ask(q="energie", pagina="").context["listing"]
    assert (listing.pages.number, listing.ignored) == (1, [])


def test_nothing_asked_gives_a_start(ask) -> None:
    ThemeFactory(slug="zorg", label="Zorg & welzijn")
    response = ask()
    assert ("listing" in response.context, response.context["ignored"]) == (False, [])
    assert len(response.context["examples"]) == 5
    assert 'href="/nl/zoeken/?thema=zorg">Zorg &amp; welzijn</a>' in response.content.decode()


def test_a_long_word_fits_the_title_of_a_phone(ask) -> None:
    assert [b'<h1 class="long">' in ask(q=words).content for words in ("laaggeletterdheid", "molen")] == [True, False]


def test_nothing_found_helps_on(ask) -> None:
    response = ask(q="xylofoon")
    assert response.context["listing"].total == 0
    assert "xylofoon" in response.content.decode()


def test_pages_that_editors_put_first_are_marked() -> None:
    page = ContentPageFactory()
    (shown,) = promoted([page.pk, 999_999], "nl", at=AT)
    assert (shown.url, shown.badges[0].text) == (page.get_url(), "Aanbevolen door de redactie")
    assert promoted([], "nl", at=AT) == []


def test_a_page_that_editors_put_first_stands_there_once(put, ask) -> None:
    page = ContentPageFactory()
    put(page.pk, "Kruudmoes", url=page.get_url())
    Promotion.objects.create(language="nl", queries="kruudmoes", page=page)
    response = ask(q="kruudmoes")
    listing = response.context["listing"]
    assert [card.url for card in response.context["promoted"]] == [page.get_url()]
    assert (listing.total, listing.cards) == (1, [])
    assert "We vonden niets" not in response.content.decode()


def test_only_asking_is_allowed(client) -> None:
    assert client.post(PAGE, {"q": "energie"}).status_code == 405
    assert client.head(f"{PAGE}?q=energie").status_code == 200


def test_the_number_of_queries_is_the_same_for_one_hit_and_three(put, ask) -> None:
    SiteSettingsFactory()
    ask(q="energie")
    queries = {}
    for key in (1, 2, 3):
        put(key, "Energie", kind="event", start=START, end=START, place_name="Ulft")
        with CaptureQueriesContext(connection) as context:
            assert ask(q="energie").context["listing"].total == key
        queries[key] = len(context)
    # PostgreSQL is asked for the numbers that BM25 needs: how many pages, and how many with each word.
    # Below three hits, the better spelling of a word that pages do hold is asked for in vain.
    expected = {"sqlite": 10, "postgresql": 12}[connection.vendor]
    assert queries == {1: expected + 1, 2: expected + 1, 3: expected}


@pytest.mark.parametrize(
    ("values", "days"),
    [
        ({"kind": "event", "start": START, "end": START + timedelta(hours=2)}, 1),
        ({"kind": "event", "start": START, "end": START + timedelta(days=2)}, 2),
        ({"kind": "news", "published": START}, 1),
        ({"kind": "page", "published": START}, 0),
    ],
)
def test_days_are_those_of_the_event_or_the_news(values: dict, days: int) -> None:
    assert when(hit(**values)).count("2027") == days


def test_a_kind_that_the_portal_no_longer_knows_shows_as_a_page() -> None:
    assert card(hit(kind="poll")).kind.name == "page"


def test_links_carry_no_more_than_was_looked_at(put, ask) -> None:
    for key in range(1, 13):
        put(key, "Energie")
    listing = ask(q="energie " * 1_000).context["listing"]
    assert len(listing.pages.next) < 500
