"""Pages hand over what people sign up for, each time something of it goes live."""

import logging
from datetime import datetime

from django.apps import apps
from django.db import transaction

from .choices import SignUpWay
from .offerings import briefs_of
from .registration.briefs import retire, take_over
from .registration.models import Offering

log = logging.getLogger(__name__)
MODELS = ("EventPage", "TrainingPage", "TrajectoryPage")


def hand_over(page, *, at: datetime) -> None:
    """Make what people can sign up for equal to what this page says now, in all its live languages.

    What it no longer offers is retired: who signed up stays. Nothing happens when nothing changed.
    """
    briefs = briefs_of(page)
    for brief in briefs:
        take_over(brief, at=at)
    offered = Offering.objects.filter(series=page.translation_key, is_live=True)
    retire(*offered.exclude(key__in=[brief.key for brief in briefs]).values_list("key", flat=True))


def try_to_hand_over(page, *, at: datetime) -> None:
    """`hand_over` for a page that is being published, which must never fail because of it: the job tries again."""
    try:
        with transaction.atomic():
            hand_over(page, at=at)
    except Exception:
        log.exception("Could not hand over what page %s offers", page.pk)


def hand_over_all(at: datetime) -> int:
    """Every page on which people sign up, and every one on which they did: mends what was missed. How many pages."""
    count = 0
    offered = Offering.objects.filter(is_live=True).values("series")
    for name in MODELS:
        rows = apps.get_model("events", name).objects.filter(alias_of=None)
        here = rows.filter(sign_up=SignUpWay.HERE) | rows.filter(translation_key__in=offered)
        pages = {page.translation_key: page for page in here}
        for page in pages.values():
            try_to_hand_over(page, at=at)
        count += len(pages)
    return count
