from datetime import date, datetime
from io import BytesIO
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.core.files.base import ContentFile
from django.db.models import prefetch_related_objects
from django.utils import translation
from PIL import Image

from portal.base.models import PortalImage
from portal.base.pictures import rendition_specs
from portal.base.renditions import make_missing_avif
from portal.base.templatetags import portal

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def image(db, settings, tmp_path) -> PortalImage:
    settings.MEDIA_ROOT = tmp_path
    return drawn(1600, 1000)


def drawn(width: int, height: int) -> PortalImage:
    """A green picture whose right half is red."""
    file, drawing = BytesIO(), Image.new("RGB", (width, height), "green")
    drawing.paste("red", (width // 2, 0, width, height))
    drawing.save(file, "PNG")
    return PortalImage.objects.create(
        title="Field", width=width, height=height, file=ContentFile(file.getvalue(), "field.png")
    )


def test_an_icon_is_hidden_from_screen_readers_and_small_without_a_style_sheet():
    assert portal.icon("place") == (
        '<svg class="icon" width="24" height="24" aria-hidden="true"><use href="/static/icons/icons.svg#place"/></svg>'
    )


def test_a_kind_of_help_has_the_sign_of_another_name():
    assert portal.icon("hands") == portal.icon("hand")


def test_every_kind_of_page_has_its_shutter_in_the_sprite(settings):
    sprite = (settings.BASE_DIR / "portal/static/icons/icons.svg").read_text()

    for kind in ("initiative", "event", "training", "trajectory", "news", "programme", "page"):
        assert f'id="luik-{kind}"' in sprite
        assert portal.luik(kind).endswith(f'#luik-{kind}"/></svg>')


def test_every_sign_of_a_theme_is_in_the_sprite(settings):
    from portal.base.models.taxonomy import ThemeIcon

    sprite = (settings.BASE_DIR / "portal/static/icons/icons.svg").read_text()

    assert [name for name in ThemeIcon.values if f'id="{name}"' not in sprite] == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("", "/de/"),
        ("agenda/", "/de/agenda/"),
        ("initiatieven/?fase=idea", "/de/initiatieven/?fase=idea"),
        ("agenda/?tijd=19:30", "/de/agenda/?tijd=19:30"),
        ("/nl/agenda/", "/de/agenda/"),
        ("nl/agenda/", "/de/agenda/"),
        ("/documenten/3/plan.pdf", "/documenten/3/plan.pdf"),
        ("#meedoen", "#meedoen"),
        ("https://example.org/nl/", "https://example.org/nl/"),
        ("mailto:redactie@example.org", "mailto:redactie@example.org"),
        ("tel:0314000000", "tel:0314000000"),
        ("javascript:alert(1)", ""),
        (" JavaScript:alert(1)", ""),
        ("//example.org/", "/example.org/"),
    ],
)
def test_what_an_editor_typed_becomes_an_address_in_the_readers_language(typed, shown):
    with translation.override("de"):
        assert portal.address(typed) == shown


def shown_again(image: PortalImage, alt: str = "", **how: str) -> str:
    """The picture after its first view, when the worker has made the AVIF."""
    portal.picture(image, alt, **how)
    make_missing_avif()
    return portal.picture(image, alt, **how)


def test_the_first_visitor_of_a_picture_waits_for_no_avif(image):
    assert "image/avif" not in portal.picture(image, "A field", sizes="card")
    assert (make_missing_avif(), make_missing_avif()) == (2, 0)


def test_a_picture_comes_in_two_forms_and_two_widths(image):
    html = shown_again(image, "A field", sizes="card")

    assert html.count("<source") == 1
    assert 'type="image/avif"' in html
    assert "400w" in html
    assert "800w" in html
    assert 'width="800" height="533" alt="A field" loading="lazy"' in html


def test_a_wide_picture_has_another_cut_for_narrow_screens(image):
    html = shown_again(image, sizes="wide", loading="eager")

    assert html.count('media="(max-width: 47.99rem)"') == 2
    assert 'fetchpriority="high"' in html
    assert 'width="1600" height="680"' in html


def test_a_picture_smaller_than_its_cuts_is_offered_once(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path

    html = shown_again(drawn(300, 200))

    assert html.count("300w") == 2  # once as AVIF, once as WebP


def test_the_focal_point_stays_in_the_cut(db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    wide = drawn(3000, 400)
    wide.focal_point_x, wide.focal_point_y, wide.focal_point_width, wide.focal_point_height = 2900, 200, 50, 50

    portal.picture(wide, "")

    with wide.renditions.get(filter_spec="fill-400x267|format-webp").file.open() as cut:
        red, green, _blue = Image.open(cut).convert("RGB").getpixel((5, 100))
    assert red > 200 > green


@pytest.mark.parametrize("sizes", ["card", "half", "wide", "hero", "text", "logo"])
def test_a_picture_fetched_with_its_renditions_asks_nothing(image, sizes, django_assert_num_queries):
    image.get_renditions(*rendition_specs(sizes))
    again = PortalImage.objects.get(pk=image.pk)
    prefetch_related_objects([again], "renditions")

    with django_assert_num_queries(0):
        assert portal.picture(again, "", sizes=sizes)


def test_a_picture_whose_file_is_gone_shows_nothing(image):
    image.file.storage.delete(image.file.name)

    assert portal.picture(image, "A field") == ""


def test_a_picture_that_is_no_picture_shows_nothing(image):
    image.file.storage.delete(image.file.name)
    image.file.storage.save(image.file.name, ContentFile(b"no picture"))

    assert portal.picture(image, "A field") == ""


def test_no_picture_shows_nothing():
    assert portal.picture(None) == ""


def test_the_words_of_a_picture_are_escaped(image):
    assert 'alt="&quot;&gt;&lt;script&gt;"' in portal.picture(image, '"><script>')


def test_without_a_picture_the_sites_own_is_shared(rf):
    assert portal.sharing_picture(None, rf.get("/")) == "http://testserver/static/img/social.png"


def test_json_ld_cannot_close_its_element():
    html = portal.json_ld({"name": "</script><script>alert(1)</script> & co"})

    assert html.count("<") == 2
    assert html.count("</script>") == 1
    assert "\\u003c/script\\u003e" in html


def test_crumbs_for_machines_name_the_page_itself_last(rf):
    chrome = SimpleNamespace(
        crumbs=[SimpleNamespace(text="Home", url="/nl/")],
        title="Agenda",
        canonical="http://testserver/nl/agenda/",
        request=rf.get("/nl/agenda/"),
    )

    html = portal.crumbs_ld(chrome)

    assert '"position": 1, "name": "Home", "item": "http://testserver/nl/"' in html
    assert '"position": 2, "name": "Agenda", "item": "http://testserver/nl/agenda/"' in html


def test_days_and_times_are_those_of_amsterdam():
    moment = datetime(2027, 7, 1, 22, 30, tzinfo=ZoneInfo("UTC"))

    with translation.override("en"):
        assert portal.day_text(moment) == "Friday 2 July 2027"
        assert portal.short_day(date(2027, 7, 2)) == "2 July 2027"
        assert portal.times_text(moment, moment) == "0:30 to 0:30"
    assert portal.iso(moment) == "2027-07-02T00:30+02:00"
    assert portal.iso(date(2027, 7, 2)) == "2027-07-02"


def test_a_moment_for_machines_has_no_fractions():
    assert portal.iso(datetime(2027, 1, 1, 9, 0, 1, 123456, AMSTERDAM)) == "2027-01-01T09:00+01:00"


@pytest.mark.parametrize(
    ("taken", "places", "filled", "shown"), [(0, 0, 0, 0), (11, 15, 11, 15), (20, 15, 15, 15), (50, 100, 15, 30)]
)
def test_plots_show_each_place_or_their_share(taken, places, filled, shown):
    html = portal.plots(taken, places)

    assert (html.count('class="taken"'), html.count("<i ")) == (filled, shown)


def test_an_anchor_is_a_word_that_addresses_can_hold():
    assert portal.anchor("Hoe begon het, en waarom?") == "h-hoe-begon-het-en-waarom"
    assert portal.anchor("???") == "h-x"


@pytest.mark.parametrize(
    ("title", "found"), [("Community of Practice Burgerproductiekracht", True), ("Hoe begin je een initiatief?", False)]
)
def test_a_title_with_a_long_word_is_known(title, found):
    assert portal.has_long_word(title) is found


def test_the_host_of_an_address_is_named_without_www():
    assert portal.host("https://www.example.org/video?v=1") == "example.org"


def test_headings_are_those_of_heading_blocks():
    body = [SimpleNamespace(block_type="heading", value="One"), SimpleNamespace(block_type="text", value="…")]

    assert portal.headings(body) == ["One"]
    assert portal.headings(None) == []
