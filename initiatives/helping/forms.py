"""What visitors fill in. Their words go into pages and mails as plain text."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.base.asking.fields import MAIL_ERRORS, ConsentField, LineField, LongField, MailField
from portal.base.text import written

SHORTEST, LONGEST = 10, 1500


class Name(LineField):
    def to_python(self, value):
        return super().to_python(written(value) if isinstance(value, str) else value)


class Words(LongField):
    """What one writes to the other."""

    def __init__(self, **options):
        too = {
            "min_length": _("Write a little more: at least %(limit_value)d characters."),
            "max_length": _("That is longer than %(limit_value)d characters. Leave something for later."),
            "required": _("Write your message."),
        }
        super().__init__(min_length=SHORTEST, max_length=LONGEST, error_messages=too, **options)

    def to_python(self, value):
        return super().to_python(written(value) if isinstance(value, str) else value)


class HelpForm(forms.Form):
    """A first message."""

    use_required_attribute = False
    text = Words(
        label=_("Your message"),
        help_text=_(
            "What can you do, and when? This goes to people you may not know: leave out what they need not know."
        ),
    )
    name = Name(
        label=_("Your name"),
        max_length=80,
        help_text=_("The initiative sees this. A first name will do."),
        error_messages={"required": _("Fill in your name.")},
    )
    mail = MailField(
        label=_("Your e-mail address"),
        help_text=_("Answers come here. The initiative does not see it."),
        error_messages=MAIL_ERRORS,
    )
    consent = ConsentField(
        label=_("You may pass my name and my message on to this initiative."),
        error_messages={"required": _("Tick this, or we cannot pass your message on.")},
    )


class ReplyForm(forms.Form):
    """What is written on."""

    use_required_attribute = False
    text = Words(label=_("Write back"))
