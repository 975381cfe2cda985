"""One filter, every output: the pages that an address chooses of a list as paper, calendar, feed, table, map data.

`offer(name, render)` adds one; see docs/showcase.md, and docs/open-data.md for what is in the data.
"""

from .columns import Column
from .items import Item, Time
from .registry import Way, answer, offer, offered, refusal, split
from .ways import takeaways
from .words import address_of, query_of, remarks, title_of

__all__ = [
    "Column",
    "Item",
    "Time",
    "Way",
    "address_of",
    "answer",
    "offer",
    "offered",
    "query_of",
    "refusal",
    "remarks",
    "split",
    "takeaways",
    "title_of",
]
