"""Offerings as cards and pages read them: fetched with the page, in the same query."""

from datetime import UTC, datetime
from functools import cache
from uuid import UUID

from django.db.models import F, Func, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime

from .choices import SignUpWay
from .registration.models import Offering

MOMENTS = ("starts", "ends", "opens_at", "closes_at")
TRUTHS = ("is_live", "is_called_off", "is_waited_for")
SHOWN = ("id", "key", "capacity", "taken", "waiting_list", *MOMENTS, *TRUTHS)


class JSONList(Func):
    """All rows of a subquery in one value."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, function="JSONB_AGG", **context)


def with_offerings(rows: QuerySet, page: str = "") -> QuerySet:
    """Annotated with `offering_rows`, what `offerings_of` reads; `page` is the way to the page ("page__")."""
    return rows.annotate(offering_rows=offerings_in_one_value(page))


@cache
def offerings_in_one_value(page: str) -> Subquery:
    """Always the same, and long to think out; each query takes a copy."""
    offerings = Offering.objects.filter(series=OuterRef(f"{page}translation_key")).with_line().order_by()
    values = JSONObject(**{name: F(name) for name in SHOWN})
    return Subquery(offerings.values(all=JSONList(values)))


def offerings_of(page) -> dict[UUID, Offering]:
    """What people sign up for here, by key; {} for all other ways. A page fetched in another way asks once."""
    if page.sign_up != SignUpWay.HERE:
        return {}
    if not hasattr(page, "offering_rows"):
        rows = Offering.objects.filter(series=page.translation_key).with_line()
        page.offering_rows = list(rows.values(*SHOWN))
    if not hasattr(page, "offerings_read"):
        found = [read(row) for row in page.offering_rows or []]
        page.offerings_read = {offering.key: offering for offering in found}
    return page.offerings_read


def read(row: dict) -> Offering:
    """An offering with the fields that say what is possible, from one of the rows."""
    values = {name: row[name] for name in SHOWN if name != "is_waited_for"}
    values |= {name: as_moment(row[name]) for name in MOMENTS}
    values |= {name: bool(row[name]) for name in ("is_live", "is_called_off")}
    offering = Offering(**values | {"key": as_key(row["key"])})
    offering.is_waited_for = bool(row["is_waited_for"])
    return offering


def as_key(value) -> UUID:
    return value if isinstance(value, UUID) else UUID(value)


def as_moment(value) -> datetime | None:
    """SQLite tells moments in UTC without saying so."""
    found = parse_datetime(value) if isinstance(value, str) else value
    return found.replace(tzinfo=UTC) if found and found.tzinfo is None else found
