"""One mail to many people: each gets their own, at most once, with their own name in it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from portal.base.outbox import Letter, OutboxMail, Promise, compose, post, register
from portal.base.outbox.texts import filled
from portal.base.privacy.trail import record

from ..models import BulkMail, Offering, Registration

KIND = "registration.bulk"
#: What may stand in subject and text, with a sample.
PLACEHOLDERS = ("naam", "titel")


@transaction.atomic
def write_to(
    registrations: Iterable[Registration],
    *,
    offering: Offering,
    submission: UUID,
    subject: str,
    text: str,
    by,
    at: datetime,
) -> BulkMail:
    """Put a mail to each of them in the outbox. The same `submission` again writes to nobody.

    Who was forgotten has no address any more and is left out; `count` of what is returned is how many were written to.
    """
    values = {"offering": offering, "subject": subject, "text": text, "by": by, "at": at}
    bulk, is_new = BulkMail.objects.get_or_create(submission=submission, defaults=values)
    if not is_new:
        return bulk
    for registration in registrations:
        bulk.count += post_one(bulk, registration, at=at)
    bulk.save(update_fields=["count"])
    record("mailed", about=f"offering:{offering.pk}", by=by, count=bulk.count, at=at)
    return bulk


def post_one(bulk: BulkMail, registration: Registration, *, at: datetime) -> bool:
    if not registration.mail:
        return False
    return post(
        key=f"bulk:{bulk.pk}:{registration.pk}",
        kind=KIND,
        about=registration.about,
        to=registration.mail,
        language=registration.language,
        facts={"bulk": bulk.pk, "was_live": registration.is_live},
        promise=Promise.AT_MOST_ONCE,
        at=at,
    )


def write(mail: OutboxMail) -> Letter | None:
    """None for who was forgotten, or has left since it was posted."""
    bulk = BulkMail.objects.select_related("by").filter(pk=mail.facts.get("bulk")).first()
    rows = Registration.objects.select_related("offering").filter(forgotten_at=None)
    registration = rows.filter(pk=mail.about.partition(":")[2]).first()
    if bulk is None or registration is None or (mail.facts.get("was_live") and not registration.is_live):
        return None
    return letter_for(registration, bulk, language=mail.language)


def letter_for(registration: Registration, bulk: BulkMail, *, language: str) -> Letter:
    """What this person gets to read; an answer goes to the colleague who wrote it."""
    values = {"naam": registration.name, "titel": registration.offering.word("title", language)}
    subject, body = filled((bulk.subject, bulk.text), values)
    letter = compose(subject, language=language, paragraphs=[body], small=[registration.number])
    return replace(letter, reply_to=bulk.by.email) if bulk.by and bulk.by.email else letter


def offer_writer() -> None:
    register(KIND, write)
