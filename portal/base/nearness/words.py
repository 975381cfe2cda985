"""Distances in words."""

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..cards import Link
from ..filters import Pill, without_all
from .asking import Where
from .distance import Near, cycling_minutes
from .reaches import REACHES


def away(distance: float) -> str:
    """How far and how long by bicycle: "4 km, 20 minutes by bicycle"."""
    if distance < 0.5:
        return _("less than a kilometre")
    minutes = cycling_minutes(distance)
    words = ngettext(
        "%(distance)s km, %(minutes)s minute by bicycle", "%(distance)s km, %(minutes)s minutes by bicycle", minutes
    )
    return words % {"distance": round(distance), "minutes": minutes}


def circle_words(near: Near) -> str:
    if near.minutes:
        return _("Within %(minutes)s minutes by bicycle of %(place)s") % {"minutes": near.minutes, "place": near.name}
    return _("Within %(reach)s km of %(place)s") % {"reach": f"{near.kilometres:g}", "place": near.name}


def circle_pills(params, where: Where) -> tuple[Pill, ...]:
    """What the list is narrowed by, each with the address that remains without it."""
    found = []
    if where.near:
        names = ("bij", "straal", "fietsen") + (("volgorde",) if params.get("volgorde") == "afstand" else ())
        found.append(Pill(circle_words(where.near), without_all(params, *names)))
    if where.box:
        found.append(Pill(_("This part of the map"), without_all(params, "vak")))
    return tuple(found)


def farther(params, where: Where) -> Link | None:
    """The same list in the widest circle, where there is a wider one."""
    near = where.near
    if near is None or near.kilometres >= REACHES[-1]:
        return None
    rest = params.copy()
    rest["straal"] = str(REACHES[-1])
    for name in ("fietsen", "pagina"):
        rest.pop(name, None)
    return Link(circle_words(replace(near, kilometres=REACHES[-1], minutes=0)), "?" + rest.urlencode())
