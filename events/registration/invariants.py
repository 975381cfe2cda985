"""What is always true of registrations. `manage.py check_registrations` looks, by hand and every night."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Q, Sum

from .choices import HOLDING, LIVE, State
from .models import Offering, Participant, Registration, Session


def broken(offerings=None) -> list[str]:
    """Each rule that does not hold, in a sentence; [] when all is well."""
    offerings = Offering.objects.all() if offerings is None else offerings
    return [words for offering in offerings for words in of_offering(offering)]


def is_amiss(at: datetime) -> bool:
    """Whether places are lost or given twice where people can still come: one question, asked often."""
    return Offering.objects.coming(at).out_of_step().exists()


def of_offering(offering: Offering) -> Iterator[str]:
    rows = Registration.objects.filter(offering=offering)
    held = rows.filter(state__in=HOLDING).aggregate(total=Sum("seats"))["total"] or 0
    if held != offering.taken:
        yield f"offering {offering.pk}: {offering.taken} places taken, {held} held"
    if offering.capacity is not None and held > offering.capacity:
        yield f"offering {offering.pk}: {held} places held of {offering.capacity}"
    yield from of_people(offering, rows)
    for row in Session.objects.filter(offering=offering).annotate(count=Count("guests")):
        if row.count != row.catch_up_taken:
            yield f"session {row.pk}: {row.catch_up_taken} places to catch up taken, {row.count} held"
    turns = rows.values("turn").annotate(count=Count("pk")).filter(count__gt=1)
    yield from (f"offering {offering.pk}: turn {row['turn']} given {row['count']} times" for row in turns)
    for pk in rows.filter(state=State.OFFERED, offered_until=None).values_list("pk", flat=True):
        yield f"registration {pk}: an offer without an end"


def of_people(offering: Offering, rows) -> Iterator[str]:
    """As many people as places, for whoever still comes."""
    coming = Count("people", filter=Q(people__in=Participant.objects.coming()))
    for row in rows.filter(state__in=LIVE).annotate(coming=coming):
        if row.coming != row.seats:
            yield f"registration {row.pk}: {row.seats} places for {row.coming} people"
