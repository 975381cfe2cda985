from django.core.validators import MinValueValidator
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel


class PriceFields(models.Model):
    """A price in euros: empty means not stated, 0 means free. The note says what is included."""

    price = models.DecimalField(
        gettext_lazy("price in euros"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(0)],
        help_text=gettext_lazy("0 means free. Leave empty when you do not want to state a price."),
    )
    price_note = models.CharField(gettext_lazy("what the price includes"), max_length=160, blank=True)

    price_panel = FieldRowPanel([FieldPanel("price"), FieldPanel("price_note")])

    class Meta:
        abstract = True

    @property
    def price_text(self) -> str:
        """The price in words ("" when not stated)."""
        return price_text(self.price)


def price_text(price) -> str:
    """`price` in euros as a reader of the active language expects it."""
    if price is None:
        return ""
    if price == 0:
        return _("Free")
    places = 0 if price == int(price) else 2
    return f"€ {number_format(price, places, use_l10n=True, force_grouping=True)}"
