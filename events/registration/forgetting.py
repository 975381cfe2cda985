"""Clearing what is past its term. Each call takes a batch and gives its number, until there is none."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q

from portal.base.asking import FrozenQuestions, Kind, StoredFile
from portal.base.privacy.actions import Action

from .actions.forgetting import forget, forget_person
from .models import BulkMail, InvoiceRequest, Offering, Participant, Registration, SensitiveAnswers
from .terms import SENSITIVE, before

__all__ = ["forget", "forget_person", "forget_sensitive", "retain", "retain_invoices"]

#: Registrations forgotten in one transaction, in which others wait.
BATCH = 50


def retain(at: datetime) -> int:
    """Forget registrations, people who left, sensitive answers and words of mails that are past their term."""
    return forget_registrations(at) + forget_leavers(at) + forget_sensitive(at) + forget_words(at)


def forget_registrations(at: datetime) -> int:
    # By offering, so that turns are taken in the order in which everybody takes them.
    rows = Registration.objects.past_their_term(at).order_by("offering_id", "pk")[:BATCH]
    return sum(forget(row, at=at, action=Action.RETAINED) for row in rows)


def forget_leavers(at: datetime) -> int:
    rows = Participant.objects.past_their_term(at).select_related("registration")
    rows = rows.order_by("registration__offering_id", "pk")[:BATCH]
    return sum(forget_person(row, at=at, action=Action.RETAINED) for row in rows)


def forget_sensitive(at: datetime) -> int:
    """Sensitive answers and the files that belong to them; how many of both."""
    past = Registration.objects.past_sensitive_term(at).order_by()
    left = Q(participant__left_at__lte=before(at, SENSITIVE))
    count, _rows = SensitiveAnswers.objects.filter(Q(registration__in=past) | left).delete()
    return count + sum(forget_files(one, past) for one in sets_of(past.known()))


def sets_of(rows) -> Iterable[FrozenQuestions]:
    return FrozenQuestions.objects.filter(pk__in=rows.values("questions"))


def forget_files(frozen: FrozenQuestions, past) -> int:
    """The files that were sent in answer to its sensitive questions."""
    keys = [asked.key for asked in frozen.questions if asked.sensitive and asked.kind == Kind.FILE]
    if not keys:
        return 0
    abouts = [row.about for row in past.known().filter(questions=frozen).only("pk")]
    # The form puts a prefix before the key of the question.
    named = Q(question__in=keys)
    for key in keys:
        named |= Q(question__endswith=f"-{key}")
    return StoredFile.objects.filter(named, about__in=abouts).remove()


def forget_words(at: datetime) -> int:
    """What organisers wrote to the people of an offering; that they wrote stays."""
    over = Offering.objects.past_their_term(at)
    return BulkMail.objects.filter(offering__in=over).exclude(subject="", text="").update(subject="", text="")


def retain_invoices(at: datetime) -> int:
    return InvoiceRequest.objects.past_their_term(at).delete()[0]
