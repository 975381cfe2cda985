"""Maps of the region and of each municipality: geometry."""

import pytest

from portal.base.drawing.borders import PAD, places, projection, rings
from portal.base.mapping.frames import TALLEST, frame_of, names


def test_the_region_is_the_map_of_every_other_word():
    assert frame_of("").slug == frame_of("atlantis").slug == ""
    assert {outline.slug for outline in frame_of("").outlines} == set(names())
    assert frame_of("").at(52.18237, 6.09039) == projection().at(6.09039, 52.18237)


@pytest.mark.parametrize("slug", sorted(names()))
def test_a_municipality_fills_its_map_and_lies_wholly_on_it(slug):
    frame = frame_of(slug)
    ring = next(outline.ring for outline in frame.outlines if outline.slug == slug)
    xs, ys = zip(*ring, strict=True)
    assert frame.height <= TALLEST
    assert min(xs) >= 0 <= min(ys)
    assert max(xs) <= frame.width
    assert max(ys) <= frame.height
    assert max((max(xs) - min(xs)) / frame.width, (max(ys) - min(ys)) / frame.height) > 0.8


@pytest.mark.parametrize("slug", sorted(names()))
def test_the_places_of_a_municipality_lie_on_its_map(slug):
    frame = frame_of(slug)
    outside = [one.name for one in places() if one.municipality == slug and not frame.shows(frame.at(one.lat, one.lon))]
    assert outside == []


@pytest.mark.parametrize("slug", ["", *sorted(names())])
def test_no_number_of_a_map_has_decimals(slug):
    frame = frame_of(slug)
    written = "".join([frame.view_box, frame.hedge, frame.dots, *(field.path for field in frame.fields)])
    assert "." not in written
    assert "," not in written
    assert PAD
    assert len(rings()) == 8
