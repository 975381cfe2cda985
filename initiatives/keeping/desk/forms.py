from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.base.asking.fields import MailField

from ..choices import Reason


class RefuseForm(forms.Form):
    """Why it is not taken over; who proposed it reads that."""

    reason = forms.ChoiceField(label=gettext_lazy("Why not"), choices=Reason.choices, widget=forms.RadioSelect)
    text = forms.CharField(
        label=gettext_lazy("In your own words"),
        help_text=gettext_lazy("Needed for another reason. Who proposed it reads this in the mail."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self):
        values = super().clean() or {}
        if values.get("reason") == Reason.OTHER and not values.get("text"):
            raise ValidationError({"text": _("Write why not.")})
        return values

    @property
    def words(self) -> str:
        """A standard reason by name, so that it is read in the reader's language; else what was written."""
        reason, text = self.cleaned_data["reason"], self.cleaned_data["text"].strip()
        return text if reason == Reason.OTHER else reason


class InviteForm(forms.Form):
    mail = MailField(
        label=gettext_lazy("E-mail address"), help_text=gettext_lazy("They get a mail with an invitation.")
    )
