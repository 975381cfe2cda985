"""One source gives a readable text and HTML that a screen reader, a dark screen and a broken mail program can show."""

import re

import pytest
from bs4 import BeautifulSoup

from portal.base.outbox import Letter, compose
from tests.base.soup import texts

URL = "https://portal.example.org/nl/aanmelding/1/?a=1&b=2"
TYPED = '<script>alert("x")</script> & {titel}'


@pytest.fixture
def letter() -> Letter:
    return compose(
        "Je doet mee: Samen brood bakken",
        language="nl",
        paragraphs=["Dag Riek,\n\nFijn dat je komt.\nTot dan!"],
        facts=[("Wanneer", "4 mei, 19.30 uur"), ("Waar", "Kulturhus")],
        actions=[("Bekijk je aanmelding", URL)],
        small=["Je krijgt deze mail omdat je je hebt aangemeld."],
    )


def tree(letter: Letter) -> BeautifulSoup:
    return BeautifulSoup(letter.html, "html.parser")


def test_the_text_reads_from_top_to_bottom(letter):
    assert letter.text.startswith(
        "Je doet mee: Samen brood bakken\n\nDag Riek,\n\nFijn dat je komt.\nTot dan!\n\n"
        "Wanneer: 4 mei, 19.30 uur\nWaar: Kulturhus\n\n"
        f"Bekijk je aanmelding:\n{URL}\n\n-- \nJe krijgt deze mail omdat je je hebt aangemeld.\n"
    )
    assert letter.text.endswith("\n")
    assert "\n\n\n" not in letter.text


def test_the_html_has_a_language_a_heading_a_table_and_buttons_with_their_address(letter):
    page = tree(letter)
    assert (page.html["lang"], texts(page, "h1")) == ("nl", [letter.subject])
    assert texts(page, "main > p")[1:3] == ["Dag Riek,", "Fijn dat je komt. Tot dan!"]
    assert (texts(page, "th[scope=row]"), texts(page, "td")) == (["Wanneer", "Waar"], ["4 mei, 19.30 uur", "Kulturhus"])
    assert page.select_one("main a")["href"] == URL
    assert URL in texts(page, "main > p")


def test_nothing_is_fetched_from_anywhere(letter):
    page = tree(letter)
    assert page.select("img, script, link, iframe, [src], [background]") == []
    assert re.findall(r"url\(|@import", letter.html) == []


def test_what_people_typed_is_text_and_never_markup():
    letter = compose(
        TYPED, language="nl", paragraphs=[TYPED], facts=[(TYPED, TYPED)], actions=[(TYPED, URL)], small=[TYPED]
    )
    page = tree(letter)
    assert page.select("script") == []
    assert texts(page, "h1, main > p:nth-of-type(2), th, td, main a, footer p:first-child") == [TYPED] * 6
    assert letter.text.count(TYPED) == 6


def test_a_subject_is_one_line():
    assert compose("a\r\nBcc: b", language="nl", paragraphs=[]).subject == "a Bcc: b"


def test_paragraphs_in_one_piece_will_do():
    assert compose("s", language="nl", paragraphs="one\r\n\r\ntwo").text.startswith("s\n\none\n\ntwo\n")


def test_a_letter_with_the_least_has_no_empty_parts():
    page = tree(compose("s", language="de", paragraphs=["p"]))
    assert (page.select("table, main a"), page.html["lang"]) == ([], "de")


def test_the_html_is_valid(letter, validate_html):
    assert validate_html(letter.html) == []


def test_a_letter_is_accessible_in_light_and_dark_and_on_a_small_screen(letter, page, axe):
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": 320, "height": 640})
        page.set_content(letter.html)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
