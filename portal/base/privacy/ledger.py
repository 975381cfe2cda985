"""Whom the portal was asked to forget. It has to outlive the database: a backup put back brings people back.

So each line stands twice, in the table and in the file of `settings.ERASURE_LEDGER`, and neither holds an address:
only a digest made with the site's secret key.
"""

import logging
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.crypto import salted_hmac

from .models import Erased

logger = logging.getLogger(__name__)
SALT = "portal.base.privacy.ledger"


def digest(mail: str, *, secret: str | None = None) -> str:
    return salted_hmac(SALT, mail, secret=secret, algorithm="sha256").hexdigest()


def digests(mail: str) -> list[str]:
    """Under the secret key of now and those before it."""
    return [digest(mail, secret=key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def write_down(mail: str, *, at: datetime) -> None:
    """Keep that whatever is stored of this address until `at` has to be gone."""
    note(digest(mail), at=at)
    transaction.on_commit(lambda: append(digest(mail), at=at))


def note(key: str, *, at: datetime) -> None:
    Erased.objects.get_or_create(digest=key, defaults={"at": at})
    Erased.objects.filter(digest=key, at__lt=at).update(at=at)


def append(key: str, *, at: datetime) -> None:
    try:
        with Path(settings.ERASURE_LEDGER).open("a") as file:
            file.write(f"{at.isoformat()} {key}\n")
    except OSError:
        logger.exception("The erasure is done, but the ledger's file could not be written.")


def forget_before(moment: datetime) -> int:
    """Lines older than any backup, out of table and file: the number that went out of the table."""
    count, _rows = Erased.objects.filter(at__lt=moment).delete()
    known = list(from_file())
    if any(at < moment for _key, at in known):
        young = [f"{at.isoformat()} {key}\n" for key, at in known if at >= moment]
        path = Path(settings.ERASURE_LEDGER)
        path.with_suffix(".new").write_text("".join(young))
        path.with_suffix(".new").replace(path)
    return count


def entries() -> Iterator[tuple[str, datetime]]:
    yield from Erased.objects.values_list("digest", "at")
    yield from from_file()


def from_file() -> Iterator[tuple[str, datetime]]:
    """A line that cannot be read is passed over and logged."""
    path = Path(settings.ERASURE_LEDGER)
    for number, line in enumerate(path.read_text().splitlines() if path.exists() else (), 1):
        try:
            moment, key = line.split()
            yield key, datetime.fromisoformat(moment)
        except ValueError:
            logger.warning("Line %s of the ledger's file cannot be read.", number)


def latest() -> dict[str, datetime]:
    """When each was last asked for."""
    found: dict[str, datetime] = {}
    for key, at in entries():
        found[key] = max(at, found.get(key, at))
    return found


def erased_at(mail: str, found: dict[str, datetime]) -> datetime | None:
    return max((found[key] for key in digests(mail) if key in found), default=None)
