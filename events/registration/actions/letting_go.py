"""Forgetting what somebody did: part of forgetting their registration."""

from django.db.models import QuerySet

from .. import places
from ..models import Attendance, CatchUp, Certificate, Invitation, Membership, Participant, Registration
from .catching_up import give_back


@places.in_one_go
def let_go(registration: Registration, *, by_request: bool = False) -> int:
    """Delete presence, groups, invitations and places to catch up of these people; how many rows.

    Certificates stay, without anybody's name, so that they can be checked. `by_request`: their owner asked to be
    forgotten, so no name can be compared with them any more either.
    """
    people = Participant.objects.filter(registration=registration)
    gone = give_back(CatchUp.objects.filter(participant__in=people))
    gone += sum(cleared(model.objects.filter(participant__in=people)) for model in (Attendance, Membership, Invitation))
    certificates = Certificate.objects.filter(participant__in=people)
    if by_request:
        certificates.update(holder="")
    certificates.update(participant=None)
    return gone


def cleared(rows: QuerySet) -> int:
    return rows.delete()[0]
