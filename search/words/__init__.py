"""Word lists, and what they were derived with: SOURCES.md says what each is and where it comes from."""

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The lines of a list without its remarks, which begin with #."""
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#")]


def words(name: str) -> frozenset[str]:
    """The words of a list that holds one or more in a line."""
    return frozenset(word for line in lines(name) for word in line.split())


@cache
def singulars() -> dict[str, str]:
    """Dutch plurals that no rule brings to their singular, each with that singular."""
    return dict(line.split(" => ") for line in lines("singulars_nl.txt"))
