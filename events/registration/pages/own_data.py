"""What is stored of somebody for one registration: in words, and as a file to take along."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from portal.base.outbox import OutboxMail
from portal.base.when import short_day

from ..addresses import manage_url
from ..models import Registration
from .offerings import SENSITIVE_KEPT
from .people import Given
from .summaries import Row


@dataclass(frozen=True, slots=True)
class OwnData:
    """`terms`: what is kept, and until when."""

    terms: tuple[Row, ...]
    export_url: str
    erase_url: str


def own_data(registration: Registration) -> OwnData:
    offering = registration.offering
    kept = _("until %(day)s")
    rows = [
        (_("Your details, who comes and what you answered"), kept % {"day": short_day(offering.forgets_at)}),
        (_("Answers about health and the like"), kept % {"day": short_day(offering.ends + SENSITIVE_KEPT)}),
    ]
    if getattr(registration, "invoice", None):
        rows.append((_("Where the invoice goes"), _("seven years, if an invoice was made: the tax law asks for it")))
    return OwnData(tuple(rows), manage_url(registration, "export"), manage_url(registration, "erase"))


def export(registration: Registration, *, language: str) -> dict:
    """All that is stored, as plain values for JSON."""
    given = Given(registration, language=language)
    return {
        "registration": facts(registration),
        "contact": dict(given.contact),
        "answers": dict(given.answers),
        "people": [
            {"name": person.name, "mail": person.mail, "role": person.role, "answers": dict(given.answers_of(person))}
            for person in registration.people.all()
        ],
        "invoice": dict(given.invoice),
        "files": [file.name for file in given.files],
        "steps": [{"at": moment(step.at), "state": step.after} for step in registration.steps.all()],
        "mails": [
            {"kind": mail.kind, "posted": moment(mail.created_at), "sent": moment(mail.sent_at)}
            for mail in OutboxMail.objects.filter(about=registration.about).order_by("created_at", "pk")
        ],
    }


def facts(registration: Registration) -> dict:
    offering = registration.offering
    return {
        "number": registration.number,
        "for": offering.title,
        "state": registration.state,
        "people": registration.seats,
        "language": registration.language,
        "signed_up": moment(registration.created_at),
        "changed": moment(registration.changed_at),
        "kept_until": moment(offering.forgets_at),
        "sensitive_kept_until": moment(offering.ends + SENSITIVE_KEPT),
    }


def moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
