"""One line of text that goes into mails, calendars and lists: nothing in it may steer those."""

import unicodedata

from portal.base.asking.fields import LineField

#: They turn the direction of what stands after them, also outside their own field.
TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class OneLine(LineField):
    """A line without control characters; what was pasted with line breaks is put on one."""

    def to_python(self, value):
        return super().to_python(without_controls(value) if isinstance(value, str) else value)


def without_controls(text: str) -> str:
    return "".join(sign for sign in text if sign.isspace() or is_written(sign))


def is_written(sign: str) -> bool:
    """Not a control character. Joiners stay: emoji and some scripts are written with them."""
    return sign not in TURNING and unicodedata.category(sign) != "Cc"
