from collections.abc import Generator
from contextlib import contextmanager

from django.utils import translation
from django.utils.translation import gettext


def dutch(words: str) -> str:
    """What a Dutch reader sees of these words of the code."""
    with translation.override("nl"):
        return gettext(words)


@contextmanager
def in_english() -> Generator[None]:
    """The language of the code itself, so that a better Dutch word breaks no test of a rule."""
    with translation.override("en"):
        yield
