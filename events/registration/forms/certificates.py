from django import forms
from django.utils.translation import gettext_lazy as _


class CodeForm(forms.Form):
    use_required_attribute = False
    code = forms.CharField(
        label=_("Code on the certificate"),
        max_length=40,
        help_text=_("Twelve letters and digits. Capitals, spaces and hyphens do not matter."),
        error_messages={"required": _("Fill in the code."), "max_length": _("That is too long for a code.")},
    )


class NameForm(forms.Form):
    use_required_attribute = False
    name = forms.CharField(
        label=_("Name on the certificate"),
        max_length=200,
        help_text=_("As it stands there. Capitals and accents do not matter."),
        error_messages={"required": _("Fill in the name."), "max_length": _("That is too long for a name.")},
    )
