"""What a reader chose, in words and as an address."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from ..shelf import Selection

#: Parameters beside the facets that choose pages or their order; all others say how they are shown.
CHOOSING = ("periode", "van", "tot", "bij", "straal", "fietsen", "vak", "volgorde")


def title_of(index: Any, params: QueryDict, selection: Selection) -> str:
    """The list and what was chosen of it: “Initiatives: Energy, Aalten”."""
    chosen = index.chosen_words(params, selection)
    return f"{index.title}: {', '.join(chosen)}" if chosen else index.title


def remarks(selection: Selection) -> list[str]:
    """What could not be used of the address."""
    return [str(remark) for remark in selection.chosen.ignored]


def query_of(index: Any, params: QueryDict, **more: str) -> str:
    """The parameters that choose, in one order whatever theirs was, and `more`; "" for none, else with its “?”."""
    kept = QueryDict(mutable=True)
    for name in (*(facet.name for facet in index.facets), *CHOOSING):
        if found := sorted({value for value in params.getlist(name) if value}):
            kept.setlist(name, found)
    for name, value in more.items():
        kept[name] = value
    return f"?{kept.urlencode()}" if kept else ""


def address_of(index: Any, params: QueryDict, ending: str = "", **more: str) -> str:
    """The whole address of the list, or of an output, with what was chosen."""
    return f"{index.full_url}{ending}{query_of(index, params, **more)}"


def is_narrowed(index: Any, params: QueryDict) -> bool:
    """Whether the address asks for another list than the one without parameters."""
    return bool(query_of(index, params))
