"""Blocks that are words and pictures: each with the least and with the most that an editor can give it."""

import pytest

from portal.base.blocks import BodyBlock
from tests.base.soup import texts, values
from tests.base.stream import EVIL, listed, shown
from tests.factories import PictureFactory


def test_every_block_has_a_template_a_name_and_a_group():
    blocks = BodyBlock().child_blocks
    assert len(blocks) == 15
    assert [
        name for name, block in blocks.items() if not (block.meta.template and block.label and block.meta.group)
    ] == []


@pytest.mark.parametrize("words", ["Hoe het begon", EVIL])
def test_a_heading_can_be_linked_to(words):
    [heading] = shown("heading", words).select("h2")
    assert (heading.get_text(), heading["id"].startswith("h-")) == (words, True)


def test_text_keeps_its_paragraphs_and_lists():
    page = shown("text", "<p>Eerst <b>dit</b>.</p><ul><li>dan dat</li></ul>")
    assert (texts(page, ".prose p"), texts(page, ".prose li")) == (["Eerst dit ."], ["dan dat"])


@pytest.mark.parametrize(("source", "said_by"), [("", []), ("Een buurvrouw", ["Een buurvrouw"]), (EVIL, [EVIL])])
def test_a_quote_may_say_who_said_it(source, said_by):
    page = shown("quote", {"text": EVIL, "source": source})
    assert (texts(page, "blockquote"), texts(page, "figcaption")) == ([EVIL], said_by)


@pytest.mark.parametrize(("text", "paragraphs"), [("", []), (EVIL, [EVIL])])
def test_a_call_leads_somewhere(text, paragraphs):
    page = shown("call", {"title": EVIL, "text": text, "button": EVIL, "address": "agenda/?q=1"})
    assert (texts(page, "h2"), texts(page, "p"), texts(page, "a")) == ([EVIL], paragraphs, [EVIL])
    assert values(page, "a", "href") == ["/en/agenda/?q=1"]
    assert values(page, "section", "aria-labelledby") == values(page, "h2", "id")


def test_questions_open_each_on_their_own():
    page = shown(
        "accordion",
        {"items": listed({"title": "Mag dat?", "text": "<p>Ja.</p>"}, {"title": EVIL, "text": "<p>Nee.</p>"})},
    )
    assert (texts(page, "details summary"), texts(page, "details .prose")) == (["Mag dat?", EVIL], ["Ja.", "Nee."])
    assert page.select("details[open]") == []


def test_steps_are_numbered_and_may_have_text():
    page = shown(
        "steps", {"items": listed({"title": EVIL, "text": ""}, {"title": "Bel aan", "text": "<p>Rustig.</p>"})}
    )
    assert (texts(page, "ol > li .steps__title"), texts(page, ".prose")) == ([EVIL, "Bel aan"], ["Rustig."])


def test_key_facts_are_pairs_and_short_ones_stand_large():
    page = shown(
        "key_facts",
        {"items": listed({"value": "8", "label": "gemeenten"}, {"value": "twee van de drie", "label": EVIL})},
    )
    assert list(zip(texts(page, "dd"), texts(page, "dt"), strict=True)) == [
        ("8", "gemeenten"),
        ("twee van de drie", EVIL),
    ]
    assert texts(page, "dd.big") == ["8"]


TABLE = {"data": [["Kern", "Inwoners"], ["Ulft", EVIL], ["", "300"]]}


@pytest.mark.parametrize(
    ("choice", "columns", "rows"),
    [
        ("neither", [], []),
        ("row", ["Kern", "Inwoners"], []),
        ("column", [], ["Kern", "Ulft"]),
        ("both", ["Kern", "Inwoners"], ["Ulft"]),
    ],
)
def test_a_table_names_its_columns_and_rows(choice, columns, rows):
    head = {
        "first_row_is_table_header": choice in ("row", "both"),
        "first_col_is_header": choice in ("column", "both"),
        "table_header_choice": choice,
    }
    page = shown("table", TABLE | head)
    assert (texts(page, "th[scope=col]"), texts(page, "th[scope=row]")) == (columns, rows)
    assert texts(page, "td")[-2:] == ["", "300"]
    assert EVIL in texts(page, "td")


@pytest.mark.parametrize(("caption", "label"), [("", "Table"), ("Per kern", "Per kern")])
def test_a_table_scrolls_in_a_region_with_a_name(caption, label):
    page = shown("table", TABLE | {"table_caption": caption, "first_row_is_table_header": True})
    assert values(page, "[role=region]", "aria-label") == [label]
    assert (values(page, "[role=region]", "tabindex"), texts(page, "caption")) == (["0"], [caption] if caption else [])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("caption", "credit", "words"),
    [("", "", []), (EVIL, "", [EVIL]), ("", "Foto: Riek", ["Foto: Riek"]), (EVIL, EVIL, [f"{EVIL} {EVIL}"])],
)
def test_a_picture_has_its_words(caption, credit, words):
    picture = PictureFactory(credit=credit)
    page = shown("image", {"image": picture.pk, "alt": EVIL, "caption": caption})
    assert (values(page, "img", "alt"), texts(page, "figcaption")) == ([EVIL], words)


@pytest.mark.django_db
def test_a_picture_that_only_decorates_says_nothing():
    page = shown("image", {"image": PictureFactory().pk, "alt": "", "caption": ""})
    assert values(page, "img", "alt") == [""]


@pytest.mark.django_db
def test_a_picture_that_is_gone_leaves_no_hole():
    broken = PictureFactory()
    broken.file.delete(save=False)
    for key in (broken.pk, 99999):
        assert str(shown("image", {"image": key, "alt": "", "caption": "Weg"})).strip() == ""


@pytest.mark.django_db
def test_a_gallery_shows_its_pictures_and_passes_over_what_is_gone():
    broken = PictureFactory()
    broken.file.delete(save=False)
    rows = [
        {"image": picture.pk, "alt": "", "caption": EVIL} for picture in (PictureFactory(), broken, PictureFactory())
    ]
    page = shown("gallery", {"pictures": listed(*rows)})
    assert (len(page.select("li img")), texts(page, "figcaption")) == (2, [EVIL, EVIL])


@pytest.mark.django_db
def test_a_video_is_a_door_to_another_site_and_loads_nothing_from_it():
    least = {"title": EVIL, "url": "https://www.example.org/v?a=1&b=2", "poster": None, "length": "", "transcript": ""}
    page = shown("video", least)
    assert (values(page, "a", "href"), texts(page, "a b")) == ([least["url"]], [EVIL])
    assert texts(page, "a small") == ["Video on example.org, another site"]
    assert page.select("iframe, video, img, details") == []


@pytest.mark.django_db
def test_a_video_may_have_a_picture_a_length_and_its_words():
    most = {
        "title": "Op pad",
        "url": "https://example.org/v",
        "poster": PictureFactory().pk,
        "length": "3 minuten",
        "transcript": "<p>Een bus rijdt.</p>",
    }
    page = shown("video", most)
    assert (values(page, "img", "alt"), texts(page, "details .prose")) == ([""], ["Een bus rijdt."])
    assert texts(page, "a small") == ["Video on example.org, another site, 3 minuten"]
