"""What moderators fill in."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ... import telling
from ..actions import Note
from ..choices import DeclineReason, Reason

LONGEST = 1500


def words_field(label: str, **options) -> forms.CharField:
    return forms.CharField(label=label, max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 3}), **options)


class Answer(forms.Form):
    """`turn`: which state of the submission was looked at, so that nobody answers another one."""

    turn = forms.IntegerField(widget=forms.HiddenInput, min_value=1)


class Remarks(Answer):
    """A reason and own words for each field; at least one of all of them."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        empty = [("", gettext_lazy("Nothing to change"))]
        for name in telling.FIELDS:
            reason = forms.ChoiceField(choices=[*empty, *Reason.choices], required=False, label=gettext_lazy("Reason"))
            self.fields[f"{name}-reason"] = reason
            self.fields[f"{name}-text"] = words_field(gettext_lazy("In your own words"), required=False)

    def clean(self):
        cleaned = super().clean()
        for name in telling.FIELDS:
            if cleaned.get(f"{name}-reason") == Reason.OTHER and not cleaned.get(f"{name}-text"):
                self.add_error(f"{name}-text", _("Write what has to change."))
        if not self.errors and not self.notes():
            self.add_error(None, _("Write at least one remark, so that the sender knows what to change."))
        return cleaned

    def notes(self) -> list[Note]:
        """The remarks; own words without a reason are a remark as well."""
        found = []
        for name in telling.FIELDS:
            reason, text = (self.cleaned_data.get(f"{name}-{part}", "") for part in ("reason", "text"))
            if reason or text:
                found.append(Note(name, reason or Reason.OTHER, text))
        return found

    def of(self, name: str) -> list[forms.BoundField]:
        return [self[f"{name}-reason"], self[f"{name}-text"]]


class Declining(Answer):
    reason = forms.ChoiceField(label=gettext_lazy("Reason"), choices=DeclineReason.choices, widget=forms.RadioSelect)
    text = words_field(
        gettext_lazy("In your own words"),
        required=False,
        help_text=gettext_lazy("The sender reads this below the reason. What could they do instead?"),
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("reason") == DeclineReason.OTHER and not cleaned.get("text"):
            self.add_error("text", _("Write why, so that the sender understands it."))
        return cleaned
