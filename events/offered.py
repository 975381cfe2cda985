"""Offerings as cards and pages read them: fetched with the page, in the same query."""

from datetime import UTC, datetime
from functools import cache
from uuid import UUID

from django.db.models import F, Func, JSONField, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.functions import JSONObject
from django.utils.dateparse import parse_datetime

from .choices import SignUpWay
from .registration.models import Offering

MOMENTS = ("starts", "ends", "opens_at", "closes_at")
TRUTHS = ("is_live", "is_called_off", "is_waited_for")
HOLE = "[series]"
SHOWN = ("id", "key", "capacity", "taken", "waiting_list", *MOMENTS, *TRUTHS)


class JSONList(Func):
    """All rows of a subquery in one value."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler, connection, **context):
        return super().as_sql(compiler, connection, function="JSONB_AGG", **context)


class OfferingsOfSeries(Func):
    """All offerings of a series, given by its key, in one value.

    Their SQL is always the same but for the column with the key, so it is worded once and not for each visit.
    """

    arity = 1
    output_field = JSONField()

    def as_sql(self, compiler, connection, *_words, **_context):
        column, _parameters = compiler.compile(self.source_expressions[0])
        sql, parameters = sql_of_offerings(connection.alias)
        return sql.replace(HOLE, column), parameters


def with_offerings(rows: QuerySet, page: str = "") -> QuerySet:
    """Annotated with `offering_rows`, what `offerings_of` reads; `page` is the way to the page ("page__")."""
    return rows.annotate(offering_rows=OfferingsOfSeries(f"{page}translation_key"))


@cache
def sql_of_offerings(alias: str) -> tuple[str, tuple]:
    """A subquery for this database, with a hole where the series is named, and its parameters."""
    series = RawSQL(HOLE, ())  # noqa: S611 -- nothing of a visitor is in it
    offerings = Offering.objects.filter(series=series).with_line().order_by()
    values = JSONObject(**{name: F(name) for name in SHOWN})
    sql, parameters = offerings.values(all=JSONList(values)).query.get_compiler(alias).as_sql()
    return f"({sql})", tuple(parameters)


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
