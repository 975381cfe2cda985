from django import forms
from django.utils.translation import gettext_lazy as _

from portal.base.asking.fields import MAIL_ERRORS, MailField


class LinkForm(forms.Form):
    """The address whose links are asked for."""

    use_required_attribute = False
    mail = MailField(
        label=_("Your e-mail address"),
        help_text=_("The address with which you signed up."),
        error_messages=MAIL_ERRORS,
    )
