"""Is all of it still true?"""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from portal.base.privacy.actions import Action
from portal.base.privacy.trail import SELF, record

from ...choices import Stage
from ...models import Confirmation, InitiativePage
from ..models import Keeper
from ..posting import post_reminder

BATCH = 200


@transaction.atomic
def confirm_true(keeper: Keeper, *, at: datetime) -> Confirmation:
    """A keeper says that all on the page is true. Twice on a day counts once."""
    heard_of(keeper.key, at=at)
    record(Action.CONFIRMED, about=keeper.about, by=SELF, fields=["page"], at=at)
    return Confirmation.objects.update_or_create(key=keeper.key, day=timezone.localdate(at))[0]


def heard_of(key, *, at: datetime) -> None:
    """One keeper's word is enough for all: nobody is reminded for a year."""
    Keeper.objects.of_page(key).active().update(heard_at=at, reminded=0, reminded_at=None)


def remind(at: datetime) -> int:
    """Ask keepers whether all is still true, where it is time to; how many mails."""
    due = Keeper.objects.to_remind(at).filter(key__in=pages_that_go_on()).order_by("pk")[:BATCH]
    return sum(remind_one(keeper, at=at) for keeper in due)


@transaction.atomic
def remind_one(keeper: Keeper, *, at: datetime) -> bool:
    """False when another worker did."""
    rows = Keeper.objects.active().filter(pk=keeper.pk, reminded=keeper.reminded, heard_at=keeper.heard_at)
    if not rows.update(reminded=F("reminded") + 1, reminded_at=at):
        return False
    post_reminder(keeper, number=keeper.reminded + 1, at=at)
    return True


def pages_that_go_on():
    """Translation keys of what is on the site and has not stopped."""
    rows = InitiativePage.objects.live().exclude(stage=Stage.STOPPED)
    return rows.order_by().values("translation_key")
