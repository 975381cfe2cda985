"""Sending a form: the only writer of `FormAnswer`."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.conf import settings
from django.db import transaction

from portal.base import outbox
from portal.base.asking import (
    Answers,
    FrozenQuestions,
    Kind,
    QuestionForm,
    QuestionSet,
    answers_of,
    claim_files,
    shown_answers,
)
from portal.base.models import SiteSettings

from .answers import FormAnswer
from .choices import Confirmation

if TYPE_CHECKING:
    from .pages import FormPage

TO_RECEIVER, TO_SENDER = "form_answer", "form_copy"


def is_sent(submission: UUID) -> bool:
    return FormAnswer.objects.filter(submission=submission).exists()


@transaction.atomic
def send_in(page: FormPage, form: QuestionForm, *, submission: UUID, draft: str, at: datetime) -> FormAnswer:
    """Keep the answers of a valid form and have the mails sent. A submission that is there already stays as it is."""
    answers, asked = answers_of(form), page.asked_everywhere()
    answer, is_new = FormAnswer.objects.get_or_create(
        submission=submission,
        defaults={
            "form_key": page.translation_key,
            "title": title_for_staff(page),
            "language": page.language,
            "questions": FrozenQuestions.freeze(asked, at),
            "plain": answers.plain,
            "sensitive": answers.sensitive,
            "words": searchable(asked, answers, language=page.language),
            "mail": mail_in(asked, answers),
            "created_at": at,
            "keep_until": at + timedelta(days=page.days_kept),
        },
    )
    if is_new:
        claim_files(draft, answer.about)
        post_mails(page, answer, at=at)
    return answer


def post_mails(page: FormPage, answer: FormAnswer, *, at: datetime) -> None:
    to = receiver_of(page)
    if to:
        post(TO_RECEIVER, answer, to=to, language=settings.LANGUAGE_CODE, at=at)
    if answer.mail and page.confirmation != Confirmation.NONE:
        facts = {"form": page.title, "copy": page.confirmation == Confirmation.COPY}
        post(TO_SENDER, answer, to=answer.mail, language=answer.language, at=at, facts=facts)


def post(kind: str, answer: FormAnswer, **more) -> None:
    outbox.post(key=f"{kind}:{answer.pk}", kind=kind, about=answer.about, **more)


def receiver_of(page: FormPage) -> str:
    """The address that is told; "" where nobody is."""
    chosen = page.receiver
    if chosen and chosen.mail:
        return chosen.mail
    site = SiteSettings.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    return site.mail if site else ""


def title_for_staff(page: FormPage) -> str:
    """In the language of the site, where the form has that."""
    twin = type(page).objects.filter(translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE)
    return twin.values_list("title", flat=True).first() or page.title


def mail_in(asked: QuestionSet, answers: Answers) -> str:
    """The first e-mail address that was given."""
    given = (answers.get(one.key) for one in asked if one.kind == Kind.MAIL)
    return next((mail for mail in given if mail), "")


def searchable(asked: QuestionSet, answers: Answers, *, language: str) -> str:
    """The plain answers as one text."""
    plain = Answers(plain=answers.plain)
    return "\n".join(text for _label, text in shown_answers(asked, plain, language=language))
