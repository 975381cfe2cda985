"""The form for the settings of an offering."""

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateTimeInput

from ..models import Offering
from .access import SEE_ALL
from .settings import MOMENTS, SETTINGS


class OrganiserChoice(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj) -> str:
        return obj.get_full_name() or obj.get_username()


def who_run_desks():
    """Staff that may be an organiser."""
    may = Permission.objects.filter(codename="run_desk", content_type__app_label="registration")
    found = Q(groups__permissions__in=may) | Q(user_permissions__in=may) | Q(is_superuser=True)
    return get_user_model().objects.filter(found, is_active=True).distinct().order_by("first_name", "username")


class SettingsForm(forms.ModelForm):
    """Read only: what is typed is checked here, and written by `change_settings`."""

    evaluation_url = forms.URLField(
        label=Offering._meta.get_field("evaluation_url").verbose_name,
        help_text=Offering._meta.get_field("evaluation_url").help_text,
        required=False,
        max_length=200,
        assume_scheme="https",
    )
    organisers = OrganiserChoice(
        label=gettext_lazy("Organisers"),
        queryset=get_user_model().objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("They run this desk, and get a mail when it fills up."),
    )

    class Meta:
        model = Offering
        fields = ("capacity", *SETTINGS)
        widgets = dict.fromkeys(MOMENTS, AdminDateTimeInput)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        # What the form shows next to what went wrong has to be what is stored.
        self.offering = Offering.objects.get(pk=self.instance.pk)
        self.fields["organisers"].queryset = who_run_desks()
        self.initial["organisers"] = list(self.instance.organisers.all())

    def clean_organisers(self):
        """Nobody shuts themselves out by mistake."""
        chosen = self.cleaned_data["organisers"]
        if not self.user.has_perm(SEE_ALL) and self.user not in chosen:
            raise forms.ValidationError(_("Keep yourself ticked: without you, you can no longer get in here."))
        return chosen

    def clean_capacity(self):
        capacity = self.cleaned_data["capacity"]
        if capacity == 0:
            raise forms.ValidationError(_("Fill in 1 or more, or leave it empty for no limit."))
        return capacity

    def clean(self):
        data = super().clean()
        opens, closes, until = (data.get(name) for name in MOMENTS)
        starts, ends = self.offering.starts, self.offering.ends
        if opens and opens >= (closes or starts):
            self.add_error("opens_at", _("Sign-up has to open before it closes."))
        if closes and closes > ends:
            self.add_error("closes_at", _("Sign-up has to close before the end."))
        if until and until > ends:
            self.add_error("cancel_until", _("This has to come before the end."))
        return data

    @property
    def settings(self) -> dict:
        return {name: self.cleaned_data[name] for name in SETTINGS}
