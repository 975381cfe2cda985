"""The form that says which meetings are the same one, and for how many there is room to catch up."""

from collections.abc import Iterator

from django import forms
from django.utils.translation import gettext as _

from ..facts import session_text
from ..models import Session


class ParallelForm(forms.Form):
    """Two fields for each meeting."""

    def __init__(self, *args, sessions: list[Session], **kwargs):
        super().__init__(*args, **kwargs)
        self.sessions = sessions
        for session in sessions:
            self.fields[f"same_as-{session.pk}"] = forms.CharField(
                label=_("Parallel label"),
                max_length=40,
                required=False,
                initial=session.same_as,
                help_text=_("The same word at the same meeting of another group, like “meeting 2”."),
            )
            self.fields[f"catch_up_places-{session.pk}"] = forms.IntegerField(
                label=_("Places for who catches up"),
                min_value=0,
                max_value=500,
                initial=session.catch_up_places,
                help_text=_("%(count)s taken.") % {"count": session.catch_up_taken},
            )

    def rows(self) -> Iterator[tuple[str, str, list[forms.BoundField]]]:
        """Title, moment and fields of each meeting."""
        for row in self.sessions:
            fields = [self[f"{name}-{row.pk}"] for name in ("same_as", "catch_up_places")]
            yield row.word("title") or _("Meeting"), session_text(row), fields

    def changes(self) -> Iterator[tuple[Session, dict]]:
        """The meetings that were changed, with what they are to have."""
        for row in self.sessions:
            values = {name: self.cleaned_data[f"{name}-{row.pk}"] for name in ("same_as", "catch_up_places")}
            if any(getattr(row, name) != value for name, value in values.items()):
                yield row, values
