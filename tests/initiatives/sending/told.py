"""Submissions as residents make them, up to each state, and the mails that follow."""

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMultiAlternatives
from PIL import Image

from initiatives import telling
from initiatives.models import InitiativePage
from initiatives.sending import actions
from initiatives.sending.choices import DeclineReason, Reason, State
from initiatives.sending.models import Submission
from portal.base.outbox import send_due
from tests.factories import InitiativeIndexFactory, ThemeFactory, UserFactory

#: A Monday.
AT = datetime(2027, 5, 10, 10, 0, tzinfo=UTC)
LATER = AT + timedelta(minutes=5)
DAY = timedelta(days=1)
SENDER, NAME = "inzender.geheim@example.org", "Riek Verborgen"
CONSENT = "Jullie mogen dit lezen en op de site zetten."
LINK = re.compile(r"https?://[^/\s]+(/\w\w/\S+)")
NOTE = actions.Note("what", Reason.SHORT, "Hoe vaak komen jullie bij elkaar?")


def words(**more) -> dict:
    """What somebody tells, by field."""
    ThemeFactory._meta.model.objects.filter(slug="ontmoeten").exists() or ThemeFactory(slug="ontmoeten")
    told = {
        "title": "Soepcafé Zeddam",
        "summary": "Elke vrijdag soep voor wie er zin in heeft.",
        "what": "Met twaalf buren koken we soep in de oude school, voor wie wil aanschuiven.",
        "themes": ["ontmoeten"],
        "stage": "running",
        "where": {"place": "zeddam", "municipality": "montferland"},
    }
    return told | more


def filled(submission: Submission, *, mail: str = SENDER, name: str = NAME, at: datetime = AT, **more) -> Submission:
    told = words(**more)
    for step in telling.STEPS:
        values = {field: told[field] for field in step.names if field in told}
        if step.name == "contact":
            values |= {"mail": mail, "name": name}
        actions.fill(submission, step=step.name, values=values, at=at)
    return submission


def draft(*, language: str = "nl", at: datetime = AT, like: InitiativePage | None = None, **more) -> Submission:
    return filled(actions.begin(language=language, at=at, like=like), at=at, **more)


def unconfirmed(*, at: datetime = AT, **more) -> Submission:
    submission = draft(at=at, **more)
    actions.send(submission, consent=CONSENT, at=at)
    return submission


def queued(*, at: datetime = AT, **more) -> Submission:
    submission = unconfirmed(at=at, **more)
    actions.confirm(submission, at=at)
    return submission


def returned(*, by=None, at: datetime = AT, **more) -> Submission:
    submission = queued(at=at, **more)
    actions.give_back(submission, remarks=[NOTE], by=by or UserFactory(), at=at)
    return submission


def declined(*, by=None, at: datetime = AT, **more) -> Submission:
    submission = queued(at=at, **more)
    told = {"reason": DeclineReason.DOUBLE, "text": "Kijk eens bij het soepcafé in Azewijn."}
    actions.decline(submission, **told, by=by or UserFactory(), at=at)
    return submission


def accepted(*, by=None, at: datetime = AT, **more) -> tuple[Submission, InitiativePage]:
    submission = queued(at=at, **more)
    page = actions.accept(submission, parent=InitiativeIndexFactory(), by=by or UserFactory(), at=at)
    return submission, page


def state_of(submission: Submission) -> State:
    return Submission.objects.get(pk=submission.pk).state


def picture() -> SimpleUploadedFile:
    content = BytesIO()
    Image.new("RGB", (40, 30), "green").save(content, "JPEG")
    return SimpleUploadedFile("soep.jpg", content.getvalue(), "image/jpeg")


def mails_sent(at: datetime = LATER) -> list[EmailMultiAlternatives]:
    """What the worker sends now."""
    mail.outbox.clear()
    send_due(at)
    return list(mail.outbox)


def link_in(letter: EmailMultiAlternatives) -> str:
    """The address that it leads to, without the site."""
    return LINK.findall(letter.body)[0]
