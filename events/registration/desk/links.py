"""The links with which people manage their registration, from the side of the desk."""

from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from portal.base.privacy.trail import record

from ..actions.steps import tell
from ..errors import Refused
from ..models import Registration


@transaction.atomic
def mail_link(registration: Registration, *, by, at: datetime) -> None:
    """Mail the link again. Asked twice within a minute, it goes once. Raises Refused for who was forgotten."""
    if registration.forgotten_at or not registration.mail:
        raise Refused(_("This registration was forgotten, so there is nobody to write to."))
    tell(registration, "link", at=at, mark=f"{registration.token_version}:{at:%Y%m%d%H%M}")
    record("mailed", about=registration.about, label=registration.number, by=by, at=at)


@transaction.atomic
def revoke_links(registration: Registration, *, by, at: datetime) -> None:
    """Make all links that were mailed so far void."""
    Registration.objects.filter(pk=registration.pk).update(token_version=F("token_version") + 1, changed_at=at)
    record("changed", about=registration.about, label=registration.number, by=by, fields=["token_version"], at=at)
