"""Plain words: out of rich text and streams, and out of what visitors type."""

import html
import re
import unicodedata

from django.db.models import Model
from django.utils.html import strip_tags
from wagtail.fields import StreamField

_BREAKS = re.compile(r"</(p|li|h\d|div|td|th|dt|dd)>|<br\s*/?>", re.IGNORECASE)
_SPACE = re.compile(r"\s+")
#: They turn the direction of what stands after them, also outside their own field.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


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


def written(text: str) -> str:
    """Without control characters and lone halves. Joiners stay: emoji and some scripts are written with them."""
    return "".join(one for one in text if one.isspace() or not _is_unwritable(one))


def _is_unwritable(sign: str) -> bool:
    return sign in _TURNING or unicodedata.category(sign) in {"Cc", "Cs"}
