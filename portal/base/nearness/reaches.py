"""How far around a spot: `straal`, in kilometres, and `fietsen`, in minutes. Where both are given, both hold."""

from django.utils.translation import gettext as _

from .distance import cycling_reach

REACHES = (5, 10, 15, 25, 50)
#: Kilometres that are near, unless told otherwise: a quarter of an hour by car.
REACH = 15
CYCLING = (10, 20, 30, 45, 60)


def read_reach(params, remarks: list[str]) -> tuple[float, int]:
    """Kilometres, and the minutes by bicycle where those are what limits it, else 0."""
    asked, cycling = number(params, "straal", REACHES), number(params, "fietsen", CYCLING)
    if params.get("straal") and not asked:
        remarks.append(_("We do not know that distance, so it is %(reach)s km.") % {"reach": REACH})
    if params.get("fietsen") and not cycling:
        remarks.append(_("We do not know that cycling time, so it was left out."))
    if cycling and (not asked or cycling_reach(cycling) < asked):
        return cycling_reach(cycling), cycling
    return asked or REACH, 0


def number(params, name: str, known: tuple[int, ...]) -> int:
    """One of those known, or 0."""
    asked = params.get(name, "")
    return next((one for one in known if str(one) == asked), 0)
