"""Guard: what stands between a form and the machines that fill in forms."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest, QueryDict
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from . import memory, moments, work
from .clients import client_key
from .refusals import Stopped, Trapped

#: A name that machines like to fill in and that no browser completes.
HONEYPOT = "guard_weblink"
MOMENT, WORK = "guard_moment", "guard_work"
HOUR = 60 * 60
#: Who solves no challenge, for want of JavaScript, may send one form for every so many of somebody who does.
SHARE_WITHOUT_WORK = 4


@dataclass(frozen=True, slots=True)
class Guard:
    """How a kind of form is guarded.

    `seconds` is the least that a person needs for it, `per_hour` how many one connection may send. With `work` a
    browser solves a challenge first; one that cannot may send fewer.
    """

    purpose: str
    honeypot: bool = True
    seconds: int = 0
    per_hour: int = 0
    work: bool = False

    def fields(self, at: datetime, posted: QueryDict | None = None) -> str:
        """The hidden inputs as HTML. `posted`: what came in, when the form is shown again."""
        context = {
            "honeypot": HONEYPOT if self.honeypot else "",
            "moment": moments.sign(self.purpose, self._shown_since(at, posted)) if self.seconds else "",
            "challenge": work.challenge(self.purpose, at=at) if self.work else "",
        }
        return render_to_string("guarding/fields.html", context)

    def check(self, request: HttpRequest, at: datetime, *, once: UUID | None = None) -> None:
        """Raise Stopped when this form may not come in, and Trapped when a machine filled it in.

        `once` names what is sent, and the caller keeps one of each at most: sent twice, or three times at once, it
        comes through every time and counts once.
        """
        posted = request.POST
        if self.honeypot and posted.get(HONEYPOT):
            raise Trapped(_("Thank you."))
        if self.seconds:
            self._check_moment(posted.get(MOMENT, ""), at)
        worked = self.work and self._check_work(posted.get(WORK, ""), at, once)
        if self.per_hour:
            self._check_rate(client_key(request), once=once, worked=worked)

    def stops(self, request: HttpRequest, at: datetime) -> str:
        """Why this form may not come in, for who asks before reading it; "" when it may."""
        try:
            self.check(request, at)
        except Stopped as stopped:
            return stopped.message
        return ""

    def _shown_since(self, at: datetime, posted: QueryDict | None) -> datetime:
        """Who is shown the form again has been at it since the first time, and need not wait anew."""
        if posted is None:
            return at
        moment = moments.read(self.purpose, posted.get(MOMENT, ""))
        return moment if moment and moments.is_fresh(moment, at) else at - timedelta(seconds=self.seconds)

    def _check_moment(self, words: str, at: datetime) -> None:
        moment = moments.read(self.purpose, words)
        if moment is None or not moments.is_fresh(moment, at):
            raise Stopped(_stale())
        if at - moment < timedelta(seconds=self.seconds):
            raise Stopped(
                _("That was faster than we expect of people. What you filled in is still here: send it once more.")
            )

    def _check_work(self, words: str, at: datetime, once: UUID | None) -> bool:
        """Whether a challenge was solved; a solution that is wrong or was used is worse than none."""
        if not words:
            return False
        solved = work.solved(self.purpose, words)
        if solved is None:
            raise Stopped(_("We could not check this form. What you filled in is still here: send it once more."))
        if solved.until < at.timestamp():
            raise Stopped(_stale())
        key, seconds = f"guard:used:{solved.nonce}", int(moments.STALE.total_seconds())
        if not memory.claim(key, str(once or ""), seconds=seconds):
            raise Stopped(
                _("This form has been sent before. What you filled in is still here: send it once more if you want to.")
            )
        return True

    def _check_rate(self, client: str, *, once: UUID | None, worked: bool) -> None:
        most = self.per_hour if worked or not self.work else max(1, self.per_hour // SHARE_WITHOUT_WORK)
        # The hour begins with the first that is sent: who has to wait for it, waits an hour at most.
        key = f"guard:sent:{self.purpose}:{worked}:{client}"
        if once and not memory.is_new(f"guard:seen:{self.purpose}:{once}:{client}", seconds=HOUR):
            sent = memory.counted(key)
        else:
            sent = memory.count(key, seconds=HOUR)
        if sent > most:
            raise Stopped(
                _(
                    "A lot has been sent from your connection in a short time. What you filled in is still here: wait"
                    " an hour, then send it once more."
                )
            )


def _stale() -> str:
    return _(
        "This page was open for more than a day, so we check it again. What you filled in is still here: send it once"
        " more."
    )
