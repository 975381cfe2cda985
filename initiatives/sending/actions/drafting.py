"""Writing a draft: nobody but who has its link can read it."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from portal.base.asking.models import StoredFile
from portal.base.outbox import OutboxMail
from portal.base.privacy.actions import Action
from portal.base.privacy.holders import plain
from portal.base.privacy.trail import SELF, record

from ... import telling
from ...errors import Refused
from ...models import InitiativePage
from ...telling.steps import BY_NAME
from ..choices import State
from ..limits import got_enough
from ..models import Submission
from ..posting import RESUME, TYPED, tell
from .moving import elsewhere

#: What a draft takes from the initiative that it follows: how it was done, not what or where it is.
INHERITED = ("steps", "costs", "permits", "lessons", "themes")


@transaction.atomic
def begin(*, language: str, at: datetime, like: InitiativePage | None = None) -> Submission:
    """An empty draft, or one with the steps, costs, permits and lessons of `like`."""
    taken = telling.values_of(like) if like else {}
    submission = Submission.objects.create(
        language=language,
        values={name: taken[name] for name in INHERITED if taken.get(name)},
        like_key=like.translation_key if like else None,
        created_at=at,
        changed_at=at,
    )
    record(Action.CREATED, about=submission.about, by=SELF, at=at)
    return submission


@transaction.atomic
def fill(submission: Submission, *, step: str, values: dict[str, Any], at: datetime) -> None:
    """Keep what was told in one step, over what stood there. Values of other steps are left as they are."""
    draft = locked(submission, State.DRAFT)
    names = BY_NAME[step].names
    draft.values |= {name: value for name, value in values.items() if name in names}
    if "pictures" in values:
        drop_unused(draft)
    if "mail" in values:
        readdress(draft, values["mail"])
    draft.name = values.get("name", draft.name)
    save(draft, submission, at=at)


def readdress(draft: Submission, mail: str) -> None:
    """A link that was mailed to another address holds no longer: whoever has that one may be a stranger."""
    key = plain(mail)
    if draft.mail_key not in {"", key} and OutboxMail.objects.filter(kind=RESUME, about=draft.about).exists():
        draft.version += 1
    draft.mail, draft.mail_key = mail, key


@transaction.atomic
def keep_picture(submission: Submission, *, upload, alt: str, at: datetime) -> None:
    """Keep a picture, as `telling.pictures.checked` gave it, in the private storage."""
    draft = locked(submission, State.DRAFT, State.RETURNED)
    if draft.state == State.RETURNED and not draft.open_remarks.filter(field="pictures").exists():
        raise Refused(elsewhere())
    known = draft.values.get("pictures", [])
    if len(known) >= telling.pictures.MOST:
        raise Refused(_("There are six pictures already. Take one away first."))
    draft.values |= {"pictures": [*known, telling.pictures.keep(upload, alt=alt, about=draft.about, at=at)]}
    save(draft, submission, at=at)


def mail_link(submission: Submission, *, at: datetime) -> None:
    """Mail the link with which the sender writes on, a few times a day at most."""
    if submission.state != State.DRAFT or not submission.mail:
        raise Refused(_("Fill in your e-mail address first."))
    if not got_enough(submission.mail, kinds=TYPED, at=at):
        tell(submission, RESUME, at=at)


def locked(submission: Submission, *states: str) -> Submission:
    """The row as it is now, held until the transaction ends."""
    row = Submission.objects.select_for_update().filter(pk=submission.pk, state__in=states).first()
    if row is None:
        raise Refused(elsewhere())
    return row


def save(row: Submission, submission: Submission, *, at: datetime) -> None:
    """Write the held row, and let the caller's copy know."""
    row.municipality = municipality_of(row.values)
    row.turn, row.changed_at = row.turn + 1, at
    row.save()
    submission.refresh_from_db()


def drop_unused(draft: Submission) -> None:
    """Of pictures that were taken away, the files go as well. Once it was sent, earlier versions show them."""
    used = [one.get("file") for one in draft.values.get("pictures", ())]
    StoredFile.objects.about(draft.about).exclude(uuid__in=[name for name in used if name]).remove()


def municipality_of(values: dict[str, Any]) -> str:
    where = values.get("where")
    return str(where.get("municipality") or "") if isinstance(where, dict) else ""
