"""Writing the mails when they go: each only while it is true."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.outbox import Letter, OutboxMail, compose, words_for
from portal.base.when import day_text

from .. import telling
from ..models import InitiativePage
from . import posting, terms
from .choices import DeclineReason, Purpose, State
from .models import Submission
from .tokens import mailed_link


def resume(mail: OutboxMail) -> Letter | None:
    submission = submission_of(mail, State.DRAFT)
    if submission is None:
        return None
    action = (_("Go on"), mailed_link(submission, Purpose.DRAFT, language=mail.language))
    return letter(mail, {"dagen": terms.DRAFT.days}, action, small=[not_you()])


def confirm(mail: OutboxMail) -> Letter | None:
    submission = submission_of(mail, State.UNCONFIRMED)
    if submission is None:
        return None
    action = (_("This is my address"), mailed_link(submission, Purpose.CONFIRM, language=mail.language))
    return letter(mail, {"dagen": terms.UNCONFIRMED.days}, action, small=[not_you()])


def received(mail: OutboxMail) -> Letter | None:
    submission = submission_of(mail, State.QUEUED)
    if submission is None:
        return None
    values = {"plek": submission.place_in_queue, "dag": day_text(submission.promised_on)}
    return letter(mail, about(submission) | values, status(submission, mail))


def returned(mail: OutboxMail) -> Letter | None:
    submission = submission_of(mail, State.RETURNED)
    if submission is None:
        return None
    values = {"opmerkingen": remarks(submission), "dag": day_text(ends_on(submission))}
    return letter(mail, about(submission) | values, status(submission, mail, _("Change it")))


def reminder(mail: OutboxMail) -> Letter | None:
    submission = submission_of(mail, State.RETURNED)
    if submission is None:
        return None
    values = about(submission) | {"dag": day_text(ends_on(submission))}
    return letter(mail, values, status(submission, mail, _("Change it")))


def expired(mail: OutboxMail) -> Letter | None:
    submission = submission_of(mail, State.EXPIRED)
    return letter(mail, about(submission), status(submission, mail)) if submission else None


def accepted(mail: OutboxMail) -> Letter | None:
    submission = submission_of(mail, State.ACCEPTED)
    return letter(mail, about(submission), status(submission, mail)) if submission else None


def declined(mail: OutboxMail) -> Letter | None:
    submission = submission_of(mail, State.DECLINED)
    if submission is None:
        return None
    action = status(submission, mail)
    return letter(mail, about(submission) | {"reden": why(submission)}, action, small=[what_now(submission)])


def published(mail: OutboxMail) -> Letter | None:
    submission = submission_of(mail, State.PUBLISHED)
    pages = InitiativePage.objects.live().filter(translation_key=submission.page_key) if submission else ()
    by_language = {page.locale.language_code: page for page in pages}
    page = by_language.get(mail.language) or by_language.get(settings.LANGUAGE_CODE)
    if submission is None or page is None:
        return None
    return letter(mail, about(submission), (_("Open the page"), page.full_url))


def late(mail: OutboxMail) -> Letter | None:
    """With the number of this moment; none when all were answered meanwhile."""
    count = Submission.objects.late(timezone.now()).count()
    address = settings.WAGTAILADMIN_BASE_URL + reverse("sending_desk:queue")
    return letter(mail, {"aantal": count}, (_("Open the list"), address)) if count else None


WRITERS = {
    posting.RESUME: resume,
    posting.CONFIRM: confirm,
    posting.RECEIVED: received,
    posting.RETURNED: returned,
    posting.REMINDER: reminder,
    posting.EXPIRED: expired,
    posting.ACCEPTED: accepted,
    posting.DECLINED: declined,
    posting.PUBLISHED: published,
    posting.LATE: late,
}


def letter(mail: OutboxMail, values: dict, action: tuple[str, str], *, small: list[str] | None = None) -> Letter:
    subject, body = words_for(mail.kind, mail.language, values)
    return compose(subject, language=mail.language, paragraphs=[body], actions=[action], small=small or [])


def submission_of(mail: OutboxMail, state: State) -> Submission | None:
    """What the mail is about, while it is in this state and of this address."""
    return Submission.objects.filter(pk=mail.about.partition(":")[2], state=state, mail=mail.to).first()


def about(submission: Submission) -> dict[str, str]:
    return {"titel": submission.title}


def status(submission: Submission, mail: OutboxMail, words: str = "") -> tuple[str, str]:
    link = mailed_link(submission, Purpose.STATUS, language=mail.language)
    return words or _("See how it stands"), link


def remarks(submission: Submission) -> str:
    """A paragraph for each field that has to be changed."""
    return "\n\n".join(f"{telling.FIELDS[row.field].label}: {row.words}" for row in submission.open_remarks)


def ends_on(submission: Submission) -> datetime:
    return submission.returned_at + timedelta(days=terms.RETURNED.days)


def why(submission: Submission) -> str:
    """The standard sentence and the moderator's own words."""
    reason = submission.decline_reason
    standard = "" if reason == DeclineReason.OTHER else str(DeclineReason(reason).label)
    return "\n\n".join(filter(None, [standard, str(submission.decline_text)]))


def what_now(submission: Submission) -> str:
    if submission.can_appeal:
        return _("Do you not agree? On the page behind the button you can ask once that somebody else looks at it.")
    return _("Two of us have looked at it, so this answer stays.")


def not_you() -> str:
    return _("Did you not do this? Then somebody typed your address by mistake. Do nothing: you hear no more.")
