"""Taking lists along. Each time is written down, with how many there were."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from portal.base.privacy.trail import record
from portal.base.sheets import csv_response, xlsx_response

from ...choices import State
from ..access import SEE_INVOICES, SEE_SENSITIVE, OfOffering
from ..exports import Export
from ..finding import ALL, NOT_ENDED, narrowed
from ..forms import Download, Exporting


class ExportView(OfOffering, FormView):
    page_title = gettext_lazy("Download lists")
    template_name = "registration/desk/form.html"
    form_class = Exporting

    def get_form_kwargs(self):
        states = [(NOT_ENDED, _("All but ended")), *State.choices, (ALL, _("All"))]
        may = self.request.user.has_perm(SEE_SENSITIVE)
        return super().get_form_kwargs() | {"states": states, "may_see_sensitive": may}

    def form_valid(self, form):
        wanted = form.cleaned_data
        rows = narrowed(self.offering.registrations.all(), wanted["state"])
        export = Export.of(rows, with_invoices=self.request.user.has_perm(SEE_INVOICES))
        is_sensitive = wanted.get("sensitive", False)
        self.write_down(export, is_sensitive=is_sensitive)
        return self.sheets(export, wanted["form"], is_sensitive=is_sensitive)

    def write_down(self, export: Export, *, is_sensitive: bool) -> None:
        """Before the list is made: what went wrong afterwards may have been seen."""
        record(
            "exported",
            about=f"offering:{self.offering.pk}",
            by=self.request.user,
            fields=["sensitive"] if is_sensitive else ["invoices"] if export.with_invoices else [],
            count=len(export.rows),
            at=timezone.now(),
        )

    def sheets(self, export: Export, form: str, *, is_sensitive: bool) -> HttpResponse:
        name = f"{_('registrations')}-{self.offering.pk}"
        if is_sensitive:
            sheet = export.sensitive()
            return xlsx_response(name, [sheet]) if form == Download.XLSX else csv_response(name, sheet)
        if form == Download.XLSX:
            return xlsx_response(name, [export.registrations(), export.people()])
        return csv_response(name, export.people() if form == Download.PEOPLE else export.registrations())

    def get_context_data(self, **kwargs):
        explanation = _("A list on your computer is yours to look after. Delete it when you no longer need it.")
        return super().get_context_data(**kwargs) | {"button": _("Download"), "explanation": explanation}
