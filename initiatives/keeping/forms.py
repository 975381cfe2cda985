"""What visitors fill in beside the fields of an initiative."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.base.asking.fields import WRONG_MAIL, MailField

from ..telling.kinds import WrittenLong

LONGEST = 2000
#: It may be somebody else's.
MAIL_ERRORS = {"required": _("Fill in an e-mail address."), "invalid": WRONG_MAIL}
TOO_LONG = {"max_length": _("That is longer than %(limit_value)d characters. Leave something out.")}


class NoteForm(forms.Form):
    """Of a keeper, beside the fields."""

    use_required_attribute = False
    note = WrittenLong(
        label=_("Something that the editors should know"),
        help_text=_("This does not come on the site."),
        required=False,
        max_length=LONGEST,
        error_messages=TOO_LONG,
    )


class ReaderForm(NoteForm):
    """Of anybody."""

    note = WrittenLong(
        label=_("What is not right, and how do you know?"),
        help_text=_("Only the editors read this. Leave out what is private."),
        required=False,
        max_length=LONGEST,
        error_messages=TOO_LONG,
    )
    mail = MailField(
        label=_("Your e-mail address"),
        help_text=_("We check it with a mail, and tell you there what we did. It does not come on the site."),
        error_messages=MAIL_ERRORS,
    )


class MailForm(forms.Form):
    """To get the link to one's own page again."""

    use_required_attribute = False
    mail = MailField(
        label=_("Your e-mail address"),
        help_text=_("The address that you gave when you sent in the initiative, or at which you were invited."),
        error_messages=MAIL_ERRORS,
    )


class InviteForm(forms.Form):
    use_required_attribute = False
    mail = MailField(
        label=_("E-mail address of who you invite"),
        help_text=_("Ask first whether they like to. We forget the address when they do not accept within 30 days."),
        error_messages=MAIL_ERRORS,
    )


class StoppedForm(forms.Form):
    use_required_attribute = False
    lessons = WrittenLong(
        label=_("What did you learn?"),
        help_text=_("What went well, why did it stop, what would you do differently? Others begin with this."),
        max_length=5000,
        error_messages=TOO_LONG | {"required": _("Write down what others can learn of it, even in one sentence.")},
    )
