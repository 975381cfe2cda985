"""Choices that repeat: the same words always give the same stream."""

import hashlib
import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of choices fixed by its seed words, on every machine and Python version.

    Only `Random.random()` is used: the one method whose numbers Python promises never to change.
    """

    def __init__(self, *words: str) -> None:
        digest = hashlib.sha256("\x1f".join(words).encode()).digest()
        self._next = random.Random(int.from_bytes(digest, "big")).random  # noqa: S311 (a drawing is no secret)

    def between(self, low: float, high: float) -> float:
        """A number from low up to high."""
        return low + (high - low) * self._next()

    def whole(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return low + int(self._next() * (high - low + 1))

    def happens(self, share: float) -> bool:
        """True in this share (0 to 1) of the cases."""
        return self._next() < share

    def pick(self, options: Sequence[T]) -> T:
        """One of the options; IndexError when there are none."""
        return options[int(self._next() * len(options))]

    def side(self) -> int:
        """-1 (left) or 1 (right)."""
        return 1 if self.happens(0.5) else -1

    def wobble(self, spread: float) -> float:
        """A bell-shaped number around 0 with this standard deviation, never beyond three of them."""
        return (self._next() + self._next() + self._next() - 1.5) * 2 * spread
