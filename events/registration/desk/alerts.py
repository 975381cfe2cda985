"""A mail to the organisers when what they run fills up."""

from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.outbox import Letter, OutboxMail, Promise, compose, post, register

from ..models import Offering
from .access import address
from .occupancy import taken_words

KIND = "registration.alert"
#: Percentages of the places, the highest first.
LEVELS = (100, 80)
#: Under this one it may be told again.
RESET_UNDER = 70


def alert_organisers() -> None:
    """The worker's job."""
    alert(timezone.now())


def alert(at: datetime) -> int:
    """Tell the organisers of what passed a level for the first time; of how many offerings."""
    rows = Offering.objects.coming(at).filter(capacity__gt=0, is_called_off=False)
    full = rows.filter(taken__gte=F("capacity") * LEVELS[-1] / 100)
    return sum(look_at(offering, at=at) for offering in (full | rows.exclude(alerted=0)).distinct())


@transaction.atomic
def look_at(offering: Offering, *, at: datetime) -> bool:
    """Whether there was something to tell. Of two workers one tells it: the level is set where it was still the old."""
    level = level_of(offering)
    if level == offering.alerted:
        return False
    if not Offering.objects.filter(pk=offering.pk, alerted=offering.alerted).update(alerted=level):
        return False
    if level < offering.alerted:
        return False
    for organiser in offering.organisers.filter(is_active=True).exclude(email=""):
        post(
            key=f"offering:{offering.pk}:alert:{level}:{offering.line}:{organiser.pk}",
            kind=KIND,
            about=f"offering:{offering.pk}",
            to=organiser.email,
            language=settings.LANGUAGE_CODE,
            facts={"level": level},
            promise=Promise.AT_MOST_ONCE,
            at=at,
        )
    return True


def level_of(offering: Offering) -> int:
    """The level it has reached. Between the lowest and where it is reset, it stays what it was."""
    reached = next((level for level in LEVELS if offering.taken * 100 >= level * offering.capacity), 0)
    is_low = offering.taken * 100 < RESET_UNDER * offering.capacity
    return 0 if is_low else max(reached, offering.alerted)


def write(mail: OutboxMail) -> Letter | None:
    """None for what is over, or gone."""
    offering = Offering.objects.filter(pk=mail.about.partition(":")[2]).first()
    if offering is None or offering.is_called_off or offering.capacity is None:
        return None
    title = offering.word("title", mail.language)
    is_full = mail.facts.get("level") == LEVELS[0]
    words = _("Full: %(title)s") if is_full else _("Nearly full: %(title)s")
    return compose(
        words % {"title": title},
        language=mail.language,
        paragraphs=[
            _("%(title)s fills up: %(words)s.") % {"title": title, "words": taken_words(offering)},
            _("At the desk you see who signed up and who waits, and you can change the number of places."),
        ],
        actions=[(_("To the desk"), f"{settings.WAGTAILADMIN_BASE_URL}{address('offering', offering.pk)}")],
    )


def offer_writer() -> None:
    register(KIND, write)
