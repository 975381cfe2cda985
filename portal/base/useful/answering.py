"""Answering whether a page was useful: the only writer of `UsefulAnswer`."""

from datetime import datetime
from uuid import UUID, uuid4

from django import forms
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from ..guarding import Guard, Stopped, Trapped, read_submission
from .choices import Verdict
from .models import LONGEST, UsefulAnswer

GUARD = Guard("useful", per_hour=30)


class SubmissionField(forms.UUIDField):
    def clean(self, value):
        """What the form was given; a new one where that was lost."""
        return read_submission(str(value))


class WordsField(forms.CharField):
    def to_python(self, value):
        """A line's end is one character, as browsers count it."""
        return super().to_python(value).replace("\r\n", "\n")


class UsefulForm(forms.Form):
    verdict = forms.ChoiceField(
        label=_("Was the page useful to you?"),
        choices=Verdict.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    text = WordsField(
        label=_("What was missing, or what was good?"),
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("At most 500 characters. Write no names, addresses or telephone numbers: nobody can answer you."),
    )
    submission = SubmissionField(widget=forms.HiddenInput)


def asked_of(key: UUID, language: str) -> Page | None:
    """The page that is open to all and asks this; None when there is none."""
    rows = Page.objects.live().public().filter(translation_key=key, locale__language_code=language)
    page = rows.filter(alias_of__isnull=True).first()
    found = page and page.specific
    return found if getattr(found, "asks_if_useful", False) else None


def empty_form(verdict: str) -> UsefulForm:
    """With yes or no chosen, as the link said."""
    chosen = verdict if verdict in Verdict.values else None
    return UsefulForm(initial={"verdict": chosen, "submission": uuid4()})


def receive(page: Page, request: HttpRequest, *, at: datetime) -> UsefulForm | None:
    """Take in what was posted; None when the reader is to be thanked, else the form to show again."""
    form = UsefulForm(request.POST)
    if not form.is_valid():
        return form
    try:
        GUARD.check(request, at, once=form.cleaned_data["submission"])
    except Trapped:
        return None
    except Stopped as stopped:
        form.add_error(None, stopped.message)
        return form
    answer(page, **form.cleaned_data, at=at)
    return None


def answer(page: Page, *, verdict: str, text: str, submission: UUID, at: datetime) -> None:
    """Keep what somebody thought of this page; sent twice it counts once."""
    UsefulAnswer.objects.get_or_create(
        submission=submission,
        defaults={
            "key": page.translation_key,
            "language": page.locale.language_code,
            "kind": page.kind.name,
            "title": page.title,
            "verdict": verdict,
            "text": text,
            "day": timezone.localdate(at),
        },
    )
