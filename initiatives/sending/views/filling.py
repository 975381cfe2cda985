"""The forms of one step, and what they hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest

from portal.base.guarding import Guard

from ... import telling
from ...telling import Step, TellingForm
from ...telling.gallery import NEW
from .. import actions
from ..forms import ContactForm
from ..models import Submission
from ..pages.progress import CONTACT
from .pictures import picture_url

#: Asked before a picture is read: that costs more than all else that a visitor can do.
PICTURES = Guard("sending-picture", honeypot=False, per_hour=60)


@dataclass
class Filled:
    """`contact` is there in the last step only."""

    submission: Submission
    telling: TellingForm
    contact: ContactForm | None = None

    @property
    def forms(self) -> list[forms.Form]:
        return [form for form in (self.contact, self.telling) if form]

    @property
    def is_sound(self) -> bool:
        return all(form.is_valid() for form in self.forms)

    @property
    def so_far(self) -> dict[str, Any]:
        return self.telling.so_far | (self.contact.so_far if self.contact else {})

    def keep_picture(self, *, at: datetime) -> None:
        """Store what was uploaded; from then on the form knows it as one that was there."""
        form = self.telling
        form.is_valid()
        if form.new_picture is None:
            return
        actions.keep_picture(self.submission, upload=form.new_picture, alt=form.new_alt, at=at)
        data = telling.with_picture(form.data, self.submission.values["pictures"][-1])
        self.telling = form_for(self.submission, [field.name for field in form.asked], data=data)


def fill_in(request: HttpRequest, submission: Submission, step: Step, *, at: datetime) -> Filled:
    """As somebody sent it; without its picture when many came from there, and then it says so."""
    contact = ContactForm(request.POST) if step.name == CONTACT else None
    why = PICTURES.stops(request, at) if NEW in request.FILES else ""
    form = form_for(submission, step.names, data=request.POST, files=None if why else request.FILES)
    if why:
        form.add_error(NEW if NEW in form.fields else None, why)
    return Filled(submission, form, contact)


def fill_in_again(submission: Submission, step: Step, values: Mapping[str, Any]) -> Filled:
    """With what is known."""
    known = {"name": submission.name, "mail": submission.mail}
    contact = ContactForm(initial=known) if step.name == CONTACT else None
    return Filled(submission, form_for(submission, step.names, values=values), contact)


def form_for(submission: Submission, names, *, values=None, data=None, files=None) -> TellingForm:
    known = submission.values if values is None else values
    form = telling.form_for(names, values=known, data=data, files=files)
    form.picture_url = lambda reference: picture_url(submission, reference)
    return form
