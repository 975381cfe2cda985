"""The interface speaks every language in full. `make messages` brings the catalogues up to date with the code."""

import re

import pytest
from babel.messages.catalog import Catalog, Message

from portal.base.catalogues import LANGUAGES, collected, complete, read

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z%]")

pytestmark = pytest.mark.parametrize("language", LANGUAGES)


def test_a_catalogue_holds_the_messages_of_the_code_and_no_others(language: str) -> None:
    catalogue = read(language)
    assert _keys(catalogue) ^ _keys(collected()) == set()
    assert list(catalogue.obsolete) == []


def test_every_message_is_translated(language: str) -> None:
    assert [message.id for message in _messages(read(language)) if not complete(message)] == []


def test_a_translation_fills_in_what_its_message_fills_in(language: str) -> None:
    pairs = [pair for message in _messages(read(language)) for pair in _pairs(message)]
    assert [pair for pair in pairs if _placeholders(pair[0]) != _placeholders(pair[1])] == []


def _messages(catalogue: Catalog) -> list[Message]:
    """All but the head of the file."""
    return [message for message in catalogue if message.id]


def _keys(catalogue: Catalog) -> set[tuple]:
    return {(message.context, message.id) for message in _messages(catalogue)}


def _pairs(message: Message) -> list[tuple[str, str]]:
    """Each form of the message with its translation: one, or those of singular and plural."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string))]
    return list(zip(message.id, message.string, strict=True))


def _placeholders(words: str) -> list[str]:
    return sorted(PLACEHOLDER.findall(words))
