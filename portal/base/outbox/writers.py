"""Who writes which kind of mail."""

from collections.abc import Callable

from .letters import Letter
from .models import OutboxMail

Write = Callable[[OutboxMail], Letter | None]

_writers: dict[str, Write] = {}


class NoWriter(LookupError):  # noqa: N818 -- it names what is missing
    """Nobody writes this kind of mail: its room is gone, or calls it something else by now."""


def register(kind: str, write: Write) -> None:
    """Have mails of this kind written by `write`, when they are sent and in their language.

    It returns None when the mail is no longer true; then it is never sent. A kind registered twice keeps the last.
    """
    _writers[kind] = write


def writer_of(kind: str) -> Write:
    """Raises NoWriter."""
    if kind not in _writers:
        raise NoWriter(kind)
    return _writers[kind]
