"""The form with which staff sign somebody up: contact, people, answers, invoice, and why."""

import uuid
from dataclasses import replace

from django import forms
from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.asking import QuestionForm, QuestionSet, answers_of, form_class
from portal.base.asking import choices as asking

from ..actions.registering import Person, Wish
from ..models import InvoiceRequest, Offering, Participant
from .forms import Contact, Reasoned, field_of
from .showing import LANGUAGE

MOST_PEOPLE = 50
FIRST_ROWS = 3
MORE_ROWS = 5


class Adding(Contact, Reasoned):
    language = forms.ChoiceField(
        label=gettext_lazy("Language"), choices=settings.LANGUAGES, initial=settings.LANGUAGE_CODE
    )
    seats = forms.IntegerField(label=gettext_lazy("Number of people"), min_value=1, max_value=MOST_PEOPLE, initial=1)
    submission = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ["name", "mail", "phone", "organisation", "language", "seats", "reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mail"].help_text = gettext_lazy("All mail goes here.")


class PersonRow(forms.Form):
    name = field_of(Participant, "name")
    mail = field_of(Participant, "mail")
    role = field_of(Participant, "role")


class InvoiceRow(forms.ModelForm):
    class Meta:
        model = InvoiceRequest
        fields = ("organisation", "attention", "address", "postcode", "city", "mail", "reference", "cost_centre")


def askable(questions: QuestionSet) -> QuestionSet:
    """What staff can answer for somebody: all may stay empty, and there are no files."""
    kept = (asked for asked in questions if asked.kind != asking.Kind.FILE)
    return QuestionSet(tuple(replace(asked, required=False) for asked in kept))


class NewRegistration:
    """All forms of the screen together; without `data` they are empty. `may_invoice`: ask where the bill goes."""

    def __init__(self, offering: Offering, data=None, *, may_invoice: bool) -> None:
        self.offering, self.data = offering, data
        self.contact = Adding(data, initial={"submission": uuid.uuid4()})
        self.answers = self.question_form(asking.Per.REGISTRATION, "answers")
        self.invoice = self.invoice_form() if offering.asks_invoice and may_invoice else None

    @cached_property
    def questions(self) -> QuestionSet:
        return askable(self.offering.questions.questions) if self.offering.questions else QuestionSet()

    def question_form(self, per: asking.Per, prefix: str) -> QuestionForm:
        return form_class(self.questions, per=per, language=LANGUAGE)(self.data, prefix=prefix)

    def invoice_form(self) -> InvoiceRow:
        return InvoiceRow(self.data, prefix="invoice", empty_permitted=True, use_required_attribute=False)

    @cached_property
    def row_count(self) -> int:
        """As many as were shown, and more when they were asked for."""
        given = str((self.data or {}).get("rows", ""))
        count = int(given) if given.isascii() and given.isdigit() and len(given) < 4 else FIRST_ROWS
        return min(max(count, 1) + (MORE_ROWS if self.wants_more else 0), MOST_PEOPLE)

    @property
    def wants_more(self) -> bool:
        return bool(self.data) and "more" in self.data

    @cached_property
    def rows(self) -> list[tuple[PersonRow, QuestionForm]]:
        return [
            (PersonRow(self.data, prefix=f"person-{number}"), self.question_form(asking.Per.PERSON, f"own-{number}"))
            for number in range(1, self.row_count + 1)
        ]

    @property
    def parts(self) -> list[forms.BaseForm]:
        rows = [form for row in self.rows for form in row]
        return [self.contact, self.answers, *rows, *([self.invoice] if self.invoice else [])]

    def is_valid(self) -> bool:
        wrong = [part for part in self.parts if not part.is_valid()]
        if not wrong and len(self.named) > self.contact.cleaned_data["seats"]:
            self.contact.add_error("seats", _("You filled in more people than this."))
            return False
        return not wrong

    @property
    def named(self) -> list[Person]:
        """The people that were filled in, in their order."""
        return [person_of(row, own) for row, own in self.rows if row.has_changed() or own.has_changed()]

    def wish(self) -> Wish:
        values = self.contact.cleaned_data
        answers, named = answers_of(self.answers), self.named
        names = ("submission", "name", "mail", "phone", "organisation", "language")
        return Wish(
            **{name: values[name] for name in names},
            people=(*named, *(Person() for _number in range(values["seats"] - len(named)))),
            answers=dict(answers.plain),
            sensitive=dict(answers.sensitive),
            questions_id=self.offering.questions_id,
            invoice=self.invoice.cleaned_data if self.invoice and self.invoice.has_changed() else None,
        )


def person_of(row: PersonRow, own: QuestionForm) -> Person:
    answers = answers_of(own)
    values = {name: row.cleaned_data[name] for name in ("name", "mail", "role")}
    return Person(**values, answers=dict(answers.plain), sensitive=dict(answers.sensitive))
