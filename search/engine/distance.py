"""Kilometres between a spot and a document, as the database counts them: the haversine formula on a round earth."""

from math import asin, cos, degrees, pi, radians, sin

from django.db.models import F, FloatField, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import ASin, Cos, Least, Power, Radians, Sin, Sqrt

from portal.base.nearness import EARTH, Near


def distance(near: Near) -> Combinable:
    """How far a document lies from the spot; NULL where it is nowhere."""
    north = Power(Sin(Radians(F("latitude") - near.latitude) / 2), 2)
    east = Power(Sin(Radians(F("longitude") - near.longitude) / 2), 2)
    share = north + east * cos(radians(near.latitude)) * Cos(Radians(F("latitude")))
    # Rounding may carry the far side of the earth past 1, for which there is no arc.
    return ASin(Sqrt(Least(share, Value(1.0))), output_field=FloatField()) * (2 * EARTH)


def within(rows: QuerySet, near: Near) -> QuerySet:
    """The documents in the circle. The box round it is a matter of comparing numbers, so it goes first."""
    angle = near.kilometres / EARTH
    high = degrees(angle)
    reach = sin(angle) / cos(radians(near.latitude))
    wide = degrees(asin(reach)) if angle < pi / 2 and reach < 1 else 180
    box = rows.filter(
        latitude__range=(near.latitude - high, near.latitude + high),
        longitude__range=(near.longitude - wide, near.longitude + wide),
    )
    return box.annotate(away=distance(near)).filter(away__lte=near.kilometres)
