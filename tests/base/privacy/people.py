"""A room that holds data of people, on the table of contacts, with the moment in the organisation's name."""

from datetime import UTC, datetime, timedelta

from portal.base.models import Contact
from portal.base.privacy.holders import Holder, Term
from tests.factories import ContactFactory

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
TERM = Term("Contacts", 90, "the meeting")


def contact(mail: str, *, at: datetime = AT, role: str = "Riek") -> Contact:
    return ContactFactory(mail=mail, role=role, organisation=at.isoformat())


def of(mail: str):
    return Contact.objects.filter(mail__iexact=mail).order_by("pk")


def until(rows, at: datetime):
    return rows.filter(organisation__lte=at.isoformat())


def gone(rows) -> int:
    count = rows.count()
    rows.delete()
    return count


HOLDER = Holder(
    "contacts",
    "Contacts",
    export=lambda mail: [{"role": row.role, "mail": row.mail} for row in of(mail)],
    erase=lambda mail, at: gone(until(of(mail), at)),
    retain=lambda at: gone(until(Contact.objects.all(), at - TERM.days * DAY)),
    terms=(TERM,),
    abouts=lambda mail: [f"contact:{row.pk}" for row in of(mail)],
    addresses=lambda: Contact.objects.values_list("mail", flat=True),
)
