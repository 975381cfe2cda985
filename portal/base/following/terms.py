"""How long a subscription stays. Clearing, pages and documents all read it here."""

from django.utils.translation import gettext_lazy as _

from ..privacy.holders import Term

UNCONFIRMED = Term(_("a subscription that was never confirmed"), 7, _("it was asked for"))
STOPPED = Term(_("a subscription with its address, so that old links still work"), 30, _("it stopped"))
