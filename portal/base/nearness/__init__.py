"""Near which spot: a place, a postcode area or degrees; how far as the crow flies, and how long by bicycle."""

from .asking import PARAMETERS, Where, address_with, near_of, nearest_sort, read_near, read_where
from .distance import EARTH, Box, Near, cycling_minutes, kilometres
from .form import NearForm, near_form
from .gazetteer import Gazetteer, Spot
from .reaches import CYCLING, REACH, REACHES
from .words import away, circle_pills, circle_words, farther

__all__ = [
    "CYCLING",
    "EARTH",
    "PARAMETERS",
    "REACH",
    "REACHES",
    "Box",
    "Gazetteer",
    "Near",
    "NearForm",
    "Spot",
    "Where",
    "address_with",
    "away",
    "circle_pills",
    "circle_words",
    "cycling_minutes",
    "farther",
    "kilometres",
    "near_form",
    "near_of",
    "nearest_sort",
    "read_near",
    "read_where",
]
