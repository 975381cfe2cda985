"""A form made of frozen questions, in one language. Its fields are named by the questions' keys."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext as _
from wagtail.contrib.forms.forms import BaseForm, FormBuilder

from .choices import Kind, Per
from .drafts import drafts
from .fields import (
    ConsentField,
    DayField,
    InformationField,
    LineField,
    LongField,
    MailField,
    NumberField,
    UploadField,
    choice_messages,
    messages,
)
from .sets import Asked, QuestionSet

# More options than this are easier to go through as a drop-down.
LONG_LIST = 8


class Said:
    """A question in one language, as Wagtail's builder reads it."""

    default_value = None

    def __init__(self, asked: Asked, language: str) -> None:
        self.clean_name = asked.key
        self.field_type = asked.kind.value
        self.label = asked.label(language)
        self.help_text = asked.help(language)
        self.required = asked.required
        self.choices = asked.choices(language)


class QuestionFormBuilder(FormBuilder):
    """Wagtail's builder with our kinds of fields, and messages that name the question."""

    def create_text_field(self, field, options):
        return LineField(**options, error_messages=messages(field.label))

    def create_long_text_field(self, field, options):
        return LongField(**options, error_messages=messages(field.label))

    def create_mail_field(self, field, options):
        wrong = _("Fill in a whole e-mail address with an @, like name@example.org.")
        return MailField(**options, error_messages=messages(field.label, invalid=wrong))

    def create_number_field(self, field, options):
        wrong = _("Fill in “%(label)s” as a number, like 4 or 2.5.") % {"label": field.label}
        return NumberField(**options, error_messages=messages(field.label, invalid=wrong))

    def create_date_field(self, field, options):
        wrong = _("Fill in “%(label)s” as a date, like 31-12-2027.") % {"label": field.label}
        return DayField(**options, error_messages=messages(field.label, invalid=wrong))

    def create_choice_field(self, field, options):
        empty = [] if field.required else [("", _("No answer"))]
        widget = forms.RadioSelect
        if len(field.choices) > LONG_LIST:
            empty, widget = [("", _("Choose…"))], forms.Select
        choices = [*field.choices, *empty] if widget is forms.RadioSelect else [*empty, *field.choices]
        return forms.ChoiceField(**options, choices=choices, widget=widget, error_messages=choice_messages(field.label))

    def create_choices_field(self, field, options):
        return forms.MultipleChoiceField(
            **options,
            choices=field.choices,
            widget=forms.CheckboxSelectMultiple,
            error_messages=choice_messages(field.label),
        )

    def create_consent_field(self, field, options):
        words = _("Tick “%(label)s” to go on.") % {"label": field.label}
        return ConsentField(**options, error_messages={"required": words})

    def create_file_field(self, field, options):
        words = _("Choose a file for “%(label)s”.") % {"label": field.label}
        return UploadField(**options, error_messages={"required": words})

    def create_information_field(self, field, options):
        return InformationField(**options)


class QuestionForm(BaseForm):
    """Answers to questions. `draft`: names the files that were kept before (see `read_draft`)."""

    # A hidden question that wants an answer would hold up the browser; `field` says it of those that are always asked.
    use_required_attribute = False
    asked: tuple[Asked, ...] = ()
    language = ""

    def __init__(self, *args, draft: str = "", **kwargs):
        super().__init__(*args, **kwargs)
        self.file_names = [asked.key for asked in self.asked if asked.kind == Kind.FILE]
        self.kept = self.read_kept(draft)
        self.initial = {**self.initial, **self.kept}

    def read_kept(self, draft: str) -> dict:
        """The kept files by question."""
        if not draft or not self.file_names:
            return {}
        names = {self.add_prefix(name): name for name in self.file_names}
        return {names[stored.question]: stored for stored in drafts(draft).filter(question__in=names)}

    def clean(self):
        """Forget what was answered, or is missing, where the question was not asked."""
        cleaned = super().clean()
        for asked in self.asked:
            if not self.is_shown(asked):
                cleaned.pop(asked.key, None)
                self.errors.pop(asked.key, None)
        return cleaned

    def is_shown(self, asked: Asked) -> bool:
        """True when it is always asked, or its condition holds; one with a hidden or wrong condition is hidden."""
        if not asked.shown_if_question:
            return True
        earlier = next((one for one in self.asked if one.key == asked.shown_if_question), None)
        answer = self.cleaned_data.get(asked.shown_if_question)
        return bool(earlier and answer and earlier.is_answered(answer, by=asked.shown_if_answer))


def form_class(questions: QuestionSet, *, per: Per, language: str) -> type[QuestionForm]:
    """The form of the questions that are asked per person, or per registration, with its words in `language`."""
    asked = questions.per(per).asked
    made = type("AskedForm", (QuestionForm,), {"asked": asked, "language": language})
    # Not as attributes of the class: a question called “prefix” would be lost between Django's own.
    made.base_fields = QuestionFormBuilder([Said(one, language) for one in asked]).formfields
    mark_conditions(made.base_fields, asked, language)
    return made


def mark_conditions(fields: dict[str, forms.Field], asked: Iterable[Asked], language: str) -> None:
    """Tell each field that is not always asked after what it is: (question, answer, the same in words)."""
    by_key = {one.key: one for one in asked}
    for one in by_key.values():
        earlier = by_key.get(one.shown_if_question)
        if earlier:
            answer = dict(earlier.choices(language)).get(one.shown_if_answer, _("yes"))
            words = _("Only if you answered “%(answer)s” to “%(question)s”.")
            said = words % {"answer": answer, "question": earlier.label(language)}
            fields[one.key].shown_if = (earlier.key, one.shown_if_answer, said)
