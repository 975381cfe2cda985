from pathlib import Path

from django.template import Context, Engine

from portal.base.drawing.borders import outlines, places, projection, slug_of
from portal.base.drawing.geometry import contains
from portal.base.drawing.map import MapArea, region_map

TEMPLATES = Path(__file__).resolve().parents[2] / "portal" / "templates"


def test_the_map_has_the_eight_municipalities_with_their_counts():
    areas = region_map({"aalten": 2, "oude-ijsselstreek": 5, "zutphen": 9}).areas

    assert {area.slug: area.count for area in areas} == {
        "aalten": 2,
        "berkelland": 0,
        "bronckhorst": 0,
        "doetinchem": 0,
        "montferland": 0,
        "oost-gelre": 0,
        "oude-ijsselstreek": 5,
        "winterswijk": 0,
    }


def test_labels_and_counts_stand_inside_their_own_municipality():
    rings = {slug_of(name): ring for name, ring in outlines().items()}

    for area_ in region_map({}).areas:
        assert contains(rings[area_.slug], (area_.count_x, area_.count_y - 10))
        assert all(contains(rings[area_.slug], (line.x, line.y - 6)) for line in area_.label_lines)


def test_every_place_lies_within_its_municipality():
    rings = {slug_of(name): ring for name, ring in outlines().items()}

    for place in places():
        x, y = projection().at(place.lon, place.lat)
        xs, ys = zip(*rings[place.municipality], strict=True)
        assert min(xs) <= x <= max(xs)
        assert min(ys) <= y <= max(ys)


def test_every_place_is_a_dot_on_the_map():
    assert region_map({}).dots.count("M") == len(places()) == 194


def test_the_map_is_written_with_links_titles_and_ids_of_its_own():
    region = region_map({"aalten": 2})
    areas = [
        MapArea(area, f"/nl/initiatieven/?gemeente={area.slug}", f"{area.name}: {area.count}") for area in region.areas
    ]
    engine = Engine(dirs=[TEMPLATES], libraries={"i18n": "django.templatetags.i18n"})

    context = Context({"map": region, "areas": areas, "prefix": "kaart"})
    html = " ".join(engine.get_template("parts/map.html").render(context).split())

    assert html.count('<a class="map__area map__area--') == 8
    assert '<a class="map__area map__area--1" href="/nl/initiatieven/?gemeente=aalten"><title>Aalten: 2</title>' in html
    assert 'aria-labelledby="kaart-title"' in html
    assert 'clip-path="url(#kaart-clip)"' in html
    assert html.count(' id="') == html.count(' id="kaart-') == 11
