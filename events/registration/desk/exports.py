"""Lists of who signed up, as an organiser takes them along."""

from dataclasses import dataclass

from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.asking import Kind, Per
from portal.base.asking.answers import answer_text
from portal.base.asking.sets import Asked
from portal.base.sheets import Sheet

from ..models import InvoiceRequest, Registration, SensitiveAnswers
from .showing import LANGUAGE, questions_of

INVOICE = ("organisation", "attention", "address", "postcode", "city", "mail", "reference", "cost_centre", "amount")


@dataclass
class Export:
    """The registrations of one list, fetched once with all that belongs to them."""

    rows: list[Registration]
    with_invoices: bool

    @classmethod
    def of(cls, registrations, *, with_invoices: bool) -> "Export":
        rows = registrations.select_related("questions").prefetch_related("people").order_by("turn", "pk")
        return cls(list(rows), with_invoices)

    def asked(self, per: Per, *, sensitive: bool = False) -> list[Asked]:
        """The questions that these people answered, each once; after a change the newest words count."""
        sets = {row.questions_id: questions_of(row) for row in self.rows if row.questions_id}
        found = {one.key: one for key in sorted(sets) for one in sets[key].per(per)}
        silent = (Kind.INFORMATION, Kind.FILE)
        return [one for one in found.values() if one.sensitive == sensitive and one.kind not in silent]

    def registrations(self) -> Sheet:
        asked = self.asked(Per.REGISTRATION)
        invoices = self.invoices()
        headings = [
            *(_("Registration number"), _("State"), _("Since"), _("Name"), _("E-mail address"), _("Phone")),
            *(_("Organisation"), _("People")),
            *([InvoiceRequest._meta.get_field(name).verbose_name for name in INVOICE] if self.with_invoices else []),
            *(one.label(LANGUAGE) for one in asked),
        ]
        rows = [[*contact_cells(row), *invoices(row), *answer_cells(asked, row.answers)] for row in self.rows]
        return Sheet(_("Registrations"), headings, rows)

    def people(self) -> Sheet:
        asked = self.asked(Per.PERSON)
        headings = [
            *(_("Registration number"), _("State"), _("Name"), _("E-mail address"), _("Job title"), _("Organisation")),
            *(one.label(LANGUAGE) for one in asked),
        ]
        rows = [
            [*person_cells(row, person), *answer_cells(asked, person.answers)]
            for row in self.rows
            for person in row.people.all()
            if person.left_at is None
        ]
        return Sheet(_("People"), headings, rows)

    def sensitive(self) -> Sheet:
        """Only whose they are, and the sensitive answers: of a registration as a whole, and of each of its people."""
        asked = [*self.asked(Per.REGISTRATION, sensitive=True), *self.asked(Per.PERSON, sensitive=True)]
        kept = SensitiveAnswers.objects.filter(registration__in=[row.pk for row in self.rows])
        kept = kept.filter(participant__left_at=None).select_related("registration", "participant")
        rows = [
            [one.registration.number, (one.participant or one.registration).name, *answer_cells(asked, one.answers)]
            for one in kept.order_by("registration__turn", F("participant__position").asc(nulls_first=True))
        ]
        headings = [_("Registration number"), _("Name"), *(one.label(LANGUAGE) for one in asked)]
        return Sheet(_("Sensitive"), headings, rows)

    def invoices(self):
        """A function from a registration to the cells about its invoice; none where they may not be seen."""
        if not self.with_invoices:
            return lambda row: []
        known = InvoiceRequest.objects.filter(registration__in=[row.pk for row in self.rows])
        by_row = {invoice.registration_id: invoice for invoice in known}
        return lambda row: [getattr(by_row.get(row.pk), name, "") for name in INVOICE]


def contact_cells(row: Registration) -> list:
    since = f"{timezone.localtime(row.created_at):%Y-%m-%d %H:%M}"
    state = row.get_state_display()
    return [row.number, state, since, row.name, row.mail, row.phone, row.organisation, row.seats]


def person_cells(row: Registration, person) -> list:
    return [row.number, row.get_state_display(), person.name, person.mail, person.role, row.organisation]


def answer_cells(asked: list[Asked], answers: dict) -> list[str]:
    return [answer_text(one, answers.get(one.key), LANGUAGE) for one in asked]
