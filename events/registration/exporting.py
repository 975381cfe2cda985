"""What is stored of one person, as values for JSON. Nothing of anybody else is among them."""

from datetime import datetime
from typing import Any

from portal.base.asking import Answers, Per, QuestionSet, StoredFile, shown_answers

from .models import InvoiceRequest, Participant, Registration, SensitiveAnswers, Session
from .querysets import mail_key
from .terms import kept_until, sensitive_kept_until

INVOICE = ("organisation", "attention", "address", "postcode", "city", "mail", "reference", "cost_centre")


def contact_row(registration: Registration) -> dict[str, Any]:
    """All of a registration but the people who come along."""
    people = list(registration.people.all())
    own = [person for person in people if is_own(person, registration)]
    invoice = InvoiceRequest.objects.filter(registration=registration).first()
    return {
        "as": "contact",
        **frame(registration),
        **{name: getattr(registration, name) for name in ("name", "mail", "phone", "organisation")},
        "answers": answered(registration, None, registration.answers, Per.REGISTRATION),
        "participant": [person_facts(person) for person in own],
        "other_people": len(people) - len(own),
        "files": list(StoredFile.objects.about(registration.about).order_by("pk").values_list("name", flat=True)),
        "steps": [step_row(step) for step in registration.steps.all()],
        "invoice": {name: getattr(invoice, name) for name in INVOICE} if invoice else None,
    }


def person_row(person: Participant) -> dict[str, Any]:
    """One of the people of somebody else's registration."""
    return {"as": "participant", **frame(person.registration), **person_facts(person)}


def invoice_row(invoice: InvoiceRequest) -> dict[str, Any]:
    """For whom receives invoices; who signed up finds it with the registration too."""
    facts = {name: getattr(invoice, name) for name in INVOICE if name != "attention"}
    return {
        "for": invoice.registration.offering.title,
        **facts,
        "amount": str(invoice.amount) if invoice.amount is not None else None,
        "state": invoice.state,
        "asked": moment(invoice.created_at),
        "kept_until": moment(invoice.kept_until) if invoice.has_to_stay else moment(kept_until(invoice.registration)),
    }


def is_own(person: Participant, registration: Registration) -> bool:
    """Whether this is the contact: by the address, or by the name where there is none."""
    if person.mail:
        return mail_key(person.mail) == registration.mail_key
    return person.name == registration.name


def frame(registration: Registration) -> dict[str, Any]:
    """What every export of a registration begins with."""
    return {
        "number": registration.number,
        "for": registration.offering.title,
        "state": registration.state,
        "people": registration.seats,
        "language": registration.language,
        "signed_up": moment(registration.created_at),
        "changed": moment(registration.changed_at),
        "kept_until": moment(kept_until(registration)),
        "sensitive_kept_until": moment(sensitive_kept_until(registration)),
    }


def person_facts(person: Participant) -> dict[str, Any]:
    return {
        **{name: getattr(person, name) for name in ("name", "mail", "role")},
        "left": moment(person.left_at),
        "answers": answered(person.registration, person, person.answers, Per.PERSON),
        **learning(person),
    }


def learning(person: Participant) -> dict[str, Any]:
    """Where somebody was, with which group they worked, and what they may show of it."""
    language = person.registration.language
    return {
        "attendance": [
            {"meeting": meeting(row.session, language), "presence": row.presence}
            for row in person.attendance.select_related("session").order_by("session__start", "pk")
        ],
        "caught_up": [
            {"missed": meeting(row.missed, language), "at": meeting(row.session, language)}
            for row in person.catch_ups.select_related("missed", "session").order_by("pk")
        ],
        "homework_groups": [group.title_in(language) for group in person.homework_groups.all()],
        "certificates": [
            {"code": row.shown_code, "issued": moment(row.issued_at), "valid": row.is_valid}
            for row in person.certificates.all()
        ],
    }


def meeting(session: Session, language: str) -> dict[str, Any]:
    return {"title": session.word("title", language), "start": moment(session.start)}


def answered(registration: Registration, person: Participant | None, plain: dict, per: Per) -> list[dict[str, str]]:
    """Plain and sensitive answers in the words of the questions."""
    asked = registration.questions.questions if registration.questions else QuestionSet()
    apart = SensitiveAnswers.objects.filter(registration=registration, participant=person).first()
    found = Answers(plain=plain, sensitive=apart.answers if apart else {})
    shown = shown_answers(asked.per(per), found, language=registration.language)
    return [{"question": label, "answer": text} for label, text in shown]


def step_row(step) -> dict[str, Any]:
    """Without the name of who did it, who is a person too."""
    return {"at": moment(step.at), "before": step.before, "after": step.after, "who": step.who, "reason": step.reason}


def moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None
