"""Who would be left in the cold when pages are deleted."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q, Sum
from wagtail.models import Page

from .registration.choices import LIVE
from .registration.models import Offering


@dataclass(frozen=True, slots=True)
class Expected:
    """People who count on something that a page told of."""

    title: str
    people: int


def expected_at(pages: Iterable[Page], *, at: datetime) -> Expected | None:
    """The first thing still to come for which people would lose the page in its last live language; None if none."""
    branches = reduce(or_, (Q(path__startswith=page.path) for page in pages), Q(pk=None))
    gone = Page.objects.filter(branches)
    kept = Page.objects.live().exclude(branches).values("translation_key")
    offerings = Offering.objects.coming(at).filter(series__in=gone.values("translation_key")).exclude(series__in=kept)
    counted = offerings.filter(registrations__state__in=LIVE).annotate(people=Sum("registrations__seats"))
    found = counted.order_by("starts", "pk").first()
    return Expected(found.title, found.people) if found else None
