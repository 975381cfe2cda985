"""Highlights are plain text in segments; what prints them escapes them."""

from hypothesis import given
from hypothesis import strategies as st

from search.engine.highlight import LENGTH, marked, passage, richness

WANTED = {"dorpshuis", "energie"}


def test_every_form_of_a_word_is_marked() -> None:
    assert marked("Twee dorpshuizen, één Dorpshuis.", WANTED, "nl") == (
        ("Twee ", False),
        ("dorpshuizen", True),
        (", één ", False),
        ("Dorpshuis", True),
        (".", False),
    )


def test_a_text_without_a_match_stays_whole() -> None:
    assert marked("Een tuin", WANTED, "nl") == (("Een tuin", False),)
    assert marked("", WANTED, "nl") == ()


def test_a_passage_holds_the_most_different_words() -> None:
    text = f"{'energie ' * 3}{'en nog iets heel anders ' * 20}het dorpshuis spaart energie{' einde' * 50}"
    shown = passage(text, WANTED, "nl")
    assert [words for words, is_marked in shown if is_marked] == ["dorpshuis", "energie"]
    assert (shown[0], shown[-1]) == (("… ", False), (" …", False))
    assert richness(shown, "nl") == 2


def test_a_passage_without_a_match_is_the_beginning() -> None:
    assert passage("woord " * 100, WANTED, "nl")[0][0].startswith("woord woord")


@given(st.text(max_size=2_000), st.text(alphabet="abc ", max_size=20))
def test_segments_are_the_text_and_nothing_else(text: str, more: str) -> None:
    text = f"{text} {more} energie {text}"
    assert "".join(words for words, _marked in marked(text, WANTED, "nl")) == text
    shown = "".join(words for words, _marked in passage(text, WANTED, "nl"))
    assert shown.removeprefix("… ").removesuffix(" …") in text
    assert len(shown) <= LENGTH + len("… energie …")
