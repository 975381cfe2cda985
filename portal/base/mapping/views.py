"""The switch between the list and its map: `?weergave=kaart`, with all that was chosen."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from ..cards import Link
from ..paging import PARAMETER

VIEW, LIST, MAP = "weergave", "lijst", "kaart"


def is_map(params: QueryDict, remarks: list[str]) -> bool:
    """Whether the map was asked for; another word is told in `remarks`."""
    asked = params.get(VIEW, "")
    if asked not in ("", LIST, MAP):
        remarks.append(_("We do not know that view, so you see the list."))
    return asked == MAP


def switch(params: QueryDict, *, shows_map: bool) -> tuple[Link, Link]:
    """List and map, both with the same filters."""
    return (
        Link(_("List"), address(params), current=not shows_map),
        Link(_("Map"), address(params, **{VIEW: MAP}), current=shows_map),
    )


def address(params: QueryDict, **changed: str | list[str]) -> str:
    """The query of the list with these parameters in place of its own; without view and page, unless they are given."""
    rest = params.copy()
    for name in (VIEW, PARAMETER):
        rest.pop(name, None)
    for name, value in changed.items():
        rest.setlist(name, [value] if isinstance(value, str) else value)
    return "?" + rest.urlencode()
