"""The filters of a list as a subscription keeps them, and what of them is gone."""

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from ..days import days, read_day
from ..errors import Refused
from ..filters import Chosen, read
from ..models import IndexPage
from ..nearness import CYCLING, REACHES, Where, read_where
from ..shelf import Selection

#: How far around a place, in what an address may say of it.
REACH = {"straal": REACHES, "fietsen": CYCLING}
LONGEST = 1000


@dataclass(frozen=True, slots=True)
class Found:
    """What parameters choose, without looking for the pages."""

    chosen: Chosen
    where: Where


def found_in(index: IndexPage, filters: str) -> Found:
    params = QueryDict(filters)
    labels = {facet.name: facet.labels(index.language) for facet in index.facets}
    return Found(read(params, index.facets, labels), read_where(params, []) if index.is_placed else Where())


def canonical(index: IndexPage, params: QueryDict, selection: Selection) -> str:
    """What of these parameters chooses pages, always in the same order. Refused when that is more than can be kept.

    Order and form of a list are no matter of who follows it, nor is what is over.
    """
    kept = QueryDict(mutable=True)
    for facet in sorted(index.facets, key=lambda one: one.name):
        kept.setlist(facet.name, sorted(selection.chosen.of(facet.name)))
    kept.update({name: value for name, value in further(index, params, selection.where).items() if value})
    words = kept.urlencode()
    if len(words) > LONGEST:
        raise Refused(_("These are more filters than we can keep. Choose fewer."))
    return words


def further(index: IndexPage, params: QueryDict, where: Where) -> dict[str, str]:
    """The days and the place, as they were understood; days of lists that know them."""
    found, near, box = {}, where.near, where.box
    if index.further_pills(params):
        first, last = days(params, [])
        found = {"van": str(first or ""), "tot": str(last or "")}
    if near:
        reach = {name: str(one) for name, known in REACH.items() for one in known if params.get(name) == str(one)}
        found |= {"bij": near.word} | reach
    if box:
        found["vak"] = ",".join(map(str, (box.south, box.west, box.north, box.east)))
    return found


def is_over(filters: str, *, at: datetime) -> bool:
    """Whether the last day that was asked for has passed: nothing can come any more."""
    last = read_day(QueryDict(filters), "tot", [])
    return last is not None and last < timezone.localdate(at)


@dataclass(frozen=True, slots=True)
class Lost:
    """Values of filters that are gone, as parameters; `whole`: of some filter all of them, so that nothing is left."""

    values: str
    whole: bool


def lost_of(index: IndexPage, filters: str, selection: Selection) -> Lost:
    params, gone = QueryDict(filters), QueryDict(mutable=True)
    whole = bool(params.get("bij")) and selection.where.near is None
    for facet in sorted(index.facets, key=lambda one: one.name):
        asked, left = params.getlist(facet.name), selection.chosen.of(facet.name)
        gone.setlist(facet.name, [value for value in asked if value not in left])
        whole = whole or (bool(asked) and not left)
    return Lost(gone.urlencode(), whole)


def left_of(filters: str, lost: str) -> str:
    """The filters without those that are gone."""
    kept, gone = QueryDict(filters, mutable=True), QueryDict(lost)
    for name, values in gone.lists():
        kept.setlist(name, [value for value in kept.getlist(name) if value not in values])
    return kept.urlencode()


def lost_words(index: IndexPage, lost: str) -> list[str]:
    """A sentence for each value that is gone."""
    labels, params = {facet.name: facet.label for facet in index.facets}, QueryDict(lost)
    words = _("“%(value)s” (%(filter)s) is no longer on this site. You go on following the rest of your filters.")
    return [
        words % {"value": value, "filter": labels.get(name, name)} for name, some in params.lists() for value in some
    ]
