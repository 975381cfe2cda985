"""The filters of a list as a subscription keeps them, and in words."""

import re
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from ..errors import Refused
from ..filters import Chosen, pills
from ..models import IndexPage

#: What narrows a list and is no facet. Order, page and form of a list are no matter of who follows it, nor is what is
#: over.
FURTHER = ("van", "tot", "bij", "straal")
USABLE = re.compile(r"[\w.,: -]{1,60}")
LONGEST = 1000


def canonical(index: IndexPage, params: QueryDict, chosen: Chosen) -> str:
    """What of these parameters chooses pages, always in the same order. Refused when that is more than can be kept."""
    kept = QueryDict(mutable=True)
    for facet in sorted(index.facets, key=lambda one: one.name):
        kept.setlist(facet.name, sorted(chosen.of(facet.name)))
    for name in FURTHER:
        if USABLE.fullmatch(params.get(name, "")):
            kept[name] = params[name]
    words = kept.urlencode()
    if len(words) > LONGEST:
        raise Refused(_("These are more filters than we can keep. Choose fewer."))
    return words


@dataclass(frozen=True, slots=True)
class Lost:
    """Values of filters that are gone, as parameters; `whole`: of some filter all of them, so that nothing is left."""

    values: str
    whole: bool


def lost_of(index: IndexPage, filters: str, chosen: Chosen) -> Lost:
    params, gone, whole = QueryDict(filters), QueryDict(mutable=True), False
    for facet in sorted(index.facets, key=lambda one: one.name):
        asked, left = params.getlist(facet.name), chosen.of(facet.name)
        gone.setlist(facet.name, [value for value in asked if value not in left])
        whole |= bool(asked) and not left
    return Lost(gone.urlencode(), whole)


def lost_words(index: IndexPage, lost: str) -> list[str]:
    """A sentence for each value that is gone."""
    labels, params = {facet.name: facet.label for facet in index.facets}, QueryDict(lost)
    words = _("“%(value)s” (%(filter)s) is no longer on this site. You go on following the rest of your filters.")
    return [
        words % {"value": value, "filter": labels.get(name, name)} for name, some in params.lists() for value in some
    ]


def chosen_words(index: IndexPage, filters: str, chosen: Chosen) -> list[str]:
    """The labels of what was chosen, as the list shows them."""
    params = QueryDict(filters)
    labels = {facet.name: dict(facet.options(index.language)) for facet in index.facets}
    return [pill.label for pill in (*pills(params, index.facets, labels, chosen), *index.further_pills(params))]
