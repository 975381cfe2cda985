from django.core.exceptions import ValidationError
from django.utils import timezone

from portal.base.forms import FactsForm

from .signup import check_term


class EventForm(FactsForm):
    """The editor's form of an event, which also holds the last day of sign-up against its dates."""

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
        forms = self.formsets["occurrences"].forms if "occurrences" in self.formsets else []
        rows = [form.cleaned_data for form in forms if form.is_valid()]
        return [row["start"] for row in rows if row.get("start") and not row.get("DELETE")]
