"""The people who come along."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.asking import Answers, QuestionForm, answers_of
from portal.base.asking.fields import WRONG_MAIL, MailField

from ..actions.registering import Person
from .lines import OneLine


class PersonForm(forms.Form):
    """One person. Where names `may_follow`, an empty name is one that follows."""

    use_required_attribute = False
    name = OneLine(
        label=gettext_lazy("Name"),
        max_length=200,
        error_messages={"required": gettext_lazy("Fill in the name of who comes.")},
    )
    mail = MailField(label=gettext_lazy("E-mail address"), required=False, error_messages={"invalid": WRONG_MAIL})

    def __init__(self, *args, may_follow: bool = False, heading: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.heading = heading
        if may_follow:
            self.fields["name"].required = False
            self.fields["name"].help_text = _("You do not know yet who comes? Leave it empty and fill it in later.")


class Colleague:
    """A person with their answers, as one part of the form. `number` names its fields."""

    def __init__(self, number: int, details: PersonForm, questions: QuestionForm):
        self.number = number
        self.details = details
        self.questions = questions
        self.questions.heading = details.heading

    @property
    def forms(self) -> tuple[forms.BaseForm, ...]:
        return (self.details, self.questions)

    @property
    def follows(self) -> bool:
        """Nobody is named yet, so nothing can be asked of them."""
        return self.details.is_valid() and not self.details.cleaned_data["name"]

    def is_valid(self) -> bool:
        if self.follows:
            self.questions.errors.clear()
            return True
        return self.details.is_valid() & self.questions.is_valid()

    def person(self) -> Person:
        values = self.details.cleaned_data
        answers = Answers() if self.follows else answers_of(self.questions)
        return Person(values["name"], values["mail"], answers=dict(answers.plain), sensitive=dict(answers.sensitive))
