"""All that is asked of somebody who signs up: several forms as one."""

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property

from django import forms
from django.http import QueryDict
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.asking import Per, QuestionForm, QuestionSet, form_class, keep_files, read_draft
from portal.base.guarding import read_submission

from ..actions.registering import Person, Wish, too_many
from ..models import Invitation, Offering
from .answers import stored_answers
from .contact import ContactForm
from .invoice import InvoiceForm
from .people import Colleague, PersonForm


class ComingForm(forms.Form):
    use_required_attribute = False
    comes = forms.BooleanField(
        label=gettext_lazy("I come myself"), required=False, initial=True, widget=forms.CheckboxInput({"value": "yes"})
    )


class SignUpForm:
    """The form of one offering. Without `data` it is empty.

    `submission` names what is sent, so that it counts once; `draft` the files that wait until it is sent; `numbers`
    the colleagues that stand in the form.
    """

    def __init__(
        self,
        offering: Offering,
        *,
        language: str,
        data: QueryDict | None = None,
        files=None,
        invitation: Invitation | None = None,
    ):
        self.offering = offering
        self.invitation = invitation
        self.language = language
        self.data = data
        self.submission = read_submission(data.get("submission") if data else None)
        self.draft = read_draft(data.get("draft") if data else None)
        self.most = min(offering.max_people, offering.capacity or offering.max_people)
        self.numbers = read_numbers(data, most=offering.max_people)
        self.added, self.removed = 0, False
        self.contact = ContactForm(data, prefix="contact")
        self.coming = ComingForm(data)
        self.own = self.questions(Per.PERSON)(data, prefix="own")
        self.asked = self.questions(Per.REGISTRATION)(data, files, prefix="asked", draft=self.draft)
        self.invoice = InvoiceForm(data, prefix="invoice") if offering.asks_invoice else None

    def questions(self, per: Per) -> type[QuestionForm]:
        frozen = self.offering.questions
        return form_class(frozen.questions if frozen else QuestionSet(), per=per, language=self.language)

    @cached_property
    def colleagues(self) -> list[Colleague]:
        return [self.colleague(number, position) for position, number in enumerate(self.numbers, 1)]

    def colleague(self, number: int, position: int) -> Colleague:
        heading = _("Colleague %(number)s") % {"number": position}
        details = PersonForm(
            self.data, prefix=f"person-{number}", may_follow=self.offering.names_may_follow, heading=heading
        )
        if number == self.added:
            details.fields["name"].widget.attrs["autofocus"] = True
        return Colleague(number, details, self.questions(Per.PERSON)(self.data, prefix=f"answers-{number}"))

    @property
    def takes_groups(self) -> bool:
        return self.most > 1

    @property
    def takes_more(self) -> bool:
        return len(self.numbers) + self.contact_comes < self.most

    @property
    def contact_comes(self) -> bool:
        """Who signs up comes too, unless they say that they do not."""
        return not self.takes_groups or bool(self.coming["comes"].value())

    def add(self) -> None:
        """One colleague more, who gets the focus."""
        if self.takes_more:
            self.added = max(self.numbers, default=0) + 1
            self.numbers.append(self.added)

    def remove(self, number: str) -> None:
        kept = [known for known in self.numbers if str(known) != number]
        self.removed, self.numbers = kept != self.numbers, kept

    def keep_files(self, at: datetime) -> None:
        """Store what was uploaded, so that it is there in the next step."""
        self.asked.is_valid()
        keep_files(self.asked, draft=self.draft, at=at)

    def hush(self) -> None:
        """Show no errors: somebody is still filling in."""
        for form in self.forms():
            form.errors.clear()

    def forms(self) -> Iterator[forms.BaseForm]:
        """All parts, in the order of the page."""
        yield from (self.contact, self.coming, self.own)
        for colleague in self.colleagues:
            yield from colleague.forms
        yield self.asked
        if self.invoice:
            yield self.invoice

    def is_valid(self) -> bool:
        if not self.contact_comes:
            self.own.errors.clear()
        self.check_number()
        whole = [colleague.is_valid() for colleague in self.colleagues]
        return all([*whole, *(not form.errors for form in self.forms())])

    def check_number(self) -> None:
        if not self.contact_comes and not self.numbers:
            self.coming.add_error("comes", _("Nobody comes yet. Tick that you come yourself, or add a colleague."))
        if len(self.numbers) + self.contact_comes > self.most:
            self.coming.add_error("comes", too_many(self.most))

    def people(self) -> tuple[Person, ...]:
        """Who comes, by a valid form."""
        contact, colleagues = self.contact.cleaned_data, tuple(each.person() for each in self.colleagues)
        if not self.contact_comes:
            return colleagues
        plain, sensitive = stored_answers(self.own)
        return (Person(contact["name"], contact["mail"], answers=plain, sensitive=sensitive), *colleagues)

    def wish(self) -> Wish:
        """What a valid form asks for."""
        plain, sensitive = stored_answers(self.asked)
        return Wish(
            submission=self.submission,
            people=self.people(),
            language=self.language,
            answers=plain,
            sensitive=sensitive,
            questions_id=self.offering.questions_id,
            invoice=self.invoice.cleaned_data if self.invoice else None,
            invitation=self.invitation,
            **self.contact.cleaned_data,
        )

    def hidden(self) -> SafeString:
        """All that was filled in, as hidden fields. Files wait as drafts."""
        fields = [field for form in self.forms() for field in form]
        return mark_safe("\n".join(hidden(field) for field in fields if not is_file(field)))  # noqa: S308


def hidden(field: forms.BoundField) -> SafeString:
    """What stands in it; "" for information. Not `as_hidden`, which describes to readers what nobody sees."""
    return "" if field.field.disabled else field.field.hidden_widget().render(field.html_name, field.value())


def is_file(field: forms.BoundField) -> bool:
    return isinstance(field.field, forms.FileField)


def read_numbers(data: QueryDict | None, *, most: int) -> list[int]:
    """The numbers of the colleagues in the form, each once."""
    given = data.getlist("colleague") if data else []
    known = [int(number) for number in given if number.isascii() and number.isdigit() and len(number) < 5]
    return list(dict.fromkeys(known))[:most]
