"""The ways in which a list can be taken along, as its page offers them."""

from __future__ import annotations

from dataclasses import dataclass

from .registry import offered


@dataclass(frozen=True, slots=True)
class Takeaway:
    """`url` is relative to the list, unless the way has a scheme of its own; `file`: the same as a download."""

    icon: str
    text: str
    about: str
    url: str
    file: str = ""


def takeaways(full_url: str, query: str) -> list[Takeaway]:
    found = []
    for output in offered():
        if way := output.way:
            url = f"{output.name}{query}"
            whole = f"{way.scheme}:{full_url.partition(':')[2]}{url}" if way.scheme else ""
            found.append(Takeaway(way.icon, way.text, way.about, whole or url, url if whole else ""))
    return found
