"""What a visitor narrows a question by, on the search page."""

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.http import QueryDict

from search.answer import Answer
from search.engine import Query, Results
from search.listing import suggestion
from search.narrowing import Narrowing, narrow
from search.places import Gazetteer
from search.query import parse
from tests.factories import ThemeFactory
from tests.search.conftest import AT

pytestmark = [pytest.mark.django_db, pytest.mark.database]

START = datetime(2027, 5, 4, 17, 30, tzinfo=UTC)


def test_kinds_narrow_and_their_counts_stay(put, ask) -> None:
    put(1, "Energie", kind="initiative")
    put(2, "Energie", kind="event")
    put(3, "Energie", kind="news")
    listing = ask(q="energie", soort=["initiative", "event"]).context["listing"]
    assert sorted(card.url for card in listing.cards) == ["/nl/1/", "/nl/2/"]
    group = listing.groups[0]
    assert {option.value: option.count for option in group.options if option.count} == {
        "initiative": 1,
        "event": 1,
        "news": 1,
    }
    assert [option.value for option in group.options if option.checked] == ["initiative", "event"]
    assert [pill.url for pill in listing.pills] == ["?q=energie&soort=event", "?q=energie&soort=initiative"]


def test_a_place_in_the_question_narrows_is_told_and_can_be_taken_away(put, ask) -> None:
    put(1, "Repaircafé", latitude=51.9, longitude=6.26, place_name="Zeddam")
    put(2, "Repaircafé", latitude=52.16, longitude=6.41)
    listing = ask(q="repaircafé bij Zeddam", straal=10).context["listing"]
    assert [card.url for card in listing.cards] == ["/nl/1/"]
    assert [(pill.label, pill.url) for pill in listing.pills] == [("Binnen 10 km van Zeddam", "?q=repaircaf%C3%A9")]
    assert ("map", "minder dan 1 km") in [(fact.icon, fact.text) for fact in listing.cards[0].meta]


def test_a_place_beside_the_question_narrows_and_can_be_taken_away(put, ask) -> None:
    put(1, "Repaircafé", latitude=51.9, longitude=6.26)
    listing = ask(q="repaircafé", bij="'s-Heerenberg", straal=5, volgorde="afstand").context["listing"]
    assert [pill.url for pill in listing.pills] == ["?q=repaircaf%C3%A9"]
    assert listing.cards[0].meta[-1].text == "3 km"
    assert [(link.url, link.current) for link in listing.sorts] == [
        (f"?q=repaircaf%C3%A9&bij=s-heerenberg&straal=5&volgorde={order}", order == "afstand")
        for order in ("relevantie", "datum", "afstand")
    ]


def test_a_spot_is_rounded_before_it_is_used_or_shown(put, ask) -> None:
    put(1, "Energie", latitude=51.9, longitude=6.3)
    response = ask(q="energie", bij="51.8978123,6.3041234", soort="page")
    assert response.context["asked"].query.near.latitude == 51.9
    assert "51.897" not in response.content.decode().partition("<main")[2]
    assert response.context["listing"].pills[1].url == "?q=energie&bij=51.9%2C6.3"


def test_only_a_place_lists_what_is_near_nearest_first(put, ask) -> None:
    put(1, "Ver", latitude=51.93, longitude=6.3)
    put(2, "Dichtbij", latitude=51.9, longitude=6.26)
    for params in ({"q": "bij Zeddam"}, {"bij": "zeddam"}):
        listing = ask(**params).context["listing"]
        assert ([card.url for card in listing.cards], listing.sort) == (["/nl/2/", "/nl/1/"], "afstand")
        assert listing.ignored == []


def test_filters_alone_give_a_list_and_a_language_alone_does_not(put, ask) -> None:
    ThemeFactory(slug="zorg", label="Zorg")
    put(1, "Energie", themes=("zorg",))
    assert ask(thema="zorg").context["listing"].total == 1
    assert "listing" not in ask(taal="en").context


def test_all_that_narrows_shows_as_a_pill_and_keeps_the_others(put, ask) -> None:
    ThemeFactory(slug="zorg", label="Zorg")
    put(
        1,
        "Energie",
        kind="initiative",
        themes=("zorg",),
        municipality="aalten",
        stage="running",
        start=START,
        end=START,
    )
    params = {"q": "energie", "soort": "initiative", "thema": "zorg", "gemeente": "aalten", "fase": "running"}
    listing = ask(**params, taal="nl", periode="komend", van="2027-05-04", tot="2027-05-04").context["listing"]
    assert [pill.label for pill in listing.pills] == [
        "Initiatief",
        "Zorg",
        "Aalten",
        "Loopt",
        "Nederlands",
        "Komend",
        "vanaf 04-05-2027",
        "tot en met 04-05-2027",
    ]
    assert listing.total == 1
    assert all(pill.url.count("=") == 8 for pill in listing.pills)


def test_periods_part_what_comes_from_what_is_past(put, ask) -> None:
    put(1, "Energie", kind="event", start=START - timedelta(4_000), end=START - timedelta(4_000))
    put(2, "Energie", kind="event", start=START + timedelta(9_000), end=START + timedelta(9_000))
    found = {period: ask(q="energie", periode=period).context["listing"] for period in ("komend", "voorbij")}
    assert [card.url for card in found["komend"].cards] == ["/nl/2/"]
    assert [card.url for card in found["voorbij"].cards] == ["/nl/1/"]


def test_a_hit_in_another_language_says_so(put, ask) -> None:
    put(1, "Energy", language="en", url="/en/1/", summary="Together.")
    response = ask(q="energy", taal="en")
    (shown,) = response.context["listing"].cards
    assert (shown.lang, shown.meta[-1].text) == ("en", "English")
    assert 'lang="en" hreflang="en"' in response.content.decode()
    assert ask(q="energy").context["elsewhere"][0].url == "?q=energy&taal=en"


def test_a_better_spelling_is_offered_and_keeps_the_filters(put, ask) -> None:
    asked = narrowed(q="enrgie bij Ulft", soort="event", pagina="3")
    link = suggestion(Answer(Results(), "energie"), asked)
    assert (link.text, link.url) == ("energie", "?q=energie&soort=event&bij=ulft")
    assert suggestion(Answer(Results()), asked) is None


def narrowed(**params: str) -> Narrowing:
    places, given = Gazetteer(), QueryDict(urlencode(params))
    query, _remarks = parse(params["q"], Query(language="nl", at=AT), places)
    return narrow(query, given, places)
