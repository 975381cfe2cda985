"""The list of what was sent in: which tabs, and which rows."""

from datetime import datetime

from django.db.models import Count, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.desk import Tab
from portal.base.models import Municipality

from ..choices import State
from ..models import Submission

LATE, ALL = "late", "all"
#: The whole region: no municipality.
REGION = "regio"


def everything():
    """What moderators can open."""
    return Submission.objects.sent().exclude(confirmed_at=None)


def tab_rows(tab: str, *, at: datetime):
    """What stands in a tab, in the order in which it is looked at."""
    rows = everything()
    if tab == LATE:
        return rows.late(at).order_by("promised_on", "confirmed_at", "pk")
    if tab == State.QUEUED:
        return rows.queued()
    return (
        rows.order_by("-confirmed_at", "-pk") if tab == ALL else rows.filter(state=tab).order_by("-changed_at", "-pk")
    )


def labels() -> dict[str, str]:
    return {
        State.QUEUED.value: _("Waiting"),
        LATE: _("Late"),
        State.RETURNED.value: _("Given back"),
        State.ACCEPTED.value: _("Accepted"),
        State.PUBLISHED.value: _("On the site"),
        State.DECLINED.value: _("Declined"),
        ALL: _("All"),
    }


def tabs(rows, *, at: datetime) -> list[Tab]:
    """Each with its number of these rows, counted in one query."""
    counts = {name: Count("pk", filter=Q(state=name)) for name in labels() if name in State.values}
    late = Q(state=State.QUEUED, promised_on__lt=timezone.localdate(at))
    found = rows.order_by().aggregate(**counts, late=Count("pk", filter=late), all=Count("pk"))
    return [Tab(value, label, found[value]) for value, label in labels().items()]


def narrowed(rows, municipality: str):
    if not municipality:
        return rows
    return rows.filter(municipality="" if municipality == REGION else municipality)


def municipalities() -> list[tuple[str, str]]:
    """What the list can be narrowed to, with the words for it."""
    names = list(Municipality.objects.order_by("name").values_list("slug", "name"))
    return [("", _("Everywhere")), *names, (REGION, _("Whole region"))]
