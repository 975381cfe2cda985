"""Which hits come first."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from django.db.models import Case, DateTimeField, F, FloatField, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import Combinable

from portal.base.cards import NEWS

from .distance import distance
from .expressions import Expression, dialect
from .matching import Match
from .narrowing import chosen, last_moment
from .protocol import Order, Query
from .timeliness import OLD_NEWS, SOON

#: What a score is multiplied by for what holds none of the words that were typed, but words that count for the same.
BY_SYNONYM = 0.9
_BEST = F("score").desc()
_NEWEST = F("published").desc(nulls_last=True)
_FIRST = {
    Order.RELEVANCE: (_BEST, _NEWEST),
    Order.DATE: (F("phase").asc(), F("coming").asc(nulls_last=True), F("gone").desc(nulls_last=True), _NEWEST, _BEST),
    Order.DISTANCE: (F("far").asc(nulls_last=True), _BEST, _NEWEST),
}
_COLUMNS = ("key", "score", "far", "published", "phase", "coming", "gone")


def ordered(found: Iterable[Match], query: Query) -> QuerySet:
    """Key, score and kilometres of all hits in the order asked for; equals by key, so that pages divide them."""
    first, *others = (_ranked(match, query) for match in found)
    rows = first.union(*others, all=True) if others else first
    return rows.order_by(*_FIRST[query.order], "key")


def _ranked(match: Match, query: Query) -> QuerySet:
    rank = dialect().rank(match.asked, match.language, query.weights) if match.asked else Value(1.0)
    score = rank * lateness(query) * _sameness(match, query)
    rows = chosen(match.rows, query).annotate(last=last_moment())
    rows = rows.annotate(score=score, far=distance(query.near) if query.near else _nothing(FloatField()))
    coming, gone = Q(last__gte=query.at), Q(last__lt=query.at)
    phase = Case(
        When(coming, then=0), When(gone, then=1), When(kind=NEWS.name, then=2), default=3, output_field=IntegerField()
    )
    moments = {name: _start_when(when) for name, when in (("coming", coming), ("gone", gone))}
    return rows.annotate(phase=phase, **moments).values(*_COLUMNS)


def _start_when(condition: Q) -> Case:
    return Case(When(condition, then=F("start")), default=_nothing(DateTimeField()), output_field=DateTimeField())


def _nothing(field) -> Value:
    return Value(None, output_field=field)


def lateness(query: Query) -> Case:
    """What a score is multiplied by: less for what has ended and for old news, a bit more for what comes soon."""
    soon = [When(start__lt=query.at + timedelta(days), then=Value(factor)) for days, factor in SOON]
    past = When(last__lt=query.at, then=Value(query.weights.past))
    old = [When(kind=NEWS.name, published__lt=query.at - timedelta(days), then=Value(left)) for days, left in OLD_NEWS]
    return Case(past, *soon, *old, default=Value(1.0), output_field=FloatField())


def _sameness(match: Match, query: Query) -> Combinable:
    typed = Expression.of(replace(query, language=match.language, synonyms=()))
    if not match.asked or not query.synonyms or not typed.anything:
        return Value(1.0)
    literally = When(pk__in=dialect().matching(typed).values("key"), then=Value(1.0))
    return Case(literally, default=Value(BY_SYNONYM), output_field=FloatField())
