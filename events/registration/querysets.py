"""Adjectives of offerings, registrations and people."""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from .choices import HOLDING, LIVE, State


class OfferingQuerySet(QuerySet):
    def of_keys(self, *keys):
        return self.filter(key__in=keys)

    def with_line(self):
        """With `is_waited_for`: whether people stand in line."""
        waiting = self.model._meta.get_field("registrations").related_model.objects.filter(
            offering=OuterRef("pk"), state=State.WAITING
        )
        return self.annotate(is_waited_for=Exists(waiting))

    def with_counts(self):
        """With the people per state that a desk shows: `confirmed`, `offered`, `waiting`, `to_review`."""

        def people(*states):
            return Coalesce(Sum("registrations__seats", filter=Q(registrations__state__in=states)), 0)

        return self.annotate(
            confirmed=people(State.CONFIRMED),
            offered=people(State.OFFERED),
            waiting=people(State.WAITING),
            to_review=people(State.REVIEW),
        )

    def of_organiser(self, user):
        """Those that this user runs; all of them for who may see all."""
        if user.has_perm("registration.see_all_offerings"):
            return self
        return self.filter(organisers=user)

    def coming(self, at: datetime):
        return self.filter(ends__gt=at)


class RegistrationQuerySet(QuerySet):
    def live(self):
        return self.filter(state__in=LIVE)

    def holding(self):
        return self.filter(state__in=HOLDING)

    def confirmed(self):
        return self.filter(state=State.CONFIRMED)

    def in_line(self):
        """Who waits, first come first."""
        return self.filter(state=State.WAITING).order_by("turn", "pk")

    def of_mail(self, mail: str):
        return self.filter(mail_key=mail_key(mail))

    def with_expired_offer(self, at: datetime):
        return self.filter(state=State.OFFERED, offered_until__lte=at)


class ParticipantQuerySet(QuerySet):
    def coming(self):
        """Who has not left their registration."""
        return self.filter(left_at__isnull=True)

    def confirmed(self):
        return self.coming().filter(registration__state=State.CONFIRMED)


def mail_key(mail: str) -> str:
    """An address as it is compared: without case and space round it."""
    return mail.strip().casefold()
