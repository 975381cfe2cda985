"""All that is asked and offered, on one page."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from wagtail.models import PageViewRestriction

from initiatives.choices import Direction, HelpKind, Stage
from initiatives.models import Answered, HelpItem
from tests.base.soup import soup, texts, values
from tests.factories import (
    HelpItemFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    PlaceFactory,
    SiteSettingsFactory,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
TODAY = date(2027, 5, 4)
ADDRESS = "/nl/gevraagd-en-aangeboden/"
#: The same whatever is on it, and however it is filtered.
QUERIES = 7


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


def initiative(*items: HelpItem, place: str = "zeddam", **fields):
    return InitiativePageFactory(place=PlaceFactory(slug=place), help_items=list(items), **fields)


def shown(client, query: str = "") -> list[str]:
    return [ask.text for ask in client.get(ADDRESS + query).context["listing"].asks]


def counted(client, name: str, query: str = "") -> dict[str, int]:
    groups = {group.name: group for group in client.get(ADDRESS + query).context["listing"].groups}
    return {option.value: option.count for option in groups[name].options if option.count}


@pytest.fixture
def several():
    initiative(
        HelpItemFactory(text="Chauffeurs", until=TODAY + timedelta(days=3)),
        HelpItemFactory(text="Koffie", direction=Direction.OFFERED, kind=HelpKind.SPACE),
    )
    initiative(HelpItemFactory(text="Schuur", kind=HelpKind.SPACE, until=TODAY + timedelta(days=20)), place="ulft")
    initiative(HelpItemFactory(text="Geld", kind=HelpKind.MONEY, until=TODAY + timedelta(days=90)), place="winterswijk")


def test_what_ends_soonest_comes_first_and_what_never_ends_last(client, several):
    assert shown(client) == ["Chauffeurs", "Schuur", "Geld", "Koffie"]


def test_the_newest_come_first_when_asked_for(client, several):
    assert shown(client, "?volgorde=nieuw") == ["Geld", "Schuur", "Koffie", "Chauffeurs"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?richting=gevraagd", ["Chauffeurs", "Schuur", "Geld"]),
        ("?richting=aangeboden", ["Koffie"]),
        ("?soort=space", ["Schuur", "Koffie"]),
        ("?soort=space&soort=money&richting=gevraagd", ["Schuur", "Geld"]),
        ("?gemeente=montferland", ["Chauffeurs", "Koffie"]),
        ("?plaats=ulft", ["Schuur"]),
        ("?bij=zeddam&straal=5", ["Chauffeurs", "Koffie"]),
        ("?bij=zeddam&straal=25", ["Chauffeurs", "Koffie", "Schuur"]),
        ("?bij=7038 AB&fietsen=60", ["Chauffeurs", "Koffie", "Schuur"]),
        ("?bij=51.90,6.26&straal=5&volgorde=nieuw", ["Koffie", "Chauffeurs"]),
        ("?vak=51.8,6.3,51.95,6.5", ["Schuur"]),
        ("?bij=Zeddam&straal=50", ["Chauffeurs", "Koffie", "Schuur", "Geld"]),
        ("?tot=week", ["Chauffeurs"]),
        ("?tot=maand", ["Chauffeurs", "Schuur"]),
        ("?tot=open", ["Koffie"]),
        ("?tot=week&tot=open", ["Chauffeurs", "Koffie"]),
        ("?tot=2027-08-31", ["Chauffeurs", "Schuur", "Geld"]),
        ("?tot=2027-05-10&tot=&bij=&straal=10", ["Chauffeurs"]),
    ],
)
def test_each_filter_lets_through_what_it_says(client, several, query, found):
    listing = client.get(ADDRESS + query).context["listing"]
    assert ([ask.text for ask in listing.asks], listing.total, listing.ignored) == (found, len(found), [])


def test_each_filter_counts_over_what_the_others_leave(client, several):
    assert counted(client, "soort") == {"hands": 1, "space": 2, "money": 1}
    assert counted(client, "soort", "?soort=hands&richting=gevraagd") == {"hands": 1, "space": 1, "money": 1}
    assert counted(client, "richting", "?soort=space") == {"gevraagd": 1, "aangeboden": 1}
    assert counted(client, "tot") == {"week": 1, "maand": 2, "open": 1}
    assert counted(client, "tot", "?tot=2027-05-30")["2027-05-30"] == 2
    assert counted(client, "gemeente", "?bij=zeddam&straal=5") == {"montferland": 2}


def test_each_pill_takes_its_own_filter_away(client, several):
    pills = client.get(ADDRESS + "?richting=gevraagd&bij=zeddam&straal=25&pagina=3").context["listing"].pills
    assert [(pill.label, pill.url) for pill in pills] == [
        ("Gevraagd", "?bij=zeddam&straal=25"),
        ("Binnen 25 km van Zeddam", "?richting=gevraagd"),
    ]


@pytest.mark.parametrize(
    "query",
    [
        "?richting=allebei",
        "?soort=%00",
        "?gemeente=atlantis",
        "?plaats=<script>",
        "?bij=atlantis",
        "?bij=zeddam&straal=-1",
        "?bij=zeddam&fietsen=9e9",
        "?vak=1,2,3",
        "?tot=2027-13-45",
        "?tot=9999-01-01",
        "?volgorde=achterstevoren",
        "?pagina=0",
        "?pagina=9999999999999999999999",
    ],
)
def test_what_it_does_not_know_is_left_out_and_said(client, several, query):
    response = client.get(ADDRESS + query)
    assert (response.status_code, len(response.context["listing"].ignored)) == (200, 1)
    assert len(texts(soup(response), ".notice--few")) == 1


def test_it_shows_only_what_is_open_in_initiatives_that_anybody_may_see(client):
    shown_page = initiative(HelpItemFactory(text="Open"), HelpItemFactory(text="Voorbij", until=date(2027, 5, 3)))
    gone = HelpItemFactory(text="Beantwoord")
    initiative(gone)
    initiative(HelpItemFactory(text="Concept"), live=False)
    initiative(HelpItemFactory(text="Gestopt"), stage=Stage.STOPPED)
    closed = initiative(HelpItemFactory(text="Besloten"))
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    Answered.objects.create(key=HelpItem.objects.get(text="Beantwoord").translation_key, at=AT)
    assert (shown(client), shown_page.help_items.count()) == (["Open"], 2)


def test_it_shows_the_words_of_the_readers_language_only(client):
    page = initiative(HelpItemFactory(text="Chauffeurs"))
    twin = twin_of(page, "de", title="Dorfbus")
    HelpItem.objects.filter(page=twin).update(text="Fahrer")
    found = client.get("/de/gevraagd-en-aangeboden/").context["listing"].asks
    assert [(ask.text, ask.title) for ask in found] == [("Fahrer", "Dorfbus")]
    assert client.get("/en/gevraagd-en-aangeboden/").context["listing"].asks == []


def test_what_was_answered_is_gone_in_every_language_and_place(client):
    page = initiative(HelpItemFactory(text="Chauffeurs"))
    twin = twin_of(page, "de")
    Answered.objects.create(key=page.help_items.get().translation_key, at=AT)
    pages = [client.get(one.url).context["wanted"] for one in (page, twin)]
    card = type(page).objects.for_cards(AT).get(pk=page.pk)
    assert (pages, card.first_help, shown(client)) == ([[], []], None, [])


def test_no_revision_brings_back_what_was_answered(client):
    page = initiative(HelpItemFactory(text="Chauffeurs"))
    revision = page.save_revision()
    Answered.objects.create(key=page.help_items.get().translation_key, at=AT)
    revision.publish()
    assert client.get(page.url).context["wanted"] == []


def test_each_leads_to_its_initiative_and_to_the_form(client):
    page = initiative(HelpItemFactory(text="Chauffeurs"))
    html = soup(client.get(ADDRESS))
    links = values(html, ".ask-list a", "href")
    assert links == [page.url, reverse("helping:offer", args=[page.help_items.get().translation_key])]


def test_the_list_of_initiatives_and_each_initiative_lead_to_it(client):
    page = initiative(HelpItemFactory())
    for url in (InitiativeIndexFactory().url, page.url):
        assert ADDRESS in values(soup(client.get(url)), "main a", "href")


def test_nothing_there_gives_a_way_on(client, several):
    assert texts(soup(client.get(ADDRESS + "?soort=tools&plaats=ulft")), ".empty .pill") == [
        "zonder “Gereedschap”",
        "zonder “Ulft”",
    ]


def test_a_filtered_page_is_not_for_search_engines_and_a_further_page_is_itself(client):
    initiative(*(HelpItemFactory() for _one in range(13)))
    filtered, second = client.get(ADDRESS + "?soort=hands"), client.get(ADDRESS + "?pagina=2")
    assert (filtered.context["noindex"], second.context["noindex"]) == (True, False)
    assert second.context["chrome"].canonical.endswith(f"{ADDRESS}?pagina=2")
    assert len(second.context["listing"].asks) == 1


@pytest.mark.parametrize("query", ["", "?richting=gevraagd&soort=hands&bij=zeddam&straal=25&tot=maand&tot=open"])
@pytest.mark.parametrize("count", [3, 300])
def test_it_asks_the_database_as_often_for_few_as_for_many(client, django_assert_num_queries, count, query):
    SiteSettingsFactory()
    for _page in range(3):
        initiative(*(HelpItemFactory() for _item in range(count // 3)))
    client.get(ADDRESS)
    with django_assert_num_queries(QUERIES):
        assert client.get(ADDRESS + query).context["listing"].total == count
