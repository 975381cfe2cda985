"""Mailing the link to a registration to the address that it belongs to."""

from datetime import datetime

from ..models import Registration
from .steps import tell


def mail_link(registration: Registration, *, at: datetime) -> None:
    """At most once an hour, so that nobody can fill a mailbox of somebody else."""
    tell(registration, "link", at=at, mark=f"{at:%Y%m%d%H}")


def mail_links(mail: str, *, at: datetime) -> int:
    """Mail this address the links to its live registrations; how many those are."""
    found = list(Registration.objects.live().of_mail(mail).filter(forgotten_at=None))
    for registration in found:
        mail_link(registration, at=at)
    return len(found)
