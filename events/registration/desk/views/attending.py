"""Ticking who was there, on a phone or on paper, and all meetings side by side."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView, TemplateView

from portal.base.privacy.trail import record

from ...actions.attending import mark_attendance
from ...actions.catching_up import arrange_parallel
from ...errors import Refused
from ...facts import session_text, sessions_of
from ..access import OfOffering, address
from ..parallel import ParallelForm
from ..registers import overview, ticked, ticks_of


class AttendanceView(OfOffering, TemplateView):
    page_title = gettext_lazy("Attendance")
    template_name = "registration/desk/attendance.html"

    def get(self, request, *args, **kwargs):
        about = f"offering:{self.offering.pk}"
        record("seen", about=about, by=request.user, fields=["attendance"], at=timezone.now())
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        shown = overview(self.offering)
        return super().get_context_data(**kwargs) | {
            "shown": shown,
            "parallel_url": address("parallel", self.offering.pk),
        }


class OfSession(OfOffering):
    """A screen about one meeting of an offering."""

    def find(self) -> None:
        super().find()
        rows = self.offering.sessions.filter(is_removed=False).select_related("offering")
        self.session = get_object_or_404(rows, pk=self.kwargs["session"])

    @property
    def back(self) -> str:
        return address("attendance", self.offering.pk)

    @cached_property
    def ticks(self):
        return ticks_of(self.session)

    def get(self, request, *args, **kwargs):
        about = f"offering:{self.offering.pk}"
        record("seen", about=about, by=request.user, fields=["attendance"], count=len(self.ticks), at=timezone.now())
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "session": self.session,
            "when": session_text(self.session),
            "where": self.session.word("where") or self.offering.word("where"),
            "ticks": self.ticks,
            "print_url": address("ticks_print", self.offering.pk, self.session.pk),
        }


class TicksView(OfSession, TemplateView):
    page_title = gettext_lazy("Who is there?")
    template_name = "registration/desk/ticks.html"

    def post(self, request, *args, **kwargs):
        present = ticked(request.POST, request.POST.getlist("person"), self.ticks)
        try:
            mark_attendance(self.session, present=present, by=request.user, at=timezone.now())
        except Refused as refused:
            messages.error(request, refused.message)
        else:
            count = sum(value == "present" for value in present.values())
            words = ngettext("Saved: %(count)s person present.", "Saved: %(count)s people present.", count)
            messages.success(request, words % {"count": count})
        return redirect(request.path)


class TicksPrintView(OfSession, TemplateView):
    """The same list for paper, with room for a signature."""

    page_title = gettext_lazy("Attendance list")
    template_name = "registration/desk/ticks_print.html"


class ParallelView(OfOffering, FormView):
    page_title = gettext_lazy("Parallel meetings")
    template_name = "registration/desk/parallel.html"
    form_class = ParallelForm

    @property
    def back(self) -> str:
        return address("attendance", self.offering.pk)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"sessions": sessions_of(self.offering)}

    def form_valid(self, form):
        try:
            for session, values in form.changes():
                arrange_parallel(session, **values, by=self.request.user, at=timezone.now())
        except Refused as refused:
            form.add_error(None, refused.message)
            return self.form_invalid(form)
        messages.success(self.request, _("The parallel meetings have been saved."))
        return redirect(self.back)
