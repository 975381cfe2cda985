"""What is stored of somebody for one registration: in words, and as a file to take along."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.base.outbox import OutboxMail
from portal.base.when import short_day

from ..addresses import manage_url
from ..exporting import frame, moment
from ..models import Registration
from ..terms import terms_for
from .people import Given
from .summaries import Row


@dataclass(frozen=True, slots=True)
class OwnData:
    """`terms`: what is kept, and until when."""

    terms: tuple[Row, ...]
    export_url: str
    erase_url: str


def own_data(registration: Registration) -> OwnData:
    kept = _("until %(day)s")
    rows = tuple((str(what), kept % {"day": short_day(day)}) for what, day in terms_for(registration))
    return OwnData(rows, manage_url(registration, "export"), manage_url(registration, "erase"))


def export(registration: Registration, *, language: str) -> dict:
    """All that is stored, as plain values for JSON."""
    given = Given(registration, language=language)
    return {
        "registration": frame(registration),
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
