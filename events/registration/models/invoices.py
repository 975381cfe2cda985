from datetime import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..choices import InvoiceState
from ..querysets import InvoiceQuerySet
from ..terms import start_of
from .registrations import Registration


class InvoiceRequest(models.Model):
    """Where the invoice goes. Kept for seven years (Dutch fiscal term, AWR article 52) when it `has_to_stay`."""

    registration = models.OneToOneField(Registration, on_delete=models.PROTECT, related_name="invoice")
    organisation = models.CharField(_("organisation"), max_length=200)
    attention = models.CharField(_("for the attention of"), max_length=200, blank=True)
    address = models.CharField(_("street and number, or post box"), max_length=200)
    postcode = models.CharField(_("postcode"), max_length=20)
    city = models.CharField(_("town"), max_length=120)
    mail = models.EmailField(_("e-mail address for invoices"), max_length=254, blank=True)
    reference = models.CharField(_("purchase-order number"), max_length=80, blank=True)
    cost_centre = models.CharField(_("cost centre"), max_length=80, blank=True)
    #: Euros, as it was when they signed up.
    amount = models.DecimalField(_("amount"), max_digits=9, decimal_places=2, null=True, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=InvoiceState.choices, default=InvoiceState.NEW)
    created_at = models.DateTimeField()

    objects = models.Manager.from_queryset(InvoiceQuerySet)()

    class Meta:
        verbose_name = _("invoice request")
        verbose_name_plural = _("invoice requests")
        permissions = [("see_invoices", _("Can see where invoices go"))]

    def __str__(self):
        return f"{self.registration_id}"

    @property
    def has_to_stay(self) -> bool:
        """An invoice was made, or has to be: who has a place owes an amount."""
        return self.state != InvoiceState.NEW or (bool(self.amount) and self.registration.holds_places)

    @property
    def kept_until(self) -> datetime:
        """The end of the seventh year after that of the request."""
        return start_of(timezone.localtime(self.created_at).year + 8)
