"""Putting a mail in the outbox."""

from datetime import datetime
from typing import Any

from django.core.validators import validate_email

from .models import OutboxMail, Promise


def post(  # noqa: PLR0913 -- keyword-only, and each is a column
    *,
    key: str,
    kind: str,
    about: str,
    to: str,
    language: str,
    at: datetime,
    facts: dict[str, Any] | None = None,
    not_before: datetime | None = None,
    promise: Promise = Promise.AT_LEAST_ONCE,
) -> bool:
    """Have a mail sent once the caller's transaction is committed; False when one with this key was there.

    `about` names what it is about ("registration:17"), `facts` what the writer cannot look up later. Raises
    ValidationError for an address that is none, as one with a line break, which could carry headers of its own.
    """
    validate_email(to)
    mail = OutboxMail(
        key=key, kind=kind, about=about, to=to, language=language, facts=facts or {}, promise=promise, created_at=at
    )
    mail.not_before = not_before or at
    OutboxMail.objects.bulk_create([mail], ignore_conflicts=True)
    return OutboxMail.objects.filter(key=key, message_id=mail.message_id).exists()
