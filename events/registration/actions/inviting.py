"""This year's participants come first next year: who has an invitation signs up before the doors open."""

from datetime import datetime

from django.utils.translation import gettext as _

from portal.base.privacy.trail import record

from .. import places
from ..errors import Refused
from ..models import Invitation, Offering, Participant, Registration
from .steps import tell_one


@places.in_one_go
def invite(offering: Offering, *, previous: Offering, until: datetime, by, at: datetime) -> int:
    """Invite everybody who took part in `previous`; to how many it was new. The doors stay shut to others `until`.

    Who was forgotten meanwhile cannot be written to. Raises Refused where there is nothing to come first for.
    """
    offering = places.take_turn(offering.pk)
    check_order(offering, previous, until=until, at=at)
    offering.invites_from = previous
    offering.opens_at = max(until, offering.opens_at or until)
    offering.save(update_fields=["invites_from", "opens_at"])
    people = Participant.objects.confirmed().filter(registration__offering=previous, registration__forgotten_at=None)
    people = people.exclude(invitations__offering=offering).select_related("registration")
    count = sum(invite_one(person, offering, by=by, at=at) for person in people)
    record("mailed", about=f"offering:{offering.pk}", by=by, fields=["invites_from"], count=count, at=at)
    return count


def check_order(offering: Offering, previous: Offering, *, until: datetime, at: datetime) -> None:
    if previous.series != offering.series or previous.starts >= offering.starts:
        raise Refused(_("Choose an earlier year of the same page."))
    if not at < until < offering.closes:
        raise Refused(_("Choose a moment that is still to come, before sign-up closes."))
    if offering.is_called_off or not offering.is_live:
        raise Refused(_("Nobody can sign up for this."))
    is_open = offering.opens_at is None or offering.opens_at <= at
    if is_open and offering.registrations.exists():
        raise Refused(_("Sign-up is open to all already, and people have signed up. Nobody can come first any more."))


def invite_one(person: Participant, offering: Offering, *, by, at: datetime) -> bool:
    invitation = Invitation.objects.create(offering=offering, participant=person, sent_at=at, sent_by=by)
    return tell_one(person, "invitation", at=at, mark=invitation.pk, invitation=invitation.pk)


def use(invitation: Invitation, registration: Registration) -> None:
    """Take this invitation for this registration. Raises Refused when it was taken before.

    One that was taken for a registration that has ended may be taken again.
    """
    if invitation.offering_id != registration.offering_id:
        raise Refused(_("This invitation is for something else."))
    live = Registration.objects.live().filter(invitation=invitation).exclude(pk=registration.pk)
    if live.exists():
        raise Refused(_("This invitation has been used already. Sign up again when the doors open for everybody."))
    Invitation.objects.filter(pk=invitation.pk).update(used_for=registration)
