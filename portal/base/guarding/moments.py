"""When a form was shown, signed, so that it can be told how long somebody took."""

from datetime import UTC, datetime, timedelta

from django.core.signing import BadSignature, Signer

STALE = timedelta(hours=24)


def sign(purpose: str, moment: datetime) -> str:
    return _signer(purpose).sign(str(int(moment.timestamp())))


def read(purpose: str, words: str) -> datetime | None:
    """The moment that was signed for this purpose; None for what was made up."""
    try:
        return datetime.fromtimestamp(int(_signer(purpose).unsign(words)), tz=UTC)
    except (BadSignature, ValueError, OverflowError):
        return None


def is_fresh(moment: datetime | None, at: datetime) -> bool:
    return moment is not None and at - moment <= STALE


def _signer(purpose: str) -> Signer:
    return Signer(salt=f"portal.guarding.moment.{purpose}")
