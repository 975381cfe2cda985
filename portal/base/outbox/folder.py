"""Letters that were written to a folder in place of being sent, as on a machine for trying out. They hold all words."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from .forgetting import KEPT

FOLDER_BACKEND = "django.core.mail.backends.filebased.EmailBackend"


def letters() -> Iterator[Path]:
    folder = Path(settings.EMAIL_FILE_PATH or "") if settings.EMAIL_BACKEND == FOLDER_BACKEND else None
    if folder and folder.is_dir():
        yield from folder.glob("*.log")


def remove_old_letters(at: datetime) -> int:
    """As long as it is known to whom mails went; how many files."""
    old = [path for path in letters() if datetime.fromtimestamp(path.stat().st_mtime, UTC) <= at - KEPT]
    return remove(old)


def remove_letters_with(mail: str) -> int:
    """The files that name this address; how many."""
    return remove([path for path in letters() if mail.encode() in path.read_bytes().lower()])


def remove(paths: list[Path]) -> int:
    for path in paths:
        path.unlink(missing_ok=True)
    return len(paths)
