from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from ..privacy.holders import plain
from .choices import State
from .terms import STOPPED, UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Circle:
    """Everybody who follows the same list with the same filters in the same language: one selection serves them all."""

    list_key: UUID
    language: str
    filters: str


class SubscriptionQuerySet(QuerySet):
    def of(self, mail: str):
        return self.filter(mail_key=plain(mail))

    def active(self):
        return self.filter(state=State.ACTIVE)

    def waiting(self):
        """Until the address is confirmed."""
        return self.filter(state=State.UNCONFIRMED)

    def since(self, moment: datetime):
        return self.filter(created_at__gt=moment)

    def in_circle(self, circle: Circle):
        return self.filter(list_key=circle.list_key, language=circle.language, filters=circle.filters)

    def circles(self, at: datetime) -> list[tuple[Circle, bool]]:
        """All that is followed, and whether somebody's moment has come."""
        due = Count("pk", filter=Q(next_at__lte=at))
        rows = self.active().order_by().values_list("list_key", "language", "filters").annotate(due=due)
        return [(Circle(*row[:3]), row[3] > 0) for row in rows.order_by("list_key", "language", "filters")]

    def per_list(self):
        """A row per list and language: how many follow it (`active`, of which `weekly`), how many wait (`waiting`)."""
        active = Q(state=State.ACTIVE)
        return self.values("list_key", "language").annotate(
            active=Count("pk", filter=active),
            weekly=Count("pk", filter=active & Q(frequency="weekly")),
            waiting=Count("pk", filter=Q(state=State.UNCONFIRMED)),
        )

    def past_their_term(self, at: datetime):
        never = Q(state=State.UNCONFIRMED, created_at__lte=at - timedelta(days=UNCONFIRMED.days))
        return self.filter(never | Q(state=State.STOPPED, ended_at__lte=at - timedelta(days=STOPPED.days)))
