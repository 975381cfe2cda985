"""What is asked of the sender and is no part of the page."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.base.asking.fields import MAIL_ERRORS, ConsentField, MailField

from ..telling.kinds import WrittenLine, WrittenLong


class LaterForm(forms.Form):
    """Where the link to write on goes."""

    use_required_attribute = False
    mail = MailField(
        label=_("Your e-mail address"),
        help_text=_("We mail you the link, and nothing else."),
        error_messages=MAIL_ERRORS,
    )


class ContactForm(forms.Form):
    """Who sends it in."""

    use_required_attribute = False
    name = WrittenLine(
        label=_("Your name"),
        max_length=80,
        help_text=_("Only our moderators see it."),
        error_messages={"required": _("Fill in your name.")},
    )
    mail = MailField(
        label=_("Your e-mail address"),
        help_text=_("Our answer comes here. It never stands on the site."),
        error_messages=MAIL_ERRORS,
    )

    @property
    def so_far(self) -> dict[str, str]:
        """What of it is sound."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if name in self.fields}


class ConsentForm(forms.Form):
    use_required_attribute = False
    consent = ConsentField(
        label=_(
            "What I wrote may stand on this site, and may be shortened or put right. The pictures are mine to give, and"
            " who is in them agrees. Once it is on the site, what I wrote is open data (CC BY 4.0): everybody may use"
            " and change it, also to earn money, as long as they name Achterhoek 2020. My name, my e-mail address and"
            " the pictures are not in it."
        ),
        error_messages={"required": _("Tick this, or we cannot put it on the site.")},
    )


class AppealForm(forms.Form):
    use_required_attribute = False
    text = WrittenLong(
        label=_("Why should somebody else look at it?"),
        min_length=10,
        max_length=1500,
        help_text=_("Tell what we did not see, or what you can change."),
        error_messages={
            "required": _("Tell us why."),
            "min_length": _("Write a little more: at least %(limit_value)d characters."),
            "max_length": _("That is longer than %(limit_value)d characters. Leave something for later."),
        },
    )
