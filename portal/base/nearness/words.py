"""Distances in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..filters import Pill
from .asking import Where
from .distance import Near, cycling_minutes


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
        found.append(Pill(circle_words(where.near), without(params, *names)))
    if where.box:
        found.append(Pill(_("This part of the map"), without(params, "vak")))
    return tuple(found)


def without(params, *names: str) -> str:
    rest = params.copy()
    for name in (*names, "pagina"):
        rest.pop(name, None)
    return "?" + rest.urlencode()
