"""Near which spot a visitor looks: as lists are asked (see `portal.base.nearness`), or in the words of the question."""

from dataclasses import replace

from django.http import QueryDict

from portal.base.cards import Link
from portal.base.filters import Pill
from portal.base.nearness import Gazetteer, Near, Where, address_with, circle_words, farther, read_near
from portal.base.nearness.reaches import read_reach

from .engine import Order
from .query import mentioned


def read_circle(
    near: Near | None, params: QueryDict, places: Gazetteer, remarks: list[str]
) -> tuple[Near | None, QueryDict]:
    """The circle asked for, and the parameters as links should carry them. `bij` goes before what `near` was typed."""
    found = read_near(params, remarks, places)
    if found or near is None:
        return found, carried(params, found)
    reach, minutes = read_reach(params, [])
    return replace(near, kilometres=reach, minutes=minutes), carried(params, None)


def carried(params: QueryDict, found: Near | None) -> QueryDict:
    """Without a place that nobody knows."""
    rest = address_with(params, found).copy()
    if not found:
        rest.pop("bij", None)
    return rest


def near_pill(near: Near | None, params: QueryDict, places: Gazetteer) -> tuple[Pill, ...]:
    """The circle as a pill; without it, the words that asked for it are gone too."""
    if near is None:
        return ()
    rest = params.copy()
    mention = mentioned(rest.get("q", ""), places) if "bij" not in rest else None
    if mention:
        rest["q"] = mention.rest
    for name in ("bij", "straal", "fietsen", "pagina"):
        rest.pop(name, None)
    if rest.get("volgorde") == Order.DISTANCE:
        del rest["volgorde"]
    return (Pill(circle_words(near), "?" + rest.urlencode()),)


def wider(near: Near | None, params: QueryDict) -> list[Link]:
    """The same question in the widest circle."""
    link = farther(params, Where(near))
    return [link] if link else []
