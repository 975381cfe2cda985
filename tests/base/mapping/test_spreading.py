"""Signs on a map never lie on each other, and stay where they belong as long as they can."""

from itertools import combinations
from math import dist

from hypothesis import given, settings
from hypothesis import strategies as st

from portal.base.mapping.marks import GAP, MOST
from portal.base.mapping.spreading import spread

BOX = (20.0, 10.0, 740.0, 590.0)
SPOTS = st.lists(st.tuples(st.floats(-50, 800), st.floats(-50, 650)), max_size=MOST)


@settings(max_examples=60, deadline=None)
@given(spots=SPOTS)
def test_as_many_signs_as_a_map_shows_come_apart_and_stay_on_it(spots):
    found = spread(spots, GAP, BOX)
    assert len(found) == len(spots)
    assert all(20 <= x <= 740 and 10 <= y <= 590 for x, y in found)
    assert all(dist(one, other) > GAP * 0.8 for one, other in combinations(found, 2))


@given(spots=st.lists(st.tuples(st.integers(0, 6), st.integers(0, 5)), unique=True))
def test_what_has_room_stays_where_it_is(spots):
    apart = [(20.0 + x * 100, 10.0 + y * 100) for x, y in spots]
    assert spread(apart, GAP, BOX) == apart


def test_signs_on_one_spot_come_apart_in_the_same_way_each_time():
    same = [(300.0, 300.0)] * 12
    found = spread(same, GAP, BOX)
    assert found == spread(same, GAP, BOX)
    assert all(dist(one, other) > GAP * 0.95 for one, other in combinations(found, 2))
