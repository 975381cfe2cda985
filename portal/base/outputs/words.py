"""What a reader chose, in words and as an address."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from ..sheets import CONTROL
from ..shelf import Selection

#: Parameters beside the facets that choose pages or their order; all others say how they are shown.
CHOOSING = ("periode", "van", "tot", "bij", "straal", "fietsen", "vak", "volgorde")
#: No value of these is longer.
LONGEST = 80


def title_of(index: Any, params: QueryDict, selection: Selection) -> str:
    """The list and what was chosen of it: “Initiatives: Energy, Aalten”."""
    chosen = [str(words) for words in index.chosen_words(params, selection)]
    return f"{index.title}: {', '.join(chosen)}" if chosen else index.title


def remarks(selection: Selection) -> list[str]:
    """What could not be used of the address."""
    return [str(remark) for remark in selection.chosen.ignored]


def query_of(index: Any, params: QueryDict, selection: Selection, **more: str) -> str:
    """The parameters that choose, in one order whatever theirs was, and `more`; "" for none, else with its “?”."""
    kept = QueryDict(mutable=True)
    for facet in index.facets:
        kept.setlist(facet.name, sorted(selection.chosen.of(facet.name)))
    for name in CHOOSING:
        if value := clean(params.get(name, ""))[:LONGEST]:
            kept[name] = value
    for name, value in more.items():
        kept[name] = value
    words = kept.urlencode()
    return f"?{words}" if words else ""


def address_of(index: Any, params: QueryDict, selection: Selection, ending: str = "", **more: str) -> str:
    """The whole address of the list, or of an output, with what was chosen."""
    return f"{index.full_url}{ending}{query_of(index, params, selection, **more)}"


def clean(words: str) -> str:
    """Without what XML and calendars cannot hold."""
    return CONTROL.sub("", words)
