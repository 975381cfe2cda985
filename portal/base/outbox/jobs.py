"""What the worker does for mail. Each is a door: it takes the clock and calls one function."""

from datetime import datetime, timedelta

from django.utils import timezone

from .forgetting import forget_old
from .sending import send_round

#: How long a server that took no mail is left alone: one that does not answer costs the worker half a minute.
PAUSE = timedelta(minutes=1)


class Rounds:
    """The rounds of one worker."""

    def __init__(self) -> None:
        self.not_before: datetime | None = None

    def run(self, at: datetime) -> int:
        """Send what is due, unless the server was away a moment ago; how many mails went."""
        if self.not_before and at < self.not_before:
            return 0
        outcome = send_round(at)
        self.not_before = at + PAUSE if outcome.away else None
        return outcome.sent


_rounds = Rounds()


def send_mail() -> None:
    _rounds.run(timezone.now())


def forget_recipients() -> None:
    forget_old(timezone.now())
