"""Adjectives of offerings, registrations and people."""

from datetime import datetime, timedelta
from functools import reduce
from operator import or_

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone

from .choices import ENDED, HOLDING, LIVE, State
from .terms import SENSITIVE, WITHOUT_PLACE, before, start_of


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

    def out_of_step(self):
        """Those whose places are not those that registrations hold. There should be none."""
        held = Sum("registrations__seats", filter=Q(registrations__state__in=HOLDING))
        return self.annotate(held=Coalesce(held, 0)).exclude(taken=F("held"))

    def past_their_term(self, at: datetime):
        """Those of which nothing that people filled in stays."""
        # An offering's own number of days, without arithmetic that each database does in its own way.
        kept = set(self.order_by().values_list("keep_days", flat=True).distinct())
        over = (Q(keep_days=days, ends__lte=at - timedelta(days=days)) for days in kept)
        return self.filter(any_of(over))


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

    def known(self):
        """Of whom it has not been forgotten who they are."""
        return self.filter(forgotten_at=None)

    def past_their_term(self, at: datetime):
        """`terms.kept_until` for many rows."""
        offerings = self.model._meta.get_field("offering").related_model.objects.past_their_term(at)
        moment = before(at, WITHOUT_PLACE)
        left = Q(state__in=ENDED, changed_at__lte=moment)
        waited = Q(state__in=(State.WAITING, State.REVIEW), offering__ends__lte=moment)
        return self.known().filter(Q(offering__in=offerings) | left | waited)

    def past_sensitive_term(self, at: datetime):
        """`terms.sensitive_kept_until` for many rows."""
        moment = before(at, SENSITIVE)
        return self.filter(Q(offering__ends__lte=moment) | Q(state__in=ENDED, changed_at__lte=moment))


class ParticipantQuerySet(QuerySet):
    def coming(self):
        """Who has not left their registration."""
        return self.filter(left_at__isnull=True)

    def confirmed(self):
        return self.coming().filter(registration__state=State.CONFIRMED)

    def of_mail(self, mail: str):
        return self.filter(mail__iexact=mail_key(mail))

    def known(self):
        """Of whom something stands here."""
        return self.exclude(**NOTHING)

    def past_their_term(self, at: datetime):
        """Who left long ago, of a registration that others still come by."""
        return self.known().filter(left_at__lte=before(at, WITHOUT_PLACE))


class InvoiceQuerySet(QuerySet):
    def of_mail(self, mail: str):
        return self.filter(mail__iexact=mail_key(mail))

    def past_their_term(self, at: datetime):
        """`kept_until` for many rows."""
        return self.filter(created_at__lt=start_of(timezone.localtime(at).year - 7))


#: What a person is once forgotten.
NOTHING = {"name": "", "mail": "", "role": "", "answers": {}}


def any_of(conditions) -> Q:
    """Any of these; none of them when there are none."""
    return reduce(or_, conditions, Q(pk__in=[]))


def mail_key(mail: str) -> str:
    """An address as it is compared: without case and space round it."""
    return mail.strip().casefold()
