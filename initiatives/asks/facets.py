"""By what the page of asks and offers is filtered, and what of an address it understands."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import cos, hypot, radians

from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.days import read_day
from portal.base.filters import Chosen, Facet, Pill, Sort, pills, read, without
from portal.base.models import Municipality, Place
from portal.base.when import short_day

from ..choices import Direction, HelpKind, Soon

#: The words of addresses are Dutch in every language.
DIRECTIONS = {"gevraagd": Direction.WANTED, "aangeboden": Direction.OFFERED}
WITHIN = {Soon.WEEK: timedelta(days=7), Soon.MONTH: timedelta(days=31)}
REACHES, REACH = (5, 10, 20, 40), 10
KM_PER_DEGREE = 111.2


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


@dataclass(frozen=True, slots=True)
class Near:
    """Round which place, within how many kilometres; `slugs`: the places that lie there."""

    place: Place
    reach: int
    slugs: frozenset[str]


@dataclass(slots=True)
class Asked:
    """What somebody wants to see. `labels`: words of each value of each facet; `day`: the last day asked for."""

    labels: dict[str, dict[str, str]]
    chosen: Chosen
    near: Near | None
    day: date | None
    places: list[Place]

    def pills(self, params) -> tuple[Pill, ...]:
        made = pills(params, FACETS, self.labels, self.chosen)
        if not self.near:
            return made
        words = _("within %(distance)s km of %(place)s") % {"distance": self.near.reach, "place": self.near.place.name}
        rest = params.copy()
        rest.pop("straal", None)
        return (*made, Pill(words, without(rest, "bij")))


def asked(params) -> Asked:
    """Read an address; what it says that cannot be used is told in `chosen.ignored`."""
    places = list(Place.objects.select_related("municipality"))
    day = last_day(params)
    labels = labels_of(places, day)
    chosen = read(params, FACETS, labels)
    return Asked(labels, chosen, near(params, places, chosen.ignored), day, places)


def labels_of(places: list[Place], day: date | None) -> dict[str, dict[str, str]]:
    soon = {value: str(label) for value, label in Soon.choices}
    if day:
        soon[day.isoformat()] = _("until %(day)s") % {"day": short_day(day)}
    return {
        "richting": {word: str(way.label) for word, way in DIRECTIONS.items()},
        "soort": {value: str(label) for value, label in HelpKind.choices},
        "gemeente": dict(Municipality.objects.values_list("slug", "name")),
        "plaats": {place.slug: place.name for place in places},
        "tot": soon,
    }


def last_day(params) -> date | None:
    """The latest of the days asked for."""
    found = [read_day({"tot": words}, "tot", []) for words in params.getlist("tot")]
    return max(filter(None, found), default=None)


def near(params, places: list[Place], remarks: list[str]) -> Near | None:
    wanted, reach = params.get("bij", ""), reach_of(params, remarks)
    centre = next((place for place in places if place.slug == wanted), None)
    if wanted and not centre:
        remarks.append(_("We do not know the place “%(place)s”, so we looked everywhere.") % {"place": wanted[:60]})
    if not centre:
        return None
    return Near(centre, reach, frozenset(place.slug for place in places if kilometres(centre, place) <= reach))


def reach_of(params, remarks: list[str]) -> int:
    words = params.get("straal", "")
    found = next((reach for reach in REACHES if str(reach) == words), None)
    if words and found is None:
        remarks.append(_("We do not know that distance, so we took %(distance)s km.") % {"distance": REACH})
    return found or REACH


def kilometres(one: Place, other: Place) -> float:
    """As the crow flies; the region is so small that the earth may be flat."""
    north = float(one.latitude - other.latitude) * KM_PER_DEGREE
    east = float(one.longitude - other.longitude) * KM_PER_DEGREE * cos(radians(float(one.latitude)))
    return hypot(north, east)


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
    return rows.filter(page__place__slug__in=asked.near.slugs) if asked.near else rows


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
