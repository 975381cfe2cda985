"""What a visitor narrows a question by: plain GET parameters in, a narrower question and pills out.

`soort`, `thema`, `gemeente`, `fase`, `taal`; `periode`, `van`, `tot`; `bij`, `straal`, `fietsen`; `volgorde`. What
cannot be used is said in a sentence and left out.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.cards import EVENT, INITIATIVE, NEWS, PAGE, PROGRAMME, TRAINING, TRAJECTORY, Link
from portal.base.chrome import NAMES
from portal.base.days import day_pills, days, moment
from portal.base.filters import Chosen, Facet, Pill, pills, read, without
from portal.base.nearness import Gazetteer, NearForm, Where, near_form
from portal.base.options import municipality_options, offered, theme_options

from .engine import Order, Query
from .nearness import near_pill, read_circle
from .query import asks_something

KINDS = {kind.name: kind for kind in (INITIATIVE, EVENT, TRAINING, TRAJECTORY, NEWS, PROGRAMME, PAGE)}
FACETS = (
    Facet("soort", gettext_lazy("Kind"), "kind", lambda language: [(kind.name, kind.label) for kind in KINDS.values()]),
    Facet("thema", gettext_lazy("Theme"), "themes", theme_options, only_used=True),
    Facet("gemeente", gettext_lazy("Municipality"), "municipality", municipality_options, only_used=True),
    Facet("fase", gettext_lazy("Stage"), "stage", lambda language: offered("stage"), only_used=True),
    Facet("taal", gettext_lazy("Language"), "language", lambda language: list(NAMES.items()), only_used=True),
)
PERIODS = {"komend": gettext_lazy("Coming"), "voorbij": gettext_lazy("Past")}


@dataclass(frozen=True, slots=True)
class Narrowing:
    """A question as it was narrowed. `params` are those that links on the page carry on."""

    query: Query
    params: QueryDict
    places: Gazetteer
    labels: dict[str, dict[str, str]]
    chosen: Chosen
    period: str
    first: date | None
    last: date | None

    @property
    def pills(self) -> tuple[Pill, ...]:
        """All that narrows, each with the address that remains without it."""
        near = near_pill(self.query.near, self.params, self.places)
        period = [Pill(str(PERIODS[self.period]), without(self.params, "periode"))] if self.period else []
        return (*near, *pills(self.params, FACETS, self.labels, self.chosen), *period, *day_pills(self.params))

    @property
    def periods(self) -> list[tuple[str, str]]:
        return list(PERIODS.items())

    @property
    def near_form(self) -> NearForm:
        """The fields for a place; one that the words of the question named stands there, not here."""
        return near_form(self.params, Where(self.query.near, typed=self.places.typed(self.params.get("bij", ""))))

    @property
    def sorts(self) -> tuple[Link, ...]:
        """Links to the same hits in another order; by distance only from somewhere."""
        orders = [order for order in Order if order is not Order.DISTANCE or self.query.near]
        return tuple(Link(str(order.label), self._sorted(order), order is self.query.order) for order in orders)

    def _sorted(self, order: Order) -> str:
        rest = self.params.copy()
        rest["volgorde"] = order.value
        rest.pop("pagina", None)
        return "?" + rest.urlencode()


def narrow(query: Query, params: QueryDict, places: Gazetteer) -> Narrowing:
    """`query` narrowed as `params` say. Sentences on what could not be used are in `chosen.ignored`."""
    labels = {facet.name: dict(facet.options(query.language)) for facet in FACETS}
    chosen = read(params, FACETS, labels)
    remarks = chosen.ignored
    near, params = read_circle(query.near, params, places, remarks)
    first, last = days(params, remarks)
    period = read_period(params, remarks)
    since, until = span(first, last, period, query.at)
    values = {facet.lookup: chosen.of(facet.name) for facet in FACETS}
    narrower = replace(query, chosen=values, near=near, since=since, until=until)
    narrower = replace(narrower, order=read_order(narrower, params, remarks))
    return Narrowing(narrower, params, places, labels, chosen, period, first, last)


def read_period(params: QueryDict, remarks: list[str]) -> str:
    asked = params.get("periode", "")
    if asked and asked not in PERIODS:
        remarks.append(_("We do not know that period, so it was left out."))
    return asked if asked in PERIODS else ""


def span(first: date | None, last: date | None, period: str, at: datetime) -> tuple[datetime | None, datetime | None]:
    """From when until when: the days asked for, narrowed further to what is coming or to what has begun."""
    since, until = moment(first), moment(last, next_day=True)
    if period == "komend":
        since = max(since, at) if since else at
    elif period == "voorbij":
        until = min(until, at) if until else at
    return since, until


def read_order(query: Query, params: QueryDict, remarks: list[str]) -> Order:
    """The order asked for. Where only a place was asked for, the nearest come first unless told otherwise."""
    asked = params.get("volgorde", "")
    usual = Order.RELEVANCE if asks_something(query) or not query.near else Order.DISTANCE
    if not asked:
        return usual
    if asked not in Order.values:
        remarks.append(_("We do not know that order, so the usual one is used."))
        return usual
    if asked == Order.DISTANCE and not query.near:
        remarks.append(_("Sorting by distance needs a place, so the usual order is used."))
        return usual
    return Order(asked)
