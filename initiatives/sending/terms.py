"""How long things take and how long they stay. Clearing, mails, pages and documents all read it here."""

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from portal.base.privacy.holders import Term

#: Working days within which a moderator answers.
PROMISED = 5
#: Days after which who was asked for a change is reminded of it.
REMINDED = 45

DRAFT = Term(_("an initiative that was never sent in"), 30, _("the last change"))
UNCONFIRMED = Term(_("an initiative whose sender never confirmed the address"), 7, _("it was sent"))
#: Ends it; nothing is taken away yet.
RETURNED = Term(_("an initiative that was given back and not changed: it ends"), 60, _("it was given back"))
WITHDRAWN = Term(_("an initiative that its sender withdrew"), 30, _("it was withdrawn"))
ENDED = Term(_("what somebody sent in, and the name and address of who did"), 180, _("it came on the site or ended"))
#: Taken, but its page was never published.
ACCEPTED = Term(_("what was accepted and never published"), 365, _("it was accepted"))

ALL = (DRAFT, UNCONFIRMED, RETURNED, WITHDRAWN, ENDED, ACCEPTED)


def before(at: datetime, term: Term) -> datetime:
    """What is from this moment or earlier is past its term."""
    return at - timedelta(days=term.days)
