"""What somebody fills in to follow a list."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from ..asking.fields import MAIL_ERRORS, MailField
from .choices import Frequency


def frequencies() -> list[tuple[str, str]]:
    return [(value, capfirst(str(label))) for value, label in Frequency.choices]


class FollowForm(forms.Form):
    use_required_attribute = False
    mail = MailField(
        label=_("Your e-mail address"),
        help_text=_("Only for these mails. Nobody else sees it."),
        error_messages=MAIL_ERRORS,
    )
    frequency = forms.ChoiceField(
        label=_("How often?"),
        choices=frequencies,
        initial=Frequency.WEEKLY,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how often."), "invalid_choice": _("Choose how often.")},
    )
