"""Where the invoice goes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.base.asking.fields import WRONG_MAIL, MailField

from .lines import OneLine


class InvoiceForm(forms.Form):
    """The fields of `InvoiceRequest` that people know."""

    use_required_attribute = False
    organisation = OneLine(
        label=_("In the name of"),
        max_length=200,
        help_text=_("The organisation that pays, or your own name."),
        error_messages={"required": _("Fill in who the invoice is for.")},
    )
    attention = OneLine(
        label=_("For the attention of"), max_length=200, required=False, help_text=_("A department or a person.")
    )
    address = OneLine(
        label=_("Street and number, or post box"),
        max_length=200,
        error_messages={"required": _("Fill in the street and number, or the post box.")},
    )
    postcode = OneLine(label=_("Postcode"), max_length=20, error_messages={"required": _("Fill in the postcode.")})
    city = OneLine(label=_("Town"), max_length=120, error_messages={"required": _("Fill in the town.")})
    mail = MailField(
        label=_("E-mail address for invoices"),
        required=False,
        help_text=_("Only if invoices go to another address than yours."),
        error_messages={"invalid": WRONG_MAIL},
    )
    reference = OneLine(
        label=_("Purchase-order number"),
        max_length=80,
        required=False,
        help_text=_("Does your organisation work with one? Then it stands on the invoice."),
    )
    cost_centre = OneLine(label=_("Cost centre"), max_length=80, required=False)
