"""How long keepers and proposals stay. Clearing, pages and documents all read it here."""

from django.utils.translation import gettext_lazy as _

from portal.base.privacy.holders import Term

INVITED = Term(_("an invitation to keep a page that nobody accepted"), 30, _("it was sent"))
KEPT = Term(_("the address of who kept a page"), 30, _("they stopped, or the page was taken away"))
#: A page that is offline may come back; after this its keepers stop by themselves.
OFFLINE = Term(_("the keeping of a page that is offline: it ends"), 365, _("a keeper was last heard of"))
UNCONFIRMED = Term(_("a correction that its sender never confirmed"), 7, _("it was written"))
DECIDED = Term(_("a proposal for a page, and the address of who sent it"), 180, _("the editors decided"))

#: Eleven months after a keeper was heard of the site asks whether all is still true; a month later once more.
YEARLY = 335
AGAIN = 30
REMINDERS = 2
