"""Pages of a list as the pager shows them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

PARAMETER = "pagina"


@dataclass(frozen=True, slots=True)
class PageLink:
    """A numbered page; `number` 0 is a gap between numbers."""

    number: int
    url: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Pages:
    number: int
    last: int
    links: tuple[PageLink, ...]
    previous: str
    next: str


def page_number(params: QueryDict, last: int) -> tuple[int, str]:
    """The page asked for within 1…last, and a sentence when another one had to be shown."""
    asked = params.get(PARAMETER, "1")
    wanted = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 7 else 0
    if 1 <= wanted <= last:
        return wanted, ""
    shown = last if wanted > last else 1
    return shown, _("There is no page “%(asked)s”; this is page %(shown)s.") % {
        "asked": asked[:20],
        "shown": shown,
    }


def pages(number: int, last: int, params: QueryDict) -> Pages:
    """Links to the first, the last and the neighbours of a page."""
    near = sorted({1, last, *range(max(1, number - 1), min(last, number + 1) + 1)})
    links: list[PageLink] = []
    for this in near:
        if links and this - links[-1].number > 1:
            links.append(PageLink(0))
        links.append(PageLink(this, address(params, this), this == number))
    return Pages(
        number,
        last,
        tuple(links),
        address(params, number - 1) if number > 1 else "",
        address(params, number + 1) if number < last else "",
    )


def address(params: QueryDict, number: int) -> str:
    rest = params.copy()
    rest[PARAMETER] = str(number)
    if number == 1:
        del rest[PARAMETER]
    return "?" + rest.urlencode()
