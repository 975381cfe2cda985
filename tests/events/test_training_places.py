"""Trainings narrowed by where they are held: by the editions of the period that is shown."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from events.models import Edition
from tests.base.soup import soup, texts, values
from tests.base.words import dutch
from tests.factories import (
    EditionFactory,
    PlaceFactory,
    SiteSettingsFactory,
    TrainingIndexFactory,
    TrainingPageFactory,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
LIST = "/nl/trainingen/"


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


def edition(day: int, place: str = "") -> Edition:
    return EditionFactory(at=AT, in_days=day, place=PlaceFactory(slug=place) if place else None)


def training(title: str, *editions: tuple):
    """`editions`: each so many days from now, and in which place, if any."""
    return TrainingPageFactory(title=title, editions=[edition(*one) for one in editions])


def listing(client, query: str):
    return client.get(f"{LIST}{query}").context["listing"]


def titles(client, query: str) -> list[str]:
    return [card.title for card in listing(client, query).cards]


def counts(client, name: str, query: str = "") -> dict[str, int]:
    """Of one filter, the options that have any."""
    [group] = [group for group in listing(client, query).groups if group.name == name]
    return {option.value: option.count for option in group.options if option.count}


@pytest.fixture
def trainings():
    training("Montferland", (3, "zeddam"), (9, "didam"), (12, "zeddam"))
    training("Verhuisd", (-40, "zeddam"), (5, "ulft"))
    training("Geweest", (-30, "zeddam"), (-60, "ulft"))
    training("Online", (7,))
    training("Nog niets")


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("?gemeente=montferland", ["Montferland"]),
        ("?gemeente=oude-ijsselstreek", ["Verhuisd"]),
        ("?gemeente=montferland&gemeente=oude-ijsselstreek", ["Montferland", "Verhuisd"]),
        ("?plaats=zeddam", ["Montferland"]),
        ("?plaats=ulft", ["Verhuisd"]),
        ("?gemeente=montferland&plaats=ulft", []),
        ("?gemeente=winterswijk", []),
        ("?gemeente=geen", ["Online", "Nog niets"]),
        ("?periode=voorbij&gemeente=montferland", ["Geweest"]),
        ("?periode=voorbij&plaats=ulft", ["Geweest"]),
        ("?van=2027-03-01&tot=2027-03-31&plaats=zeddam", ["Verhuisd"]),
        ("?van=2027-03-01&tot=2027-03-31&plaats=ulft", ["Geweest"]),
        ("?van=2027-05-12&gemeente=montferland", ["Montferland"]),
        ("?van=2027-05-15&plaats=didam", []),
    ],
)
def test_a_training_is_where_its_editions_of_the_period_are_held(client, trainings, query, shown):
    assert titles(client, query) == shown


def test_an_edition_counts_until_it_has_ended(client):
    training("Vandaag", (0, "zeddam"), (20, "ulft"))
    for minutes, shown in ((119, ["Vandaag"]), (121, [])):
        with time_machine.travel(AT + timedelta(minutes=minutes), tick=False):
            assert titles(client, "?plaats=zeddam") == shown


def test_counts_are_of_trainings_over_what_the_other_filters_leave(client, trainings):
    assert counts(client, "gemeente") == {"montferland": 1, "oude-ijsselstreek": 1, "geen": 2}
    assert counts(client, "plaats") == {"zeddam": 1, "didam": 1, "ulft": 1}
    assert counts(client, "gemeente", "?gemeente=montferland") == counts(client, "gemeente")
    assert counts(client, "plaats", "?gemeente=montferland") == {"zeddam": 1, "didam": 1}
    assert counts(client, "plaats", "?periode=voorbij") == {"zeddam": 1, "ulft": 1}


def test_only_places_with_a_training_of_the_period_are_offered(client, trainings):
    page = soup(client.get(f"{LIST}?periode=voorbij"))
    assert values(page, "form[method=get] input[name=plaats]", "value") == ["ulft", "zeddam"]
    assert len(page.select("form[method=get] input[name=gemeente]")) == 8


def test_a_card_shows_the_edition_that_is_held_there(client, trainings):
    training("Beide", (2, "ulft"), (6, "didam"), (8, "didam"))
    [_first, card] = listing(client, "?plaats=didam&volgorde=laatst").cards
    assert (card.title, f"{card.day.local:%d-%m}", card.day.more, card.meta[0].text) == ("Beide", "10-05", 1, "Didam")


def test_trainings_stand_in_the_order_of_what_is_held_there(client):
    training("Eerst elders", (1, "ulft"), (9, "zeddam"))
    training("Alleen hier", (5, "zeddam"))
    training("Ook hier", (7, "didam"), (12, "ulft"))
    assert titles(client, "?gemeente=montferland") == ["Alleen hier", "Ook hier", "Eerst elders"]
    assert titles(client, "?gemeente=montferland&volgorde=laatst") == ["Eerst elders", "Ook hier", "Alleen hier"]
    assert titles(client, "") == ["Eerst elders", "Alleen hier", "Ook hier"]


def test_what_is_past_stands_by_its_last_time_there(client):
    training("Lang geleden hier", (-90, "zeddam"), (-5, "ulft"))
    training("Laatst hier", (-30, "zeddam"), (-60, "ulft"))
    query = "?periode=voorbij&plaats=zeddam"
    assert titles(client, query) == ["Laatst hier", "Lang geleden hier"]
    assert [f"{card.day.local:%d-%m}" for card in listing(client, query).cards] == ["04-04", "03-02"]


def test_an_unknown_place_is_left_out_and_said(client, trainings):
    shown = listing(client, "?gemeente=atlantis&plaats=%00&gemeente=montferland")
    remark = dutch("We do not know “%(value)s” as %(filter)s, so that filter was left out.")
    assert [card.title for card in shown.cards] == ["Montferland"]
    assert shown.ignored == [
        remark % {"value": "atlantis", "filter": dutch("Municipality")},
        remark % {"value": "\0", "filter": dutch("Place")},
    ]


def test_a_pill_takes_the_place_away(client, trainings):
    shown = listing(client, "?gemeente=montferland&plaats=zeddam&doelgroep=professionals")
    assert [(pill.label, pill.url) for pill in shown.pills[:2]] == [
        ("Montferland", "?plaats=zeddam&doelgroep=professionals"),
        ("Zeddam", "?gemeente=montferland&doelgroep=professionals"),
    ]


def test_where_nothing_is_held_the_list_says_so_and_leads_on(client, trainings):
    page = soup(client.get(f"{LIST}?gemeente=winterswijk"))
    assert page.select(".card") == []
    assert LIST in values(page, ".empty a", "href")


@pytest.mark.parametrize("count", [3, 30])
def test_narrowed_by_place_it_costs_the_same_for_3_and_for_30(client, django_assert_num_queries, count):
    SiteSettingsFactory()
    for number in range(count):
        training(f"Training {number}", (-9, "ulft"), (3, "zeddam"), (9, "didam"))
    client.get(LIST)
    with django_assert_num_queries(10):
        assert listing(client, "?gemeente=montferland&plaats=zeddam").total == count


@pytest.mark.parametrize(("language", "words"), [("nl", "Plaats"), ("en", "Place"), ("de", "Ort")])
def test_the_filter_speaks_the_readers_language(client, language, words):
    index = TrainingIndexFactory()
    page = training("Training", (3, "zeddam"))
    if language != "nl":
        index = twin_of(index, language)
        page = twin_of(page, language, editions=[EditionFactory(at=AT, locale=index.locale)])
    found = soup(client.get(f"{index.url}?plaats=zeddam"))
    assert words in [text.split()[0] for text in texts(found, ".filters__drops summary")]
    assert texts(found, ".card__title") == [page.title]


def test_an_edition_that_moves_is_seen(client):
    page = training("Training", (3, "zeddam"))
    assert titles(client, "?plaats=zeddam") == ["Training"]
    page.editions.set([edition(3, "ulft")])
    page.save_revision().publish()
    assert (titles(client, "?plaats=zeddam"), titles(client, "?plaats=ulft")) == ([], ["Training"])
