"""The forms of the desk."""

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy

from ..models import Offering, Participant, Registration
from .showing import title_with_date


class Plain(forms.Form):
    """Nothing to fill in: only to be sure."""


class Reasoned(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("For the history, which colleagues read. The person does not get to see it."),
    )


class OfferingChoice(forms.ModelChoiceField):
    def label_from_instance(self, obj: Offering) -> str:
        return title_with_date(obj)


class Moving(Reasoned):
    to = OfferingChoice(label=gettext_lazy("To which date"), queryset=Offering.objects.none())
    field_order = ["to", "reason"]

    def __init__(self, *args, others, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = others


def field_of(model: type[models.Model], name: str, **options) -> forms.Field:
    """The form field of a field of a model. The form does not save: the actions write."""
    return model._meta.get_field(name).formfield(**options)


class Contact(forms.Form):
    name = field_of(Registration, "name")
    mail = field_of(
        Registration,
        "mail",
        help_text=gettext_lazy("All mail goes here. Another address makes earlier links void."),
    )
    phone = field_of(Registration, "phone")
    organisation = field_of(Registration, "organisation")


class Successor(models.TextChoices):
    SAME = "same", gettext_lazy("The same person: I correct what is written here")
    OTHER = "other", gettext_lazy("Somebody else comes: the answers of the one before are removed")


class Swapping(forms.Form):
    who = forms.ChoiceField(
        label=gettext_lazy("What do you change"), choices=Successor.choices, widget=forms.RadioSelect
    )
    name = field_of(Participant, "name", required=True)
    mail = field_of(Participant, "mail")
    role = field_of(Participant, "role")


class Copying(forms.Form):
    source = OfferingChoice(
        label=gettext_lazy("From"),
        queryset=Offering.objects.none(),
        help_text=gettext_lazy("Moments move along: a week before the start stays a week before the start."),
    )
    with_capacity = forms.BooleanField(label=gettext_lazy("Also the number of places"), required=False)

    def __init__(self, *args, sources, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = sources


class Download(models.TextChoices):
    XLSX = "xlsx", gettext_lazy("Spreadsheet (XLSX): registrations and people on two sheets")
    REGISTRATIONS = "registrations", gettext_lazy("CSV, a line for each registration")
    PEOPLE = "people", gettext_lazy("CSV, a line for each person")


class Exporting(forms.Form):
    form = forms.ChoiceField(
        label=gettext_lazy("As what"), choices=Download.choices, initial=Download.XLSX, widget=forms.RadioSelect
    )
    state = forms.ChoiceField(label=gettext_lazy("Who"))
    sensitive = forms.BooleanField(
        label=gettext_lazy("With the sensitive answers, and only those"),
        required=False,
        help_text=gettext_lazy("A list by itself, with number and name. Delete it as soon as you have used it."),
    )

    def __init__(self, *args, states: list[tuple[str, str]], may_see_sensitive: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = states
        if not may_see_sensitive:
            del self.fields["sensitive"]
