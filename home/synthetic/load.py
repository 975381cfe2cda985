"""Filling the indexes with invented pages, up to a number of each kind and language."""

import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.utils.text import slugify

from events.models import EventIndexPage, TrainingIndexPage
from initiatives.models import InitiativeIndexPage
from portal.base.drawing.chance import Chance
from portal.base.models import IndexPage, Place
from portal.base.shelf import touch_all

from ..models import NewsIndexPage
from .initiatives import initiative
from .news import news_item
from .offers import event, training
from .region import Region, region_in
from .tree import Draft, plant
from .words import Pen

CHUNK = 500
#: Addresses of invented pages begin with this and their number.
PREFIX = "voorbeeld-"
NUMBERED = re.compile(rf"{PREFIX}(\d{{6}})-")


class NoIndexError(Exception):
    """There is no index page to put pages under. Its message says which."""


@dataclass(frozen=True)
class Kind:
    index: type[IndexPage]
    draft: Callable[[Pen, Region, Place], Draft]


KINDS = {
    "initiatives": Kind(InitiativeIndexPage, initiative),
    "events": Kind(EventIndexPage, event),
    "news": Kind(NewsIndexPage, news_item),
    "trainings": Kind(TrainingIndexPage, training),
}


def load(
    wanted: Mapping[str, int], *, languages: Sequence[str], at: datetime, seed: int, say: Callable[[str], None]
) -> int:
    """Add invented pages until there are `wanted` of each of KINDS in each language; return how many came.

    `at` is now: dates of events lie around it. Raises NoIndexError before anything is written.
    """
    places = [(language, name, index_of(name, language)) for language in languages for name in wanted if wanted[name]]
    regions = {language: region_in(language, at=at) for language in languages}
    added = 0
    for language, name, index in places:
        numbers = missing(index, wanted[name])
        start, total = time.monotonic(), len(numbers)
        for done, drafts in chunks(name, numbers, regions[language], seed):
            plant(index, drafts)
            pace = done / (time.monotonic() - start)
            say(f"\r{language}: {done} of {total} {name}, {pace:.0f} a second" + ("\n" if done == total else ""))
        added += total
    if added:
        touch_all()
        refresh_statistics()
    return added


def index_of(name: str, language: str) -> IndexPage:
    found = KINDS[name].index.objects.filter(locale__language_code=language).order_by("path").first()
    if found is None:
        raise NoIndexError(f"There is no page that lists {name} in “{language}”. Run load_demo first.")
    return found


def missing(index: IndexPage, wanted: int) -> list[int]:
    """The numbers from 1 to `wanted` that no invented page under this index has."""
    slugs = index.get_children().filter(slug__startswith=PREFIX).values_list("slug", flat=True)
    there = {int(found[1]) for slug in slugs.iterator() if (found := NUMBERED.match(slug))}
    return [number for number in range(1, wanted + 1) if number not in there]


def chunks(name: str, numbers: Sequence[int], region: Region, seed: int) -> Iterator[tuple[int, list[Draft]]]:
    """Drafts, a chunk at a time so that memory stays bounded, each with how many there were so far."""
    for start in range(0, len(numbers), CHUNK):
        chosen = numbers[start : start + CHUNK]
        yield start + len(chosen), [draft(name, number, region, seed) for number in chosen]


def draft(name: str, number: int, region: Region, seed: int) -> Draft:
    """Invented page `number` of a kind: the same for a seed, however many there are and in whichever language."""
    chance = Chance(str(seed), name, str(number))
    place, key = region.places.pick(chance), region.key(chance)
    made = KINDS[name].draft(Pen(chance, region.locale.language_code), region, place)
    made.page.slug = f"{PREFIX}{number:06}-{slugify(place.name)}"
    made.page.translation_key = key
    made.page.last_published_at = made.page.first_published_at
    return made


def refresh_statistics() -> None:
    """Tell the database how its tables look now: both kinds plan badly after so many new rows."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
