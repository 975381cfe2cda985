"""Plain words out of rich text and streams."""

import json

import pytest

from portal.base.text import plain_text, words_of
from tests.base.stream import listed
from tests.factories import ContentPageFactory, InitiativePageFactory


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("", ""),
        (None, ""),
        ("<p>Een</p><p>twee</p>", "Een twee"),
        ("<ul><li>Een</li><li>twee</li></ul>", "Een twee"),
        ("Een<br>twee<br/>drie", "Een twee drie"),
        ("<p>Koffie &amp; taart &lt;3</p>", "Koffie & taart <3"),
        ("<p>Zo<b>nder</b> gat</p>", "Zonder gat"),
        ("  veel \n\n wit ", "veel wit"),
    ],
)
def test_markup_becomes_words_on_one_line(markup, words):
    assert words_of(markup) == words


@pytest.mark.django_db
def test_the_words_of_every_block_are_found():
    body = [
        {"type": "heading", "value": "Kop"},
        {"type": "text", "value": "<p>Tekst &amp; uitleg</p>"},
        {"type": "quote", "value": {"text": "Citaat", "source": "Buur"}},
        {"type": "steps", "value": {"items": listed({"title": "Stap", "text": "<p>Doe dit</p>"})}},
    ]
    page = ContentPageFactory(body=json.dumps(body))
    assert plain_text(page, ("body",)) == "Kop Tekst & uitleg Citaat Buur Stap Doe dit"


@pytest.mark.django_db
def test_fields_are_joined_in_the_order_they_are_asked_for():
    page = InitiativePageFactory(what="<p>Wat</p>", why="<p>Waarom</p>", carried_by="Buren")
    assert plain_text(page, ("why", "what", "carried_by", "costs")) == "Waarom Wat Buren"
