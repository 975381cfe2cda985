"""How moderating goes, month by month."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Avg, Count, Q
from django.db.models.functions import TruncMonth
from django.utils import timezone

from ..choices import What
from ..models import Step

MONTHS = 24
COUNTED = {
    "received": What.RECEIVED,
    "returned": What.RETURNED,
    "accepted": What.ACCEPTED,
    "declined": What.DECLINED,
    "appealed": What.APPEALED,
    "published": What.PUBLISHED,
}


@dataclass(frozen=True, slots=True)
class Month:
    """`days`: the average until the first answer; None where none was given. `late`: first answers after their day."""

    first: date
    received: int
    returned: int
    accepted: int
    declined: int
    appealed: int
    published: int
    days: float | None
    late: int


def months(*, at: datetime) -> list[Month]:
    """The last two years, the latest first; months in which nothing happened are left out. One query."""
    today = timezone.localdate(at)
    since = date(today.year - MONTHS // 12, today.month, 1)
    counts = {name: Count("pk", filter=Q(what=what)) for name, what in COUNTED.items()}
    answers = {"days_until": Avg("days"), "late": Count("pk", filter=Q(is_late=True))}
    rows = Step.objects.filter(at__date__gte=since).order_by().annotate(month=TruncMonth("at"))
    found = rows.values("month").annotate(**counts, **answers).order_by("-month")
    return [
        Month(timezone.localdate(row["month"]), *(row[name] for name in COUNTED), row["days_until"], row["late"])
        for row in found
    ]
