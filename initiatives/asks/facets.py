"""By what the page of asks and offers is filtered, and what of an address it understands."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import inf

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.days import read_day
from portal.base.filters import Chosen, Facet, Pill, Sort, pills, read
from portal.base.models import Municipality
from portal.base.nearness import Gazetteer, Where, circle_pills, nearest_sort, read_where
from portal.base.when import short_day

from ..choices import Direction, HelpKind, Soon

#: The words of addresses are Dutch in every language.
DIRECTIONS = {"gevraagd": Direction.WANTED, "aangeboden": Direction.OFFERED}
WITHIN = {Soon.WEEK: timedelta(days=7), Soon.MONTH: timedelta(days=31)}


def none_of(_language: str):
    return ()


FACETS = (
    Facet("richting", gettext_lazy("Wanted or offered"), "direction", none_of),
    Facet("soort", gettext_lazy("Kind"), "kind", none_of),
    Facet("gemeente", gettext_lazy("Municipality"), "page__municipality__slug", none_of),
    Facet("plaats", gettext_lazy("Place"), "page__place__slug", none_of, only_used=True),
    Facet("tot", gettext_lazy("Until when"), "until", none_of),
)
SORTS = (
    Sort("einde", gettext_lazy("Soonest to end first"), (F("until").asc(nulls_last=True), "-pk")),
    Sort("nieuw", gettext_lazy("Newest first"), ("-pk",)),
)


@dataclass(slots=True)
class Asked:
    """What somebody wants to see. `labels`: words of each value of each facet; `day`: the last day asked for.

    `away`: kilometres by the slug of a place, of those that lie where somebody looks; None for everywhere. The place
    of an initiative counts, not its own coordinates.
    """

    labels: dict[str, dict[str, str]]
    chosen: Chosen
    where: Where
    away: dict[str, float] | None
    day: date | None

    def pills(self, params) -> tuple[Pill, ...]:
        return (*pills(params, FACETS, self.labels, self.chosen), *circle_pills(params, self.where))

    @property
    def distances(self) -> dict[str, float]:
        return self.away if self.away and self.where.near else {}

    @property
    def sorts(self) -> tuple[Sort, ...]:
        return (*nearest_sort(self.where.near), *SORTS)


def asked(params) -> Asked:
    """Read an address; what it says that cannot be used is told in `chosen.ignored`."""
    places, day = Gazetteer(), last_day(params)
    labels = labels_of(places, day)
    chosen = read(params, FACETS, labels)
    where = read_where(params, chosen.ignored, places)
    return Asked(labels, chosen, where, slugs_within(where, places), day)


def slugs_within(where: Where, places: Gazetteer) -> dict[str, float] | None:
    if not where.narrows:
        return None
    near = where.near
    return {
        spot.slug: near.distance(spot.latitude, spot.longitude) if near else inf
        for spot in places.spots
        if where.holds(spot)
    }


def labels_of(places: Gazetteer, day: date | None) -> dict[str, dict[str, str]]:
    soon = {value: str(label) for value, label in Soon.choices}
    if day:
        soon[day.isoformat()] = _("until %(day)s") % {"day": short_day(day)}
    return {
        "richting": {word: str(way.label) for word, way in DIRECTIONS.items()},
        "soort": {value: str(label) for value, label in HelpKind.choices},
        "gemeente": dict(Municipality.objects.values_list("slug", "name")),
        "plaats": {spot.slug: spot.name for spot in sorted(places.spots, key=lambda spot: spot.name)},
        "tot": soon,
    }


def last_day(params) -> date | None:
    """The latest of the days asked for."""
    found = [read_day({"tot": words}, "tot", []) for words in params.getlist("tot")]
    return max(filter(None, found), default=None)


def narrowed(rows, asked: Asked, *, at: datetime):
    """The rows that everything asked for lets through."""
    chosen = {facet.name: asked.chosen.of(facet.name) for facet in FACETS}
    if chosen["richting"]:
        rows = rows.filter(direction__in=[DIRECTIONS[word] for word in chosen["richting"]])
    for facet in FACETS[1:4]:
        if chosen[facet.name]:
            rows = rows.filter(**{f"{facet.lookup}__in": chosen[facet.name]})
    if chosen["tot"]:
        rows = rows.filter(ending(chosen["tot"], at=at))
    return rows if asked.away is None else rows.filter(page__place__slug__in=asked.away)


def ending(values: tuple[str, ...], *, at: datetime) -> Q:
    """Any of these: within a week or a month, until a day, without an end."""
    found = Q(pk__in=())
    for value in values:
        if value == Soon.OPEN:
            found |= Q(until__isnull=True)
        else:
            found |= Q(until__lte=limit_of(value, at=at))
    return found


def limit_of(value: str, *, at: datetime) -> date:
    """The last day of a value of `tot`."""
    return timezone.localdate(at) + WITHIN[Soon(value)] if value in WITHIN else date.fromisoformat(value)
