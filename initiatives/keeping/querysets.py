from datetime import datetime, timedelta

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from portal.base.privacy.holders import plain

from . import terms
from .choices import DECIDED, KeeperState, ProposalState


class KeeperQuerySet(QuerySet):
    def of(self, mail: str):
        return self.filter(mail_key=plain(mail))

    def active(self):
        return self.filter(state=KeeperState.ACTIVE)

    def of_page(self, key):
        return self.filter(key=key)

    def there(self):
        """Who keeps the page, or may come to."""
        return self.exclude(state=KeeperState.STOPPED)

    def since(self, moment: datetime):
        return self.filter(invited_at__gt=moment)

    def to_remind(self, at: datetime):
        """A first time eleven months after they were heard of, a second time a month later."""
        first = Q(reminded=0, heard_at__lte=at - timedelta(days=terms.YEARLY))
        again = Q(reminded__gt=0, reminded__lt=terms.REMINDERS, reminded_at__lte=at - timedelta(days=terms.AGAIN))
        return self.active().filter(first | again)

    def silent(self, at: datetime):
        """Who answered no reminder, a month after the last."""
        return self.active().filter(reminded__gte=terms.REMINDERS, reminded_at__lte=at - timedelta(days=terms.AGAIN))

    def silent_keys(self, at: datetime):
        """Translation keys of initiatives of which no keeper answered."""
        silent = self.silent(at)
        others = self.model.objects.active().filter(key=OuterRef("key")).exclude(pk__in=silent.values("pk"))
        return silent.filter(~Exists(others)).order_by().values_list("key", flat=True).distinct()

    def counts(self) -> dict:
        """How many keep each page, by translation key."""
        rows = self.active().order_by().values_list("key").annotate(number=Count("pk"))
        return dict(rows)

    def past_their_term(self, at: datetime):
        invited = Q(state=KeeperState.INVITED, invited_at__lte=at - timedelta(days=terms.INVITED.days))
        return self.filter(invited | Q(state=KeeperState.STOPPED, ended_at__lte=at - timedelta(days=terms.KEPT.days)))


class ProposalQuerySet(QuerySet):
    def of(self, mail: str):
        """Sent by this address, or by a keeper with it."""
        return self.filter(Q(mail_key=plain(mail)) | Q(keeper__mail_key=plain(mail)))

    def since(self, moment: datetime):
        return self.filter(created_at__gt=moment)

    def unconfirmed(self):
        return self.filter(state=ProposalState.UNCONFIRMED)

    def open(self):
        return self.filter(state=ProposalState.OPEN)

    def seen_by_staff(self):
        return self.exclude(state=ProposalState.UNCONFIRMED)

    def past_their_term(self, at: datetime):
        never = Q(state=ProposalState.UNCONFIRMED, created_at__lte=at - timedelta(days=terms.UNCONFIRMED.days))
        return self.filter(never | Q(state__in=DECIDED, decided_at__lte=at - timedelta(days=terms.DECIDED.days)))
