"""Sending what waits: claim, write, hand over, mark; one mail at a time, by as many workers as there are.

A mail is in one worker's hands at a time, and each step is committed before the next. A worker that is stopped anywhere
loses no mail: its claim runs out, and the mail's promise says what then.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePath
from time import monotonic
from traceback import extract_tb
from uuid import uuid4

from django.db import transaction
from django.db.models import F
from django.utils import translation

from ..failpoints import reach
from .letters import Letter
from .models import TROUBLED, MailState, OutboxMail, Promise
from .postman import MAX_ERROR, NotTaken, Postman, ServerAway, Unknown
from .writers import writer_of

logger = logging.getLogger(__name__)

Clock = Callable[[], datetime]

#: Longer than it takes to write and hand over one mail to the slowest server.
LEASE = timedelta(minutes=5)
#: How long after each failed attempt the next one comes. The last comes after 41 hours, so that all ends in 48.
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 240, 720, 720, 720)]
#: A round that takes longer gives way to the worker's other jobs.
LONGEST = timedelta(seconds=30)
#: Of this many mails that are due, a worker tries to get one before it looks again.
LOOK_AHEAD = 10


@dataclass(frozen=True, slots=True)
class Outcome:
    sent: int
    away: bool  # whether the mail server was


def send_due(at: datetime) -> int:
    """Send what is due; how many mails went. Not to be called in a transaction."""
    return send_round(at).sent


def send_round(at: datetime) -> Outcome:
    """Send until nothing is due any more, it takes too long for one round, or the server takes no mail."""
    clock, sent = clock_from(at), 0
    requeue(at)
    postman = Postman()
    try:
        while clock() < at + LONGEST and (mail := claim(clock())):
            sent += _deliver(mail, postman, clock=clock)
    except ServerAway as error:
        logger.warning("The mail server takes no mail now; what waits goes later. %s", error)
        return Outcome(sent, away=True)
    finally:
        postman.leave()
    return Outcome(sent, away=False)


def clock_from(at: datetime) -> Clock:
    """The moment `at`, that moves on: leases count from when a mail was claimed, not from when the round began."""
    start = monotonic()
    return lambda: at + timedelta(seconds=monotonic() - start)


def requeue(at: datetime) -> None:
    """Settle what stopped workers had in hand: nobody knows whether those mails went."""
    abandoned = OutboxMail.objects.abandoned(at)
    abandoned.filter(promise=Promise.AT_MOST_ONCE).update(state=MailState.IN_DOUBT, lease_until=None, ended_at=at)
    tired = abandoned.filter(attempts__gt=len(WAITS))
    tired.update(state=MailState.FAILED, claim="", lease_until=None, ended_at=at, last_error="interrupted")
    abandoned.update(state=MailState.WAITING, claim="", lease_until=None)


def claim(at: datetime) -> OutboxMail | None:
    """The mail that waits longest, for this worker alone. Committed when it returns."""
    by = uuid4().hex
    while keys := list(OutboxMail.objects.due(at).values_list("pk", flat=True)[:LOOK_AHEAD]):
        for key in keys:
            with transaction.atomic(durable=True):
                mine = OutboxMail.objects.due(at).filter(pk=key).order_by()
                taken = mine.update(
                    state=MailState.SENDING, claim=by, lease_until=at + LEASE, attempts=F("attempts") + 1
                )
            if taken:
                reach("claimed")
                return OutboxMail.objects.get(pk=key)
    return None


def _deliver(mail: OutboxMail, postman: Postman, *, clock: Clock) -> bool:
    """Whether it went. Raises ServerAway; everything that is about this mail alone ends in its row."""
    try:
        letter = _write(mail)
    except Exception as error:  # noqa: BLE001 -- one mail that cannot be written keeps no other from going
        _put_back(mail, place_of(error), at=clock())
        return False
    if letter is None:
        _mark(mail, state=MailState.SUPPRESSED, ended_at=clock())
        return False
    reach("written")
    return _hand_over(mail, letter, postman, clock=clock)


def _write(mail: OutboxMail) -> Letter | None:
    if not mail.to:  # somebody asked to be forgotten
        return None
    with translation.override(mail.language):
        return writer_of(mail.kind)(mail)


def _hand_over(mail: OutboxMail, letter: Letter, postman: Postman, *, clock: Clock) -> bool:
    try:
        postman.connect()
    except ServerAway:
        _let_go(mail)
        raise
    if not _keep(mail, until=clock() + LEASE):
        return False
    try:
        postman.hand_over(mail, letter, at=clock())
    except NotTaken as error:
        _refuse(mail, error, at=clock())
        if error.away:
            raise ServerAway(str(error)) from error
        return False
    except Unknown as error:
        _doubt(mail, error, at=clock())
        raise ServerAway(str(error)) from error
    except Exception as error:  # noqa: BLE001 -- a letter of which no message can be made
        _put_back(mail, place_of(error), at=clock())
        return False
    reach("accepted")
    at = clock()
    _mark(mail, state=MailState.SENT, sent_at=at, ended_at=at, last_error="")
    reach("marked")
    return True


def _keep(mail: OutboxMail, *, until: datetime) -> bool:
    """Whether it is still in these hands: writing may have taken longer than the lease."""
    mine = OutboxMail.objects.filter(pk=mail.pk, claim=mail.claim, state=MailState.SENDING)
    return bool(mine.update(lease_until=until))


def _mark(mail: OutboxMail, **values: object) -> None:
    """End this claim with these values, unless it was taken away. What is in doubt is so no longer."""
    mine = OutboxMail.objects.filter(pk=mail.pk, claim=mail.claim)
    if not mine.update(claim="", lease_until=None, **values):
        logger.warning("Mail %s was taken from a worker that was too slow", mail.pk)


def _let_go(mail: OutboxMail) -> None:
    """It was no attempt: the server was not there."""
    _mark(mail, state=MailState.WAITING, attempts=F("attempts") - 1)


def _put_back(mail: OutboxMail, reason: str, *, at: datetime) -> None:
    """Until the next attempt, or for good after the last."""
    if mail.attempts > len(WAITS):
        _fail(mail, reason, at=at)
        return
    logger.warning("Mail %s (%s) did not go, attempt %s: %s", mail.pk, mail.kind, mail.attempts, reason)
    wait = WAITS[mail.attempts - 1]
    _mark(mail, state=MailState.WAITING, not_before=at + wait, last_error=reason[:MAX_ERROR])


def _fail(mail: OutboxMail, reason: str, *, at: datetime) -> None:
    logger.error("Mail %s (%s) failed: %s", mail.pk, mail.kind, reason)
    _mark(mail, state=MailState.FAILED, ended_at=at, last_error=reason[:MAX_ERROR])


def _refuse(mail: OutboxMail, error: NotTaken, *, at: datetime) -> None:
    (_fail if error.final else _put_back)(mail, str(error), at=at)


def _doubt(mail: OutboxMail, error: Unknown, *, at: datetime) -> None:
    if mail.promise == Promise.AT_MOST_ONCE:
        _mark(mail, state=MailState.IN_DOUBT, ended_at=at, last_error=str(error))
    else:
        _put_back(mail, str(error), at=at)


def place_of(error: Exception) -> str:
    """What went wrong and where; what the error says may hold what a person typed."""
    frames = extract_tb(error.__traceback__)
    where = f" ({PurePath(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}{where}"


def resend(mail: OutboxMail, at: datetime) -> bool:
    """Have a mail that failed or is in doubt sent again, as the same mail; False when it is neither any more.

    A mail whose address was forgotten stays as it is.
    """
    again = OutboxMail.objects.filter(pk=mail.pk, state__in=TROUBLED).exclude(to="")
    return bool(
        again.update(
            state=MailState.WAITING, not_before=at, attempts=0, claim="", lease_until=None, ended_at=None, last_error=""
        )
    )
