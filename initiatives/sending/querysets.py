from datetime import datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from portal.base.privacy.holders import plain

from . import terms
from .choices import ENDED, SENT, State


class SubmissionQuerySet(QuerySet):
    def of(self, mail: str):
        return self.filter(mail_key=plain(mail))

    def sent(self):
        """What moderators can open."""
        return self.filter(state__in=SENT)

    def queued(self):
        """What waits for a moderator, in the order in which it is answered."""
        return self.filter(state=State.QUEUED).order_by("confirmed_at", "pk")

    def late(self, at: datetime):
        """What should have been answered before today."""
        return self.filter(state=State.QUEUED, promised_on__lt=timezone.localdate(at))

    def before(self, submission):
        """What waits and came in earlier."""
        same = Q(confirmed_at=submission.confirmed_at, pk__lt=submission.pk)
        return self.queued().filter(Q(confirmed_at__lt=submission.confirmed_at) | same)

    def unmended(self, at: datetime):
        """Given back so long ago that it ends."""
        return self.filter(state=State.RETURNED, returned_at__lte=terms.before(at, terms.RETURNED))

    def to_remind(self, at: datetime):
        """Given back a while ago, and its sender was not reminded yet."""
        return self.filter(state=State.RETURNED, reminded_at=None, returned_at__lte=at - timedelta(days=terms.REMINDED))

    def past_their_term(self, at: datetime):
        draft = Q(state=State.DRAFT, changed_at__lte=terms.before(at, terms.DRAFT))
        unconfirmed = Q(state=State.UNCONFIRMED, sent_at__lte=terms.before(at, terms.UNCONFIRMED))
        withdrawn = Q(state=State.WITHDRAWN, ended_at__lte=terms.before(at, terms.WITHDRAWN))
        ended = Q(state__in=ENDED, ended_at__lte=terms.before(at, terms.ENDED))
        accepted = Q(state=State.ACCEPTED, ended_at__lte=terms.before(at, terms.ACCEPTED))
        return self.filter(draft | unconfirmed | withdrawn | ended | accepted)
