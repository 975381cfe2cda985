"""How far, and which spots lie within a circle."""

from math import asin, cos, radians, sin, sqrt

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from portal.base.nearness import Box, Near, Where, away, cycling_minutes, kilometres
from portal.base.shelf.spots import Spots

NORTH, EAST = st.floats(51.5, 52.5), st.floats(5.9, 7.1)
SPOT = st.tuples(NORTH, EAST)
HAIR = 1e-6


def haversine(one, other) -> float:
    """Written out here once more, plainly."""
    (north, east), (other_north, other_east) = (tuple(map(radians, spot)) for spot in (one, other))
    half = sin((other_north - north) / 2) ** 2 + cos(north) * cos(other_north) * sin((other_east - east) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(half))


@given(one=SPOT, other=SPOT)
def test_kilometres_are_those_of_the_globe(one, other):
    assert kilometres(*one, *other) == pytest.approx(haversine(one, other), abs=HAIR)


def test_a_known_distance():
    # Utrecht to Maastricht, as other calculators give it.
    assert kilometres(52.09083, 5.12222, 50.84833, 5.68889) == pytest.approx(143.7, abs=0.2)


@given(spots=st.lists(SPOT, max_size=30), centre=SPOT, reach=st.sampled_from((5, 10, 15, 25, 50, 16 / 1.3)))
def test_a_circle_holds_what_the_globe_says(spots, centre, reach):
    shelf = Spots(dict(enumerate(spots)), range(len(spots)))
    ring = shelf.ring(Where(Near(*centre, reach)))
    expected = {place: haversine(centre, spot) for place, spot in enumerate(spots)}
    edge = {place for place, distance in expected.items() if abs(distance - reach) < HAIR}
    assert set(ring.distances) - edge == {place for place, away in expected.items() if away <= reach} - edge
    assert all(distance == pytest.approx(expected[place], abs=1e-4) for place, distance in ring.distances.items())
    assert [place for place in range(len(spots)) if ring.bits >> place & 1] == sorted(ring.distances)


@given(spots=st.dictionaries(st.integers(0, 40), SPOT), box=st.tuples(NORTH, EAST, NORTH, EAST))
def test_a_box_holds_what_lies_between_its_bounds(spots, box):
    south, west, north, east = box
    ring = Spots(spots, range(41)).ring(Where(box=Box(*box)))
    inside = {place for place, spot in spots.items() if south <= spot[0] <= north and west <= spot[1] <= east}
    assert ({place for place in range(41) if ring.bits >> place & 1}, ring.distances) == (inside, {})


def test_nothing_asked_narrows_nothing():
    assert Spots({0: (52.0, 6.3)}, (7,)).ring(Where()) is None


def test_cycling_is_sixteen_kilometres_an_hour_over_a_longer_road():
    assert [cycling_minutes(distance) for distance in (0, 4, 16 / 1.3, 10)] == [0, 20, 60, 49]


@pytest.mark.parametrize(
    ("distance", "words"),
    [(0.2, "minder dan een kilometer"), (1, "1 km, 5 minuten fietsen"), (3.96, "4 km, 20 minuten fietsen")],
)
def test_a_distance_is_told_in_kilometres_and_minutes(distance, words):
    with override("nl"):
        assert away(distance) == words
