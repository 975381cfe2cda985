"""What may stand in a cell of a sheet that somebody opens on their own computer."""

from .sheets import FORMULA


def as_words(value: object) -> object:
    """A text that a spreadsheet would read as a formula gets an apostrophe before it; all else stays as it is."""
    return f"'{value}" if isinstance(value, str) and FORMULA.match(value) else value
