"""The small shapes that cards are made of, as templates print them."""

from datetime import UTC, datetime

import pytest
from django.utils import translation

from portal.base.cards import Badge, Day, Meta
from portal.base.templatetags import portal


def test_a_badge_has_a_sign_only_where_it_names_one_and_holds_no_markup():
    assert portal.badge(Badge("ok", "<b>", "ok")).count("<svg") == 1
    assert portal.badge(Badge("plain", "<b>")) == '<span class="badge badge--plain">&lt;b&gt;</span>'


def test_the_number_on_the_map_takes_the_place_of_the_first_sign():
    rows = (Meta("place", "<Ulft>"), Meta("euro", "Gratis"))
    html = portal.meta(rows, 3)
    assert (html.count("<li>"), html.count("<svg"), html.count('class="pin"')) == (2, 1, 1)
    assert "&lt;Ulft&gt;" in html


def test_without_small_facts_there_is_no_list():
    assert (portal.meta(()), portal.meta((), 3)) == ("", "")


@pytest.mark.parametrize(("more", "words"), [(0, ""), (1, "and one more date"), (3, "and 3 more dates")])
def test_a_large_date_says_its_parts_in_amsterdam_and_how_many_follow(more, words):
    day = Day(datetime(2027, 5, 3, 22, 30, tzinfo=UTC), more)
    with translation.override("en"):
        assert (day.number, day.month, day.year, day.weekday) == ("4", "May", "2027", "Tuesday")
        assert day.further == words
