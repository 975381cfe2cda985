"""Finding registrations: by a tab of the list, and by what an organiser remembers of them."""

import re

from django.db.models import Q

from ..choices import ENDED, State
from ..models import Participant

NOT_ENDED, ALL = "live", "all"
NUMBER = re.compile(r"A?0*(\d{1,9})", re.IGNORECASE | re.ASCII)


def narrowed(rows, tab: str):
    """The registrations of one tab: a state, all of them, or those that have not ended."""
    if tab in State.values:
        return rows.filter(state=tab)
    return rows if tab == ALL else rows.exclude(state__in=ENDED)


def matching(words: str) -> Q:
    """With these words in the name or address of the contact or a person, in the organisation, or as the number."""
    people = Participant.objects.coming().filter(Q(name__icontains=words) | Q(mail__icontains=words))
    found = Q(pk__in=people.values("registration"))
    for field in ("name", "mail", "organisation"):
        found |= Q(**{f"{field}__icontains": words})
    number = NUMBER.fullmatch(words.strip())
    return found | Q(pk=int(number[1])) if number else found
