"""Registrations as data of people: handing out and erasing what is stored of who has an address."""

from datetime import datetime
from itertools import chain

from django.utils.translation import gettext_lazy as _

from portal.base.privacy.holders import Holder, offer_holder
from portal.base.privacy.register import Basis, personal

from . import forgetting
from .exporting import contact_row, invoice_row, person_row
from .models import InvoiceRequest, Participant, Registration
from .terms import INVOICES, KEPT, SENSITIVE, WITHOUT_PLACE


def registrations_of(mail: str):
    """As the contact."""
    rows = Registration.objects.of_mail(mail).select_related("offering", "questions")
    return rows.order_by("offering_id", "pk")


def people_of(mail: str):
    """As one of the people of somebody else's registration."""
    rows = Participant.objects.of_mail(mail).exclude(registration__in=Registration.objects.of_mail(mail))
    rows = rows.select_related("registration__offering", "registration__questions")
    return rows.order_by("registration__offering_id", "pk")


def invoices_of(mail: str):
    """That go to this address."""
    return InvoiceRequest.objects.of_mail(mail).select_related("registration__offering").order_by("pk")


def export(mail: str) -> list[dict]:
    return [*map(contact_row, registrations_of(mail)), *map(person_row, people_of(mail))]


def erase(mail: str, at: datetime) -> int:
    """The whole registration of who is its contact; of others their own row."""
    whole = registrations_of(mail).filter(created_at__lte=at)
    count = sum(forgetting.forget(row, at=at) for row in whole)
    rows = people_of(mail).filter(registration__created_at__lte=at)
    return count + sum(forgetting.forget_person(row, at=at) for row in rows)


def abouts(mail: str) -> list[str]:
    """With the people that have the contact's address."""
    people = Participant.objects.of_mail(mail)
    return [row.about for row in chain(Registration.objects.of_mail(mail), people)]


def addresses() -> chain[str]:
    return chain(
        Registration.objects.exclude(mail="").values_list("mail", flat=True).distinct(),
        Participant.objects.exclude(mail="").values_list("mail", flat=True).distinct(),
    )


REGISTRATIONS = Holder(
    "registrations",
    _("Registrations"),
    export=export,
    erase=erase,
    retain=forgetting.retain,
    terms=(KEPT, WITHOUT_PLACE, SENSITIVE),
    abouts=abouts,
    addresses=addresses,
)


def erase_invoices(mail: str, at: datetime) -> int:
    """What the law does not ask for."""
    rows = [row for row in invoices_of(mail).filter(created_at__lte=at) if not row.has_to_stay]
    for row in rows:
        row.delete()
    return len(rows)


INVOICE_REQUESTS = Holder(
    "invoices",
    _("Where invoices go"),
    export=lambda mail: [invoice_row(row) for row in invoices_of(mail)],
    erase=erase_invoices,
    retain=forgetting.retain_invoices,
    terms=(INVOICES,),
    addresses=lambda: InvoiceRequest.objects.exclude(mail="").values_list("mail", flat=True).distinct(),
)


CARRIED_OUT = {"purpose": _("to organise what people sign up for"), "basis": Basis.AGREEMENT, "term": KEPT}


def offer() -> None:
    offer_holder(REGISTRATIONS)
    offer_holder(INVOICE_REQUESTS)
    declare()
    declare_learning()


def declare() -> None:
    personal(
        "registration.Registration", *("name", "mail", "mail_key", "phone", "organisation", "answers"), **CARRIED_OUT
    )
    personal("registration.Participant", "name", "mail", "role", "answers", **CARRIED_OUT)
    personal("registration.Step", "reason", "user", **CARRIED_OUT)
    personal("registration.BulkMail", "subject", "text", "by", **CARRIED_OUT)
    personal(
        "registration.SensitiveAnswers",
        "answers",
        purpose=_("to look after people, such as with food and access"),
        basis=Basis.CONSENT,
        term=SENSITIVE,
    )
    personal(
        "registration.InvoiceRequest",
        *("organisation", "attention", "address", "postcode", "city", "mail", "reference", "cost_centre"),
        purpose=_("to make invoices, and to keep them as the tax law asks"),
        basis=Basis.LAW,
        term=INVOICES,
    )


def declare_learning() -> None:
    """Of what people took part in."""
    personal("registration.Attendance", "presence", "by", **CARRIED_OUT)
    personal("registration.Invitation", "sent_by", **CARRIED_OUT)
    personal(
        "registration.Certificate",
        *("holder", "code", "issued_by"),
        purpose=_("to let somebody show what they took part in"),
        basis=Basis.AGREEMENT,
        term=_("until its holder asks to be forgotten; no name is stored with it"),
    )
