"""Forgetting what people did: part of forgetting who they were."""

from django.db.models import QuerySet

from ..models import Attendance, CatchUp, Certificate, Invitation, Membership, Participant
from .catching_up import give_back


def let_go(people: QuerySet[Participant], *, by_request: bool) -> None:
    """Delete presence, groups, invitations and places to catch up of these people, in the caller's transaction.

    Certificates stay, without anybody's name, so that they can be checked. `by_request`: their owner asked to be
    forgotten, so no name can be compared with them any more either.
    """
    give_back(CatchUp.objects.filter(participant__in=people))
    for model in (Attendance, Membership, Invitation):
        model.objects.filter(participant__in=people).delete()
    certificates = Certificate.objects.filter(participant__in=people)
    if by_request:
        certificates.update(holder="")
    certificates.update(participant=None)
