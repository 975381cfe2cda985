"""What people agreed to by ticking a box, with the very words they saw."""

import hashlib
from datetime import datetime

from portal.base.asking import Kind, Per, QuestionSet
from portal.base.privacy.consents import give_consent, withdraw_consent

from ..models import Participant, Registration

LONGEST = 40


def keep_consents(
    registration: Registration,
    participant: Participant | None = None,
    *,
    answers: dict,
    at: datetime,
    is_other: bool = False,
) -> None:
    """Give what is ticked in `answers` and withdraw what is not, of the registration or one of its people.

    `is_other`: somebody else comes in this place, whom the consents of before do not bind.
    """
    about = participant.about if participant else registration.about
    for asked in boxes(registration, Per.PERSON if participant else Per.REGISTRATION):
        purpose = purpose_of(asked.key)
        if is_other or not answers.get(asked.key):
            withdraw_consent(purpose, about=about, at=at)
        if answers.get(asked.key):
            words = asked.label(registration.language)
            give_consent(purpose, text=words, language=registration.language, about=about, at=at)


def boxes(registration: Registration, per: Per):
    """The boxes to tick of the questions that it answered."""
    asked = registration.questions.questions if registration.questions else QuestionSet()
    return [one for one in asked.per(per) if one.kind == Kind.CONSENT]


def purpose_of(key: str) -> str:
    """The key of the question; a long one ends in a digest that tells it from others with the same beginning."""
    if len(key) <= LONGEST:
        return key
    return f"{key[: LONGEST - 9]}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
