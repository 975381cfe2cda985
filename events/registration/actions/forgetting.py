"""Forgetting who somebody was. Rows, states and places stay, so that all numbers remain right."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import F

from portal.base.asking import StoredFile
from portal.base.outbox import OutboxMail
from portal.base.outbox.forgetting import forget as forget_mails
from portal.base.privacy.actions import Action
from portal.base.privacy.consents import forget_consents

from .. import places
from ..choices import Who
from ..models import Certificate, InvoiceRequest, Participant, Registration, SensitiveAnswers
from ..querysets import NOTHING
from .leaving import both, cancel
from .steps import note

#: What is blanked of a registration.
WHO = ("name", "mail", "mail_key", "phone", "organisation")


@places.in_one_go
def forget(
    registration: Registration, *, at: datetime, by: object = Who.SYSTEM, action: Action = Action.ERASED
) -> bool:
    """Forget the contact, the people, all answers, files, reasons and mails of it; links to it become void.

    What is still to come is cancelled first, and the line moves up. The invoice stays where the law asks for it.
    False when it was forgotten before.
    """
    offering, registration = both(registration)
    if registration.forgotten_at:
        return False
    if registration.is_live and at < offering.ends:
        registration = cancel(registration, by=Who.SYSTEM, at=at)
    forget_around(registration, at=at)
    if action == Action.ERASED:
        forget_certificates(registration.people.all())
    Registration.objects.filter(pk=registration.pk).update(
        **dict.fromkeys(WHO, ""), answers={}, token_version=F("token_version") + 1, forgotten_at=at
    )
    note(registration, action, by=by, fields=[*WHO, "answers", "people"], at=at)
    return True


def forget_around(registration: Registration, *, at: datetime) -> None:
    """What hangs on a registration."""
    abouts = [registration.about, *(person.about for person in registration.people.all())]
    registration.people.update(**NOTHING)
    registration.steps.exclude(reason="").update(reason="")
    SensitiveAnswers.objects.filter(registration=registration).delete()
    StoredFile.objects.filter(about__in=abouts).remove()
    forget_mails(OutboxMail.objects.filter(about__in=abouts), at=at)
    forget_consents(abouts)
    invoice = InvoiceRequest.objects.filter(registration=registration).select_related("registration").first()
    if invoice and not invoice.has_to_stay:
        invoice.delete()


@places.in_one_go
def forget_person(
    participant: Participant, *, at: datetime, by: object = Who.SYSTEM, action: Action = Action.ERASED
) -> bool:
    """Forget one of the people; their place stays with the registration. False when there was nothing to forget."""
    _offering, registration = both(participant.registration)
    known = Participant.objects.known().filter(pk=participant.pk)
    if not known.update(**NOTHING):
        return False
    SensitiveAnswers.objects.filter(participant=participant).delete()
    mails = OutboxMail.objects.filter(about=registration.about, facts__person=participant.pk)
    forget_mails(mails | OutboxMail.objects.filter(about=participant.about), at=at)
    forget_consents([participant.about])
    if action == Action.ERASED:
        forget_certificates([participant])
    note(registration, action, by=by, fields=list(NOTHING), at=at)
    return True


def forget_certificates(people: Iterable[Participant]) -> None:
    """Nobody can be told to be the holder any more. A term takes away nothing: a certificate outlives names here."""
    Certificate.objects.filter(participant__in=people).exclude(holder="").update(holder="")
