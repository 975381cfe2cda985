"""How long a message and what followed it stay. Clearing, pages and documents all read it here."""

from django.utils.translation import gettext_lazy as _

from portal.base.privacy.holders import Term

UNCONFIRMED = Term(_("an offer of help that its sender never confirmed"), 7, _("it was written"))
#: Ends the conversation; nothing is taken away yet.
SILENT = Term(_("a conversation in which nobody writes any more: it ends"), 60, _("the last word"))
STORED = Term(_("what was written about help, and the address of who offered it"), 180, _("the conversation ended"))
