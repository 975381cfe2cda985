"""What an organiser sets for an offering."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView

from ...errors import Refused
from ...models import Registration
from ..access import OfOffering
from ..forms import Copying
from ..refusals import refusal
from ..setting_forms import SettingsForm
from ..settings import change_settings, settings_for


def say_who_moved(request, moved: list[Registration]) -> None:
    messages.success(request, _("The settings have been saved."))
    if moved:
        names = ", ".join(f"{row.number} ({row.name}, {row.get_state_display()})" for row in moved)
        messages.success(request, _("The waiting list moved up: %(names)s.") % {"names": names})


class SettingsView(OfOffering, FormView):
    page_title = gettext_lazy("Settings")
    template_name = "registration/desk/form.html"
    form_class = SettingsForm

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": self.offering, "user": self.request.user}

    def form_valid(self, form):
        try:
            moved = change_settings(
                form.offering,
                values=form.settings,
                capacity=form.cleaned_data["capacity"],
                organisers=form.cleaned_data["organisers"],
                by=self.request.user,
                at=timezone.now(),
            )
        except Refused as refused:
            form.add_error("capacity", refusal(refused))
            return self.form_invalid(form)
        say_who_moved(self.request, moved)
        return redirect(self.back)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"button": _("Save the settings")}


class CopyView(OfOffering, FormView):
    page_title = gettext_lazy("Copy settings")
    template_name = "registration/desk/form.html"
    form_class = Copying

    def get_form_kwargs(self):
        others = self.offerings().exclude(pk=self.offering.pk).order_by("-starts")
        return super().get_form_kwargs() | {"sources": others}

    def form_valid(self, form):
        like = form.cleaned_data["source"]
        capacity = like.capacity if form.cleaned_data["with_capacity"] else self.offering.capacity
        values = settings_for(self.offering, like=like)
        try:
            moved = change_settings(
                self.offering, values=values, capacity=capacity, by=self.request.user, at=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, refusal(refused))
            return self.form_invalid(form)
        say_who_moved(self.request, moved)
        return redirect(self.back)

    def get_context_data(self, **kwargs):
        explanation = _("Moments, waiting list, groups and terms come along. The questions belong to the page.")
        return super().get_context_data(**kwargs) | {"button": _("Copy the settings"), "explanation": explanation}
