from django.utils import timezone
from django.utils.translation import gettext as _

from portal.base.forms import FactsForm


class EventForm(FactsForm):
    """The editor's form of an event, which also holds the last day of sign-up against its dates."""

    def clean(self):
        cleaned = super().clean()
        until, starts = cleaned.get("sign_up_until"), self.starts()
        if until and starts and until > timezone.localdate(max(starts)):
            self.add_error("sign_up_until", _("Sign-up ends after the start. Choose the start or an earlier day."))
        return cleaned

    def starts(self) -> list:
        """The moments at which the dates start that will stay, as far as they can be read."""
        forms = self.formsets["occurrences"].forms if "occurrences" in self.formsets else []
        rows = [form.cleaned_data for form in forms if form.is_valid()]
        return [row["start"] for row in rows if row.get("start") and not row.get("DELETE")]
