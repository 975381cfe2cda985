"""Finding what was sent in by what a moderator remembers of it."""

import re
from collections.abc import Mapping

from django.db.models import Q

from portal.base.folding import fold
from portal.base.models import Place

#: More words than this find nothing that fewer would not.
WORDS = 8
NUMBER = re.compile(r"I?0*(\d{1,9})", re.IGNORECASE | re.ASCII)


def matching(words: str, *, municipalities: Mapping[str, str]) -> Q:
    """Every word in its title, its place or municipality, or the sender's name; or the number of it.

    `municipalities` are names by slug. One query, where something is asked.
    """
    asked = words.split()[:WORDS]
    places = dict(Place.objects.values_list("slug", "name")) if asked else {}
    found = Q()
    for word in asked:
        found &= (
            Q(values__title__icontains=word)
            | Q(name__icontains=word)
            | Q(values__where__place__in=named(places, word))
            | Q(municipality__in=named(municipalities, word))
        )
    number = NUMBER.fullmatch(words.strip())
    return found | Q(pk=int(number[1])) if number else found


def named(names: Mapping[str, str], word: str) -> list[str]:
    """The slugs of those with this in their name."""
    part = fold(word)
    return [slug for slug, name in names.items() if slug and part and part in fold(name)]
