"""Correcting what was filled in before. Files stay as they were sent."""

from collections.abc import Iterator

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from portal.base.asking import Answers, Kind, Per, QuestionForm, QuestionSet, form_class, initial_of

from ..models import Participant, Registration, SensitiveAnswers
from .answers import stored_answers
from .contact import ContactForm
from .people import PersonForm


class DetailsForm:
    """Contact and answers of a registration; `values` are those of the action `mend`."""

    def __init__(self, registration: Registration, *, language: str, data: QueryDict | None = None):
        self.registration = registration
        contact = {name: getattr(registration, name) for name in ContactForm.base_fields}
        self.contact = ContactForm(data, initial=contact, prefix="contact")
        self.asked = answers_form(registration, None, Per.REGISTRATION, language=language, data=data)

    def forms(self) -> Iterator[forms.BaseForm]:
        yield from (self.contact, self.asked)

    def is_valid(self) -> bool:
        return self.contact.is_valid() & self.asked.is_valid()

    @property
    def values(self) -> dict:
        plain, sensitive = stored_answers(self.asked)
        kept = file_names(self.registration)
        before = sensitive_of(self.registration, None)
        return {
            "contact": self.contact.cleaned_data,
            "answers": plain | {key: self.registration.answers[key] for key in kept & set(self.registration.answers)},
            "sensitive": sensitive | {key: before[key] for key in kept & set(before)},
        }

    def refuse_mail(self) -> None:
        """Without a word about whose address it is."""
        words = _("This address cannot be used for this sign-up. Take another one, or ask the organiser.")
        self.contact.add_error("mail", words)


class OnePersonForm:
    """One person and their answers; `values` are those of the action `swap`."""

    def __init__(self, person: Participant, *, language: str, data: QueryDict | None = None):
        self.details = PersonForm(data, initial={"name": person.name, "mail": person.mail}, prefix="person")
        self.asked = answers_form(person.registration, person, Per.PERSON, language=language, data=data)

    def forms(self) -> Iterator[forms.BaseForm]:
        yield from (self.details, self.asked)

    def is_valid(self) -> bool:
        return self.details.is_valid() & self.asked.is_valid()

    @property
    def values(self) -> dict:
        plain, sensitive = stored_answers(self.asked)
        return {"values": self.details.cleaned_data, "answers": plain, "sensitive": sensitive}


def answers_form(
    registration: Registration, person: Participant | None, per: Per, *, language: str, data: QueryDict | None
) -> QuestionForm:
    """The questions as they were asked when somebody signed up, with what was answered."""
    asked = QuestionSet(tuple(one for one in questions_of(registration) if one.kind != Kind.FILE))
    plain = person.answers if person else registration.answers
    before = initial_of(asked, Answers(plain=plain, sensitive=sensitive_of(registration, person)))
    return form_class(asked, per=per, language=language)(data, initial=before, prefix="asked")


def questions_of(registration: Registration) -> QuestionSet:
    frozen = registration.questions
    return frozen.questions if frozen else QuestionSet()


def file_names(registration: Registration) -> set[str]:
    return {asked.key for asked in questions_of(registration) if asked.kind == Kind.FILE}


def sensitive_of(registration: Registration, person: Participant | None) -> dict:
    row = SensitiveAnswers.objects.filter(registration=registration, participant=person).first()
    return row.answers if row else {}
