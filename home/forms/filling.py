"""One visit to a form page: shown empty, shown again with what is wrong, or sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.http import HttpRequest

from portal.base.asking import Per, QuestionForm, form_class, keep_files, read_draft
from portal.base.guarding import Guard, Stopped, Trapped, submission_in

from . import sending

if TYPE_CHECKING:
    from .pages import FormPage

GUARD = Guard("form-page", seconds=3, per_hour=20, work=True)
#: Files are kept before all is well, so that nobody has to choose them twice; a machine could fill a disk with them.
FILES = Guard("form-page-files", per_hour=60)
#: What the address of a form says once it was sent, and the name of that in the preview.
SENT, SENT_MODE = "verstuurd", "sent"
# Keeps the names of questions apart from our own.
PREFIX = "vraag"


@dataclass(frozen=True, slots=True)
class Filling:
    """What the template shows: the form and its hidden fields."""

    form: QuestionForm
    submission: UUID
    draft: str
    guards: str


def begun(page: FormPage, *, at: datetime) -> Filling:
    return Filling(form_of(page)(prefix=PREFIX), uuid4(), read_draft(None), GUARD.fields(at))


def receive(page: FormPage, request: HttpRequest, *, at: datetime) -> Filling | None:
    """Take in what was posted; None when the sender is to be thanked, else what to show again."""
    submission = submission_in(request)
    if sending.is_sent(submission):
        return None
    draft = read_draft(request.POST.get("draft"))
    form = form_of(page)(request.POST, request.FILES, prefix=PREFIX, draft=draft)
    try:
        if take_in(form, request, submission=submission, draft=draft, at=at):
            sending.send_in(page, form, submission=submission, draft=draft, at=at)
            return None
    except Trapped:
        return None
    except Stopped as stopped:
        form.add_error(None, stopped.message)
    return Filling(form, submission, draft, GUARD.fields(at, request.POST))


def take_in(form: QuestionForm, request: HttpRequest, *, submission: UUID, draft: str, at: datetime) -> bool:
    """Whether the form may be sent: all is filled in, and no guard raises Stopped. Its files are kept in any case."""
    sound = form.is_valid()
    if request.FILES:
        FILES.check(request, at)
    keep_files(form, draft=draft, at=at)
    if sound:
        GUARD.check(request, at, once=submission)
    return sound


def form_of(page: FormPage) -> type[QuestionForm]:
    return form_class(page.asked(), per=Per.REGISTRATION, language=page.language)
