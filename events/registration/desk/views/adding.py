"""Signing somebody up by hand: who called, or came to the counter."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from ...actions.registering import register
from ...errors import Refused
from ..access import SEE_INVOICES, OfOffering, address
from ..adding import NewRegistration
from ..refusals import refusal


class AddView(OfOffering, TemplateView):
    page_title = gettext_lazy("Add a registration")
    template_name = "registration/desk/add.html"

    def new(self, data=None) -> NewRegistration:
        return NewRegistration(self.offering, data, may_invoice=self.request.user.has_perm(SEE_INVOICES))

    def get(self, request, *args, **kwargs):
        return self.shown(self.new())

    def post(self, request, *args, **kwargs):
        new = self.new(request.POST)
        if new.wants_more or not new.is_valid():
            return self.shown(new)
        try:
            made = register(
                self.offering,
                wish=new.wish(),
                by=request.user,
                reason=new.contact.cleaned_data["reason"],
                at=timezone.now(),
            )
        except Refused as refused:
            new.contact.add_error(None, refusal(refused))
            return self.shown(new)
        values = {"number": made.number, "state": made.get_state_display()}
        messages.success(request, _("Done. %(number)s: %(state)s.") % values)
        return redirect(address("registration", made.pk))

    def shown(self, new: NewRegistration):
        return self.render_to_response(self.get_context_data(new=new))
