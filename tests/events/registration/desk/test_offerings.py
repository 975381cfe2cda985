"""The list of offerings: whose, which first, how full."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.utils import timezone
from django.utils.translation import ngettext, override

from events.registration.choices import WaitingList
from tests.base.soup import soup, texts, values
from tests.base.words import dutch
from tests.factories import OfferingFactory, UserFactory, sign_up

from .conftest import DESK

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def titled(title: str, **values):
    return OfferingFactory(words={"nl": {"title": title}}, **values)


@pytest.fixture
def all_of_them(staff):
    return staff("eindredacteur")[0]


def titles(client, **query: str) -> list[str]:
    return texts(soup(client.get(DESK, query)), "td.title a")


def test_what_comes_stands_first_and_the_past_behind_a_filter(all_of_them) -> None:
    for title, days in (("Later", 60), ("Geweest", -5), ("Eerst", 3), ("Lang geleden", -50)):
        titled(title, in_days=days)
    assert titles(all_of_them) == ["Eerst", "Later"]
    assert titles(all_of_them, when="past") == ["Geweest", "Lang geleden"]
    assert titles(all_of_them, when="all") == ["Later", "Eerst", "Geweest", "Lang geleden"]


def test_a_title_is_found_in_any_language_and_case(all_of_them) -> None:
    OfferingFactory(words={"nl": {"title": "Noaberschap in ëén dag"}, "de": {"title": "Nachbarschaft"}})
    titled("Iets anders")
    for words in ("noaberSCHAP", "nachbar", "ëén dag"):
        assert titles(all_of_them, q=words) == ["Noaberschap in ëén dag"]
    assert titles(all_of_them, q="molentuin") == []


def test_an_organiser_finds_their_own_only(desk) -> None:
    titled("Van een ander").organisers.add(UserFactory())
    assert titles(desk.client) == [desk.offering.title]
    assert titles(desk.client, q="ander") == []


def test_a_row_tells_how_full_it_is_and_who_waits(desk) -> None:
    (row,) = soup(desk.client.get(DESK)).select("tbody tr")
    assert texts(row, ".desk-bar") == [dutch("%(taken)s of %(capacity)s places taken") % {"taken": 1, "capacity": 1}]
    assert (values(row, "progress", "max"), values(row, "progress", "value")) == (["1"], ["1"])
    assert texts(row, "td")[-3:] == ["1", "0", dutch("Full, waiting list open")]


def test_without_a_limit_there_is_no_bar(all_of_them) -> None:
    sign_up(OfferingFactory(capacity=None), people=3)
    (row,) = soup(all_of_them.get(DESK)).select("tbody tr")
    with override("nl"):
        words = ngettext("%(taken)s place taken, no limit", "%(taken)s places taken, no limit", 3)
    assert (row.select("progress"), texts(row, ".desk-bar")) == ([], [words % {"taken": 3}])


def test_a_page_that_went_offline_says_so(all_of_them) -> None:
    OfferingFactory(is_live=False, waiting_list=WaitingList.OFF)
    assert texts(soup(all_of_them.get(DESK)), "tbody td")[-1] == dutch("The page is not published")


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_asks_no_more_for_more(all_of_them, many: int, django_assert_num_queries) -> None:
    for _number in range(many):
        offering = OfferingFactory(capacity=1)
        sign_up(offering)
        sign_up(offering)
    all_of_them.get(DESK)
    with django_assert_num_queries(11):
        all_of_them.get(DESK)


@pytest.mark.parametrize(
    "query",
    [{"q": "\x00"}, {"q": "x" * 9000}, {"when": "ooit", "p": "-1"}, {"p": "9" * 30}, {"q": "100%_'\"\\"}],
    ids=["nul", "long", "unknown", "far", "signs"],
)
def test_an_odd_address_is_answered(desk, query: dict) -> None:
    for address in (DESK, desk.of()):
        assert desk.client.get(f"{address}?{urlencode(query)}").status_code == 200


def test_words_of_a_search_are_no_markup(desk) -> None:
    response = desk.client.get(DESK, {"q": "<script>alert(1)</script>"})
    assert b"<script>alert(1)" not in response.content


def test_a_long_list_has_pages(all_of_them) -> None:
    at = timezone.now()
    for number in range(26):
        titled(f"Nummer {number:02}", starts=at + timedelta(days=1, hours=number))
    assert (len(titles(all_of_them)), titles(all_of_them, p="2")) == (25, ["Nummer 25"])
