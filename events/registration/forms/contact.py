"""Who signs up: the one who gets the mails."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.asking.fields import MAIL_ERRORS, WRONG_MAIL, MailField

from ..querysets import mail_key
from .lines import OneLine

PHONE = re.compile(r"\+?[\d\s()./-]{6,}")
LONGEST_KEY = 254


class ContactForm(forms.Form):
    """`CONTACT` of the actions."""

    use_required_attribute = False
    name = OneLine(
        label=gettext_lazy("Your name"), max_length=200, error_messages={"required": gettext_lazy("Fill in your name.")}
    )
    mail = MailField(
        label=gettext_lazy("Your e-mail address"),
        help_text=gettext_lazy("This is where the confirmation goes, with the link to change or cancel."),
        error_messages=MAIL_ERRORS,
    )
    phone = OneLine(
        label=gettext_lazy("Phone number"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("Only for when something changes at the last moment."),
    )
    organisation = OneLine(label=gettext_lazy("Organisation"), max_length=200, required=False)

    def clean_mail(self) -> str:
        mail = self.cleaned_data["mail"]
        if len(mail_key(mail)) > LONGEST_KEY:
            raise ValidationError(WRONG_MAIL, code="invalid")
        return mail

    def clean_phone(self) -> str:
        phone = self.cleaned_data["phone"]
        if phone and not PHONE.fullmatch(phone):
            raise ValidationError(_("Fill in a phone number in digits, like 06 12345678."), code="invalid")
        return phone
