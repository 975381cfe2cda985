"""What people agreed to, in which words, and until when."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from .models import Consent, ConsentText


@transaction.atomic
def give_consent(purpose: str, *, text: str, language: str, about: str, at: datetime) -> Consent:
    """Keep that `about` ("registration:17") agrees with these words. Other words for the same purpose replace it."""
    words = text_of(purpose, text=text, language=language, at=at)
    standing = Consent.objects.filter(about=about, purpose=purpose, withdrawn_at=None)
    standing.exclude(text=words).update(withdrawn_at=at)
    return Consent.objects.get_or_create(
        about=about, purpose=purpose, withdrawn_at=None, defaults={"text": words, "given_at": at}
    )[0]


def withdraw_consent(purpose: str, *, about: str, at: datetime) -> bool:
    """From now on without. False when there was none; who withdraws twice changes nothing."""
    rows = Consent.objects.filter(about=about, purpose=purpose, withdrawn_at=None)
    return rows.update(withdrawn_at=at) > 0


def has_consent(purpose: str, *, about: str) -> bool:
    return Consent.objects.filter(about=about, purpose=purpose, withdrawn_at=None).exists()


def given_at(purpose: str, *, about: str) -> datetime | None:
    """Since when the words that stand were agreed with."""
    standing = Consent.objects.filter(about=about, purpose=purpose, withdrawn_at=None)
    return standing.order_by("given_at").values_list("given_at", flat=True).last()


def forget_consents(abouts: Iterable[str]) -> int:
    """Take away all consents of what is itself taken away. A room's `retain` calls it; erasing a person does too."""
    count, _rows = Consent.objects.filter(about__in=list(abouts)).delete()
    return count


def text_of(purpose: str, *, text: str, language: str, at: datetime) -> ConsentText:
    digest = hashlib.sha256(json.dumps([purpose, language, text]).encode()).hexdigest()
    words = {"purpose": purpose, "language": language, "text": text, "first_used_at": at}
    return ConsentText.objects.get_or_create(digest=digest, defaults=words)[0]
