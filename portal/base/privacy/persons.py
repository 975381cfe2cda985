"""What can be asked for one person: a copy of all that is stored, and that it goes. And what goes by itself."""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction

from . import ledger
from .actions import Action
from .consents import forget_consents
from .holders import Holder, abouts_of, address, holders, known_addresses
from .models import AuditEvent, Consent
from .trail import record
from .wiping import wipe_after_commit

logger = logging.getLogger(__name__)
CONSENTS = "consents"


def export_person(mail: str) -> dict[str, Any]:
    """All that is stored of who has this address, by holder, with how long it stays. It writes nothing."""
    mail = address(mail)
    abouts = abouts_of(mail)
    return {
        "mail": mail,
        "stored": {one.name: told(one, mail) for one in holders()},
        CONSENTS: list(consents_about(abouts)),
        "trail": list(trail_about(abouts)),
    }


def hand_out(mail: str, *, by: Any = None, at: datetime) -> dict[str, Any]:
    """The same, written down in the trail."""
    found = export_person(mail)
    count = sum(len(part["rows"]) for part in found["stored"].values())
    record(Action.EXPORTED, about=pseudonym(found["mail"]), by=by, count=count, at=at)
    return found


def told(holder: Holder, mail: str) -> dict[str, Any]:
    return {
        "label": str(holder.label),
        "terms": [{"what": str(term.what), "until": str(term)} for term in holder.terms],
        "rows": holder.export(mail),
    }


def consents_about(abouts: list[str]):
    rows = Consent.objects.filter(about__in=abouts).order_by("given_at", "id")
    return rows.values("about", "purpose", "given_at", "withdrawn_at", "text__language", "text__text")


def trail_about(abouts: list[str]):
    """Without the names of staff, who are persons too."""
    rows = AuditEvent.objects.filter(about__in=abouts).order_by("at", "id")
    return rows.values("at", "actor_kind", "action", "about", "label", "fields", "count")


@transaction.atomic
def erase_person(mail: str, at: datetime, *, by: Any = None) -> dict[str, int]:
    """Take away all that was stored of this person until `at`: the number of rows per holder. Again changes nothing.

    The ledger remembers it, so that it can be done again after a backup was put back.
    """
    mail = address(mail)
    counts = take_away(mail, until=at)
    ledger.write_down(mail, at=at)
    record(Action.ERASED, about=pseudonym(mail), by=by, count=sum(counts.values()), at=at)
    wipe_after_commit()
    return counts


def take_away(mail: str, *, until: datetime) -> dict[str, int]:
    abouts = abouts_of(mail)
    counts = {one.name: one.erase(mail, until) for one in holders()}
    return counts | {CONSENTS: forget_consents(set(abouts) - set(abouts_of(mail)))}


@transaction.atomic
def replay_ledger(at: datetime) -> int:
    """Erase again whom the portal was asked to forget before: the number of people who had come back.

    What somebody gave after asking stays.
    """
    found = ledger.latest()
    for key, moment in found.items():
        ledger.note(key, at=moment)
    before = [(mail, ledger.erased_at(mail, found)) for mail in sorted(known_addresses())]
    back = sum(any(take_away(mail, until=moment).values()) for mail, moment in before if moment)
    record(Action.ERASED, about="ledger:replay", count=back, at=at)
    wipe_after_commit()
    return back


def retain(at: datetime) -> dict[str, int]:
    """Take away what is past its term: the number of rows per holder. A holder that fails stops no other."""
    counts = {one.name: safely(one.retain, at, one.name) for one in holders()}
    wipe_after_commit()
    return counts


def safely(clear: Callable[[datetime], int], at: datetime, name: str) -> int:
    """Batch after batch, each in a transaction of its own: what was cleared before something fails stays cleared."""
    total = 0
    try:
        while count := clear_batch(clear, at, name):
            total += count
    except Exception:
        logger.exception("What is past its term was not cleared: %s.", name)
    return total


@transaction.atomic
def clear_batch(clear: Callable[[datetime], int], at: datetime, name: str) -> int:
    count = clear(at)
    if count:
        record(Action.RETAINED, about=f"holder:{name}", count=count, at=at)
    return count


def pseudonym(mail: str) -> str:
    """What the trail calls a person. It leads back to nobody without the site's secret key and the address."""
    return f"person:{ledger.digest(mail)[:16]}"
