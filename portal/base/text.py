"""Plain words out of rich text and streams: for search, for descriptions."""

import html
import re

from django.db.models import Model
from django.utils.html import strip_tags
from wagtail.fields import StreamField

_BREAKS = re.compile(r"</(p|li|h\d|div|td|th|dt|dd)>|<br\s*/?>", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def words_of(markup: str) -> str:
    """Text of some HTML on one line, entities resolved."""
    return _SPACE.sub(" ", html.unescape(strip_tags(_BREAKS.sub(" ", markup or "")))).strip()


def plain_text(row: Model, names: tuple[str, ...]) -> str:
    """The words of these text, rich text and stream fields of a row, joined by spaces."""
    parts = []
    for name in names:
        field, value = row._meta.get_field(name), getattr(row, name)
        if isinstance(field, StreamField):
            parts += value.stream_block.get_searchable_content(value)
        else:
            parts.append(str(value or ""))
    return " ".join(filter(None, map(words_of, parts)))
