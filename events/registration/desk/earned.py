"""Who has earned a certificate, as the desk shows it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ..actions.certifying import asked_for, attended, meetings_of
from ..holders import is_holder
from ..models import Certificate, Offering
from .access import address
from .registers import people_by_name, shown_name


@dataclass(frozen=True, slots=True)
class Holder:
    """`may_have`: has earned one and has none. `note` says what stands in the way of a paper."""

    pk: int
    name: str
    attended: int
    may_have: bool
    certificate: Certificate | None
    file_url: str
    revoke_url: str
    note: str


@dataclass(frozen=True, slots=True)
class Earned:
    meetings: int
    asked: int
    people: list[Holder]

    @property
    def count(self) -> int:
        """How many would get one now."""
        return sum(one.may_have for one in self.people)


def earned(offering: Offering) -> Earned:
    meetings, there = meetings_of(offering), attended(offering)
    asked = asked_for(offering, meetings)
    valid = {row.participant_id: row for row in offering.certificates.filter(revoked_at=None)}
    people = [
        holder(offering, one, len(there.get(one.pk, ())), valid.get(one.pk), asked=asked)
        for one in people_by_name(offering)
    ]
    return Earned(meetings, asked, people)


def holder(offering: Offering, person, there: int, certificate: Certificate | None, *, asked: int) -> Holder:
    fits = certificate is not None and is_holder(certificate, person.name)
    note = ""
    if certificate and not fits:
        note = _("The name was changed since. Take this one back and issue a new one.")
    elif there >= asked and not person.name:
        note = _("There is no name yet to put on the certificate.")
    return Holder(
        pk=person.pk,
        name=shown_name(person),
        attended=there,
        may_have=there >= asked and bool(person.name) and certificate is None,
        certificate=certificate,
        file_url=address("certificate_file", offering.pk, certificate.pk) if fits else "",
        revoke_url=address("revoke_certificate", offering.pk, certificate.pk) if certificate else "",
        note=note,
    )
