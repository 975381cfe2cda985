from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from portal.base.drawing import things
from portal.base.drawing.chance import Chance
from portal.base.drawing.geometry import area, cut, parcel
from portal.base.drawing.landscape import landscape
from portal.base.drawing.masks import hedgerow, patchwork
from portal.base.drawing.motifs import MOTIFS
from portal.base.drawing.raster import png
from portal.base.drawing.scene import Scene
from portal.base.drawing.seasons import DAYS, SEASONS, season_of
from portal.base.drawing.shapes import PAINTS, SHADOW
from portal.base.drawing.stage import set_stage
from portal.base.drawing.static import HERO, HERO_WIDTHS, ICONS, PHOTO, draw_static, static_pictures

STATIC = Path(__file__).resolve().parents[2] / "portal" / "static" / "img"
SIZES = [(1200, 800), (1600, 560), (1200, 630), (800, 800)]


def rendered(svg: str, width: int) -> Image.Image:
    return Image.open(BytesIO(png(svg, width=width)))


def scene_of(seed: str, width: int = 1200, height: int = 800) -> Scene:
    return Scene(seed, SEASONS["may"], width, height, round(height * 0.34), clear=False)


def test_chance_gives_the_same_numbers_on_every_machine():
    chance = Chance("achterhoek", "sky")

    numbers = [chance.whole(0, 999), chance.whole(0, 999), round(chance.between(0, 1), 6), chance.side()]

    assert numbers == [511, 432, 0.55414, 1]


def test_fields_cover_the_ground_they_are_cut_from():
    ground = [(0.0, 1.0), (9.0, 1.0), (9.0, 7.0), (0.0, 7.0)]

    plots = parcel(ground, Chance("ground"), turn=0.4, size=0.5, fall=0)

    assert len(plots) > 50
    assert sum(map(area, plots)) == pytest.approx(area(ground))


def test_a_cut_leaves_the_side_that_the_normal_points_away_from_first():
    low, high = cut([(0.0, 0.0), (4.0, 0.0), (4.0, 2.0), (0.0, 2.0)], (1.0, 0.0), (1.0, 0.0))

    assert (area(low), area(high)) == (2, 6)


@pytest.mark.parametrize("motif", [None, "hall", "bridge"])
def test_same_seed_gives_the_same_picture(motif: str | None):
    assert landscape("buurtbus", motif=motif) == landscape("buurtbus", motif=motif)


def test_no_two_seeds_give_the_same_picture():
    seeds = [f"6f9619ff-8b86-d011-b42d-{number:012d}" for number in range(60)]

    assert len({landscape(seed, motif="hall", season="may") for seed in seeds}) == 60


def test_a_page_is_drawn_in_one_season_of_daylight():
    assert {season_of(str(number)) for number in range(60)} == set(DAYS)


def test_a_motif_or_season_that_does_not_exist_is_refused():
    with pytest.raises(KeyError):
        landscape("seed", motif="castle")
    with pytest.raises(KeyError):
        landscape("seed", season="winter")


@pytest.mark.parametrize("season", SEASONS)
def test_every_season_fills_the_whole_picture(season: str):
    image = rendered(landscape("veld", season=season), 300)

    assert image.size == (300, 200)
    assert image.getchannel("A").getextrema() == (255, 255)
    assert len(image.convert("RGB").getcolors(maxcolors=60000) or []) > 100


def test_a_clear_sky_leaves_the_page_to_be_the_sky():
    image = rendered(landscape("welkom", season="may", clear_sky=True), 300)

    assert image.getchannel("A").crop((0, 0, 60, 20)).getextrema() == (0, 0)
    assert image.getchannel("A").crop((0, 120, 300, 200)).getextrema() == (255, 255)


@pytest.mark.parametrize("motif", MOTIFS)
def test_every_motif_is_seen_with_nothing_before_it(motif: str):
    scene = Scene("zicht", SEASONS["may"], 1200, 800, 270, clear=False)
    stage = set_stage(scene, MOTIFS[motif], None)
    markup = things.motif(scene, stage, MOTIFS[motif])
    alone = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800">{markup}</svg>'
    subject = rendered(alone, 600)
    opaque = subject.getchannel("A").point(lambda alpha: 255 if alpha == 255 else 0)

    picture = rendered(landscape("zicht", motif=motif, season="may", horizon=270), 600)

    assert picture.size == (600, 400)
    assert opaque.histogram()[255] > 1500
    difference = ImageChops.difference(picture.convert("RGB"), subject.convert("RGB")).convert("L")
    assert difference.histogram(opaque)[4:] == [0] * 252


@pytest.mark.parametrize("name", MOTIFS)
def test_every_motif_keeps_within_the_reach_it_declares(name: str):
    motif, scene = MOTIFS[name], scene_of("reach")
    shapes = things.drawn(scene, motif.shapes, (0, 1), 1)
    x, y = scene.eye((0, 1))

    box = rendered(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x - 150} {y - 150} 300 200">{shapes}</svg>', 300
    ).getbbox()

    assert box is not None
    left, top, right, bottom = box
    assert 150 - motif.reach - 8 <= left < right <= 150 + motif.reach + 8
    assert 150 - motif.tall - 2 <= top < 120
    assert 140 < bottom <= 150 + 16


def test_every_shape_has_a_paint_that_exists():
    used = {shape.paint for motif in MOTIFS.values() for shape in motif.shapes}

    assert used <= {*PAINTS, *SHADOW, "tree", "leaf"}


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("name", MOTIFS)
def test_a_motif_stands_off_centre_and_survives_every_crop(name: str, width: int, height: int):
    for number in range(20):
        left, top, right, foot = set_stage(scene_of(str(number), width, height), MOTIFS[name], None).box
        assert abs((left + right) / 2 - width / 2) > width * 0.03
        assert top > height * 0.12
        assert foot < height * 0.8
        if width <= height * 1.6:
            assert (width - height) / 2 <= left < right <= (width + height) / 2


def test_the_sky_takes_at_least_a_quarter():
    for number in range(30):
        image = rendered(landscape(str(number), season="may"), 150)
        sky = tuple(int(SEASONS["may"].sky[i : i + 2], 16) for i in (1, 3, 5))
        assert image.convert("RGB").getpixel((1, 24)) in (sky, (246, 251, 250))


def test_masks_are_drawn_the_same_each_time():
    assert patchwork("kavels") == patchwork("kavels") != patchwork("akkers")
    assert hedgerow("haag") == hedgerow("haag") != hedgerow("heg")


def test_a_hedgerow_repeats_without_a_seam():
    image = rendered(hedgerow("haag"), 1200).getchannel("A")

    left, right = image.crop((0, 0, 1, 60)), image.crop((1199, 0, 1200, 60))

    assert abs(left.histogram()[255] - right.histogram()[255]) <= 2


def test_the_committed_drawings_are_what_the_code_draws():
    drawn = {name: draw() for name, draw in static_pictures().items() if name.endswith(".svg")}

    assert {name: (STATIC / name).read_bytes() for name in drawn} == drawn


def test_every_static_picture_is_committed():
    assert [name for name in static_pictures() if not (STATIC / name).is_file()] == []


@pytest.mark.parametrize("width", HERO_WIDTHS)
@pytest.mark.parametrize("name", HERO)
@pytest.mark.parametrize("kind", PHOTO)
def test_the_hero_is_small_to_load(name: str, width: int, kind: str):
    path = STATIC / f"hero-{name}-{width}.{kind}"

    assert Image.open(path).size == (width, width * 560 // 1600)
    assert path.stat().st_size < 60_000


def test_icons_and_social_picture_have_the_sizes_that_browsers_ask_for():
    sizes = {name: Image.open(STATIC / name).size for name in (*ICONS, "social.png")}

    assert sizes == {**{name: (size, size) for name, size in ICONS.items()}, "social.png": (1200, 630)}
    assert Image.open(STATIC / "favicon.ico").info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_drawing_again_writes_every_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("portal.base.drawing.static.HERO_WIDTHS", (160,))

    written = draw_static(tmp_path / "img")

    assert [path.name for path in written] == sorted(path.name for path in (tmp_path / "img").iterdir())
    assert all(path.stat().st_size for path in written)
