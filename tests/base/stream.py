"""Blocks as they stand in the database."""

from uuid import uuid4

from bs4 import BeautifulSoup
from django.utils import translation

from portal.base.blocks import BodyBlock

#: Whatever an editor types, it comes out as words.
EVIL = "<script>alert('x')</script> & \"meer\""


def listed(*values) -> list[dict]:
    """The values of a ListBlock. One that has no id is taken for a value itself."""
    return [{"type": "item", "value": value, "id": str(uuid4())} for value in values]


def shown(kind: str, value, language: str = "en") -> BeautifulSoup:
    """One block of a page's body, rendered for a reader of this language. No script may come out of it."""
    [block] = BodyBlock().to_python([{"type": kind, "value": value}])
    with translation.override(language):
        page = BeautifulSoup(block.render(), "html.parser")
    assert page.select("script") == []
    return page
