"""What a list knows of all its pages, in memory: filters are whole numbers, one bit for each page.

Right in every process by a stamp in the database; see docs/decisions/0020-lists-in-memory.md.
"""

from .dates import Dates, Period
from .selecting import Selection, Within, select
from .shelves import Shelf, shelf_of
from .stamps import kinds_shown_by, stamp_of, touch, touch_all, trim

__all__ = [
    "Dates",
    "Period",
    "Selection",
    "Shelf",
    "Within",
    "kinds_shown_by",
    "select",
    "shelf_of",
    "stamp_of",
    "touch",
    "touch_all",
    "trim",
]
