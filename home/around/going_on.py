"""What goes on somewhere, in one language: initiatives, coming events and trainings, news, and who to call."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from events.models import EventPage, TrainingPage
from initiatives.models import InitiativePage
from portal.base.models import Contact

from ..models import NewsPage

INITIATIVES, EVENTS, TRAININGS, NEWS = 6, 3, 3, 3


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are, by the slug of a municipality and by that of a place."""

    towns: Counter
    villages: Counter


def counted(rows: Iterable[tuple[str | None, str | None, int]]) -> Counts:
    """Of (municipality, place, number)."""
    found = Counts(Counter(), Counter())
    for town, village, number in rows:
        found.towns[town] += number
        if village:
            found.villages[village] += number
    return found


def initiative_counts(language: str) -> Counts:
    rows = open_initiatives(language).order_by().values_list("municipality__slug", "place__slug")
    return counted(rows.annotate(Count("pk")))


def event_counts(language: str, *, at: datetime) -> Counts:
    rows = open_events(language).upcoming(at).filter(place__isnull=False).order_by()
    return counted(rows.values_list("place__municipality__slug", "place__slug").annotate(Count("pk")))


def open_initiatives(language: str):
    return InitiativePage.objects.open_to_all().in_language(language)


def open_events(language: str):
    return EventPage.objects.open_to_all().in_language(language)


def newest_initiatives(language: str, *, at: datetime, **where: str) -> list[InitiativePage]:
    """`where`: by place__slug or municipality__slug."""
    rows = open_initiatives(language).filter(**where).for_cards(at)
    return list(rows.order_by("-first_published_at", "pk")[:INITIATIVES])


def coming_events(language: str, *, at: datetime, **where: str) -> list[EventPage]:
    return open_events(language).filter(**where).soonest(EVENTS, at)


def coming_trainings(language: str, town: str, *, at: datetime) -> list[TrainingPage]:
    """With the editions that will be held in a municipality."""
    rows = TrainingPage.objects.open_to_all().in_language(language)
    return rows.soonest(TRAININGS, at, place__municipality__slug=town)


def latest_news(language: str, town: str, *, at: datetime) -> list[NewsPage]:
    return NewsPage.objects.open_to_all().in_language(language).filter(place__municipality__slug=town).newest(NEWS, at)


def contact_of(town: str, language: str) -> Contact | None:
    """Who knows the way in a municipality, in the reader's language if there are words, else in any."""
    chosen = Contact.objects.filter(municipalities__slug=town).values("translation_key")
    rows = Contact.objects.filter(translation_key__in=chosen).select_related("locale").order_by("locale_id")
    found = {row.locale.language_code: row for row in rows}
    return found.get(language) or next(iter(found.values()), None)
