"""What every dated kind of page and every index of them shares."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TranslatableMixin

from portal.base.cards import Link
from portal.base.days import day_pills, days, moment, read_day
from portal.base.filters import Pill, Sort, without
from portal.base.models import IndexPage
from portal.base.shelf import Dates, Period, Shelf, Within

from ..signup import check_order


class Span(TranslatableMixin):
    """A child row with a start and an end. Times are moments; editors and readers see Europe/Amsterdam."""

    start = models.DateTimeField(gettext_lazy("start"))
    end = models.DateTimeField(gettext_lazy("end"))

    span_facts = ("start", "end")

    class Meta(TranslatableMixin.Meta):
        abstract = True

    def clean(self):
        super().clean()
        check_order(self.start, self.end)

    @property
    def first_day(self) -> date:
        return timezone.localdate(self.start)

    @property
    def last_day(self) -> date:
        return timezone.localdate(self.end)


SOONEST = Sort("datum", gettext_lazy("First coming first"))
LATEST = Sort("laatst", gettext_lazy("Latest first"), latest_first=True)
BY_NAME = Sort("naam", gettext_lazy("By name"), ("title",))


class DatedIndexPage(IndexPage):
    """Coming by default, past by choice (`periode=voorbij`), or between two days (`van`, `tot`)."""

    sorts = (SOONEST, LATEST, BY_NAME)

    class Meta:
        abstract = True

    def within(self, shelf, *, params, at: datetime, remarks: list[str]):
        """The period that the visitor asked for. What has no date yet is coming."""
        dates, limit = shelf.dates, self.listed.limit
        first, last = days(params, remarks)
        if first or last:
            span = limit(moment(first)), limit(moment(last, next_day=True))
            period = dates.between(*span)
            return Within(period.bits, period, by_value(shelf, lambda its: its.between(*span)))
        now = limit(at)
        coming = dates.coming(now)
        if is_past(params, remarks):
            return Within(dates.dated & ~coming.bits, dates.last, by_value(shelf, lambda its: its.last), by_last=True)
        undated = shelf.everything & ~dates.dated
        return Within(coming.bits | undated, coming, by_value(shelf, lambda its: its.coming(now)))

    def sorts_for(self, params) -> tuple[Sort, ...]:
        latest_first = is_past(params, []) and not any(days(params, []))
        return (LATEST, SOONEST, BY_NAME) if latest_first else (SOONEST, LATEST, BY_NAME)

    def shown(self, pages: list, params) -> list:
        """Between two days, a card shows its first date in that span: the one that it is sorted by."""
        start = self.seen_from(params, at=None)
        for page in pages if start else ():
            page.shown_from = start
        return pages

    def seen_from(self, params, *, at):
        """Between two days, from the first of them."""
        first, last = days(params, [])
        return (moment(first) or EVER) if first or last else at

    def further_pills(self, params) -> tuple[Pill, ...]:
        return day_pills(params)

    def times_of(self, item, params) -> list:
        """Between two days, the dates that touch them; else all of them."""
        first, last = days(params, [])
        return [
            time
            for time in item.times
            if (first is None or day_of(time.end) >= first) and (last is None or day_of(time.start) <= last)
        ]

    def chosen_words(self, params, found) -> list[str]:
        past = is_past(params, []) and not any(days(params, []))
        return [*([_("Past")] if past else []), *super().chosen_words(params, found)]

    def get_context(self, request, *args, **kwargs):
        past = is_past(request.GET, [])
        return super().get_context(request, *args, **kwargs) | {
            "periods": (
                Link(_("Coming"), without(request.GET, "periode"), not past),
                Link(_("Past"), past_address(request.GET), past),
            ),
            "period": "voorbij" if past else "",
            "day_from": str(read_day(request.GET, "van", []) or ""),
            "day_until": str(read_day(request.GET, "tot", []) or ""),
        }


def by_value(shelf: Shelf, period: Callable[[Dates], Period]) -> dict[str, dict[str, Period]]:
    """The period by facet and value, of facets whose values belong to dates."""
    return {name: {value: period(its) for value, its in dated.items()} for name, dated in shelf.dated.items()}


def day_of(when: datetime | date) -> date:
    return timezone.localdate(when) if isinstance(when, datetime) else when


EVER = datetime.min.replace(tzinfo=UTC)


def past_address(params) -> str:
    """The same filters over what is past."""
    rest = without(params, "periode")
    return f"{rest}&periode=voorbij" if rest != "?" else "?periode=voorbij"


def is_past(params, remarks: list[str]) -> bool:
    asked = params.get("periode", "")
    if asked not in ("", "voorbij"):
        remarks.append(_("We do not know that period, so you see what is coming."))
    return asked == "voorbij"
