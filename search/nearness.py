"""Near which spot a visitor looks: `bij`, a place by slug or name or a pair of degrees, and `straal`, in kilometres.

Degrees are rounded to two decimals (about a kilometre) before anything else is done with them, and are kept nowhere.
"""

import re
from dataclasses import replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from portal.base.cards import Link
from portal.base.filters import Pill
from portal.base.models.taxonomy import LATITUDE, LONGITUDE

from .engine import Near, Order
from .places import Gazetteer
from .query import REACH, mentioned

REACHES = (5, 10, 15, 25, 50)
#: Of the Netherlands, in degrees.
_SOUTH, _NORTH = (one.limit_value for one in LATITUDE)
_WEST, _EAST = (one.limit_value for one in LONGITUDE)
_DEGREES = re.compile(r"(-?\d{1,3}(?:\.\d{1,15})?),\s*(-?\d{1,3}(?:\.\d{1,15})?)", re.ASCII)


def read_near(
    near: Near | None, params: QueryDict, places: Gazetteer, remarks: list[str]
) -> tuple[Near | None, QueryDict]:
    """The circle asked for, and the parameters as links should carry them. `bij` goes before what `near` was typed."""
    params = params.copy()
    asked = params.get("bij", "").strip()
    spot = _spot(asked, places) if asked else None
    if asked and spot is None:
        remarks.append(
            _("We do not know “%(place)s” as a place in the Achterhoek, so it was left out.") % {"place": asked[:60]}
        )
    if spot:
        params["bij"] = spot[1]
    else:
        params.pop("bij", None)
    near = spot[0] if spot else near
    reach = read_reach(params, remarks)
    return near and replace(near, kilometres=reach), params


def read_reach(params: QueryDict, remarks: list[str]) -> int:
    asked = params.get("straal", "")
    if asked and asked not in map(str, REACHES):
        remarks.append(_("We do not know that distance, so it is %(reach)s km.") % {"reach": REACH})
        return REACH
    return int(asked) if asked else REACH


def near_pill(near: Near | None, params: QueryDict, places: Gazetteer) -> tuple[Pill, ...]:
    """The circle as a pill; without it, the words that asked for it are gone too."""
    if near is None:
        return ()
    rest = params.copy()
    mention = mentioned(rest.get("q", ""), places) if "bij" not in rest else None
    if mention:
        rest["q"] = mention.rest
    for name in ("bij", "straal", "pagina"):
        rest.pop(name, None)
    if rest.get("volgorde") == Order.DISTANCE:
        del rest["volgorde"]
    label = _("Within %(reach)s km of %(place)s") % {"reach": f"{near.kilometres:g}", "place": near.name}
    return (Pill(label, "?" + rest.urlencode()),)


def farther(near: Near | None, params: QueryDict) -> list[Link]:
    """The same question in the widest circle."""
    if near is None or near.kilometres >= REACHES[-1]:
        return []
    rest = params.copy()
    rest["straal"] = str(REACHES[-1])
    rest.pop("pagina", None)
    return [
        Link(_("Within %(reach)s km of %(place)s") % {"reach": REACHES[-1], "place": near.name}, "?" + rest.urlencode())
    ]


def _spot(asked: str, places: Gazetteer) -> tuple[Near, str] | None:
    """The spot, and how an address names it; None for what is no place, or outside the country."""
    degrees = _DEGREES.fullmatch(asked)
    if degrees is None:
        place = places.get(asked[:100])
        return place and (Near(place.latitude, place.longitude, REACH, place.name), place.slug)
    north, east = (round(float(part), 2) for part in degrees.groups())
    if not (_SOUTH <= north <= _NORTH and _WEST <= east <= _EAST):
        return None
    return Near(north, east, REACH, _("the spot you chose")), f"{north},{east}"
