from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass


class Missing(Exception):  # noqa: N818 -- it is no error: a machine may well lack it
    """A service cannot be had here. Its message is the reason, for the person who runs the tests."""


@dataclass(frozen=True)
class Service:
    """A service, the environment variable in which the tests find it, and the tests that need it.

    `provide` gives a context that yields the variable's value, or raises Missing.
    """

    name: str
    variable: str
    tests: str
    provide: Callable[[], AbstractContextManager[str]]
