"""The editor's forms of dated pages: what its fields have to say to each other, and to who signed up already."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base.forms import FactsForm

from .choices import SignUpWay
from .registration.models import Offering
from .signup import check_term


class SignUpForm(FactsForm):
    """Holds the number of places against those that are taken. `rows_with_places` names rows that have their own."""

    rows_with_places = ""

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("sign_up") == SignUpWay.HERE:
            check_places(self.forms_with_places())
        return cleaned

    def forms_with_places(self) -> dict[UUID, BaseForm]:
        """Forms with a field `places`, by the key of what they are about."""
        if not self.rows_with_places:
            return {self.instance.translation_key: self}
        formset = self.formsets.get(self.rows_with_places)
        forms = formset.forms if formset else []
        return {form.instance.translation_key: form for form in forms if form.is_valid()}

    def rows(self, name: str) -> list[tuple[BaseForm, dict]]:
        """The forms of these rows that will stay, as far as they can be read, with what is in them."""
        formset = self.formsets.get(name)
        forms = [form for form in formset.forms if form.is_valid()] if formset else []
        return [(form, form.cleaned_data) for form in forms if not form.cleaned_data.get("DELETE")]


class EventForm(SignUpForm):
    """Also holds the last day of sign-up against the dates."""

    def clean(self):
        cleaned = super().clean()
        until, starts = cleaned.get("sign_up_until"), self.starts()
        try:
            check_term(timezone.localdate(max(starts)) if starts else None, until)
        except ValidationError as error:
            self.add_error(None, error)
        return cleaned

    def starts(self) -> list:
        """The moments at which the dates start that will stay, as far as they can be read."""
        return [row["start"] for _form, row in self.rows("occurrences") if row.get("start")]


class TrainingForm(SignUpForm):
    rows_with_places = "editions"


class TrajectoryForm(SignUpForm):
    """Also holds the meetings against the years: one in no year would stand nowhere on the page."""

    rows_with_places = "years"

    def clean(self):
        cleaned = super().clean()
        years = {row["number"] for _form, row in self.rows("years")}
        for form, row in self.rows("meetings") if self.are_readable("years") else ():
            if row["year"] not in years:
                form.add_error("year", _("There is no such year on this page."))
        return cleaned

    def are_readable(self, name: str) -> bool:
        return name in self.formsets and all(form.is_valid() for form in self.formsets[name].forms)


def check_places(forms: dict[UUID, BaseForm]) -> None:
    """An error at each number of places that was changed to less than what people have taken."""
    changed = {key: form for key, form in forms.items() if "places" in form.changed_data}
    taken = Offering.objects.of_keys(*changed).values_list("key", "taken") if changed else ()
    for key, count in taken:
        places = changed[key].cleaned_data.get("places")
        if places is not None and places < count:
            changed[key].add_error("places", too_few(count))


def too_few(taken: int) -> str:
    return ngettext(
        "%(count)s place is taken already. Fill in at least that many, or give people another place first.",
        "%(count)s places are taken already. Fill in at least that many, or give people another place first.",
        taken,
    ) % {"count": taken}
