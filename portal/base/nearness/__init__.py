"""Near which spot: a place, a postcode area or degrees; how far as the crow flies, and how long by bicycle."""

from .asking import Where, address_with, near_of, nearest_sort, read_where
from .distance import Box, Near, arc, cycling_minutes, kilometres, vector
from .gazetteer import Gazetteer, Spot
from .reaches import CYCLING, REACH, REACHES
from .words import away, circle_pills, circle_words

__all__ = [
    "CYCLING",
    "REACH",
    "REACHES",
    "Box",
    "Gazetteer",
    "Near",
    "Spot",
    "Where",
    "address_with",
    "arc",
    "away",
    "circle_pills",
    "circle_words",
    "cycling_minutes",
    "kilometres",
    "near_of",
    "nearest_sort",
    "read_where",
    "vector",
]
