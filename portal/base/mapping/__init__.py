"""Lists and pages on a map: a drawn one for everybody, tiles for who asks for them."""

from .drawn import DrawnMap, draw
from .small import SmallMap, map_of_page, place_map
from .views import MAP, VIEW, is_map, switch

__all__ = ["MAP", "VIEW", "DrawnMap", "SmallMap", "draw", "is_map", "map_of_page", "place_map", "switch"]
