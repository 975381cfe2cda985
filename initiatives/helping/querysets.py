from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from portal.base.privacy.holders import plain

from .choices import ENDED, RUNNING, State
from .terms import SILENT, STORED, UNCONFIRMED


class HelpMessageQuerySet(QuerySet):
    def of(self, mail: str):
        return self.filter(mail_key=plain(mail))

    def since(self, moment: datetime):
        return self.filter(created_at__gt=moment)

    def waiting(self):
        """Until the sender confirms the address."""
        return self.filter(state=State.UNCONFIRMED)

    def reported(self):
        return self.filter(state=State.BLOCKED)

    def silent(self, at: datetime):
        """In which nobody wrote for so long that it ends."""
        return self.filter(state__in=RUNNING, spoken_at__lte=at - timedelta(days=SILENT.days))

    def past_their_term(self, at: datetime):
        never = Q(state=State.UNCONFIRMED, created_at__lte=at - timedelta(days=UNCONFIRMED.days))
        return self.filter(never | Q(state__in=ENDED, ended_at__lte=at - timedelta(days=STORED.days)))
