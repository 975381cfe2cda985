"""Fields that are kind to what people type, and clear about what they cannot take."""

from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .choices import YES
from .uploads import ENDINGS, check_upload

LONGEST_LINE = 250
LONGEST_TEXT = 5000
LARGEST_NUMBER = 1_000_000_000
FIRST_YEAR, LAST_YEAR = 1900, 2199
DATE_FORMATS = ["%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y"]


class LineField(forms.CharField):
    """One line: what was pasted with line breaks is put on one."""

    def __init__(self, *, max_length=LONGEST_LINE, **options):
        # The length is counted after the line breaks went; the browser would cut off without a word.
        super().__init__(max_length=max_length, **options)

    def to_python(self, value):
        return " ".join((super().to_python(value) or "").split())

    def widget_attrs(self, widget):
        return without_length(super().widget_attrs(widget))


class LongField(forms.CharField):
    """Several lines. A line break counts as one sign, as it does for who types it."""

    widget = forms.Textarea

    def __init__(self, *, max_length=LONGEST_TEXT, **options):
        super().__init__(max_length=max_length, **options)

    def to_python(self, value):
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")

    def widget_attrs(self, widget):
        return without_length(super().widget_attrs(widget)) | {"rows": 5, "cols": 40}


WRONG_MAIL = gettext_lazy("Fill in a whole e-mail address with an @, like name@example.org.")
#: What a form of ours says of one's own address.
MAIL_ERRORS = {"required": gettext_lazy("Fill in your e-mail address."), "invalid": WRONG_MAIL}


class MailField(forms.EmailField):
    def __init__(self, **options):
        super().__init__(max_length=254, **options)


class NumberField(forms.DecimalField):
    """A number with at most two decimals, behind a comma or a point; `int` or `float`, as JSON has them."""

    def __init__(self, **options):
        options.setdefault("widget", forms.TextInput)
        super().__init__(min_value=-LARGEST_NUMBER, max_value=LARGEST_NUMBER, decimal_places=2, **options)

    def to_python(self, value):
        written = str(value).replace(",", ".") if value is not None else value
        return super().to_python(written)

    def clean(self, value):
        number: Decimal | None = super().clean(value)
        if number is None:
            return None
        return int(number) if number == number.to_integral_value() else float(number)


class DayField(forms.DateField):
    """A day, typed as one says it (31-12-2027) or as machines do; never a calendar that a keyboard cannot reach."""

    hint = gettext_lazy("Day, month and year, like 31-12-2027.")

    def __init__(self, **options):
        options.setdefault("widget", forms.DateInput(format=DATE_FORMATS[0]))
        super().__init__(input_formats=DATE_FORMATS, **options)

    def clean(self, value):
        day: date | None = super().clean(value)
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return day


class ConsentField(forms.BooleanField):
    def __init__(self, **options):
        super().__init__(widget=forms.CheckboxInput(attrs={"value": YES}), **options)


class UploadField(forms.FileField):
    """At most 5 MB of PDF, JPG, PNG, DOCX or ODT. Its initial value is the file that was kept before."""

    hint = gettext_lazy("PDF, JPG, PNG, DOCX or ODT, at most 5 MB.")

    def __init__(self, **options):
        super().__init__(widget=forms.ClearableFileInput(attrs={"accept": ENDINGS}), **options)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if data and upload is data:
            check_upload(upload)
        return upload


class InformationField(forms.Field):
    """Words between the questions; takes no answer."""

    def __init__(self, **options):
        super().__init__(**options | {"required": False, "disabled": True})


def without_length(attrs: dict) -> dict:
    return {name: value for name, value in attrs.items() if name != "maxlength"}


def choice_messages(label: str) -> dict[str, str]:
    words = _("Choose an answer for “%(label)s”.") % {"label": label}
    return {"required": words, "invalid_choice": words, "invalid_list": words}


def messages(label: str, **others: str) -> dict[str, str]:
    return {"required": _("Fill in “%(label)s”.") % {"label": label}} | others
