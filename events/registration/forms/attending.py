from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..facts import session_text
from ..models import Session


class DateChoice(forms.ModelChoiceField):
    """Dates with place, and how many places there are left."""

    def label_from_instance(self, obj: Session) -> str:
        left = max(0, obj.catch_up_places - obj.catch_up_taken)
        words = ngettext("%(count)s place left", "%(count)s places left", left) % {"count": left}
        where = obj.word("where") or obj.offering.word("where")
        return ", ".join(filter(None, [session_text(obj), where, words if left else _("full")]))


class CatchUpForm(forms.Form):
    """One of the other dates of a missed meeting."""

    use_required_attribute = False
    to = DateChoice(
        label=gettext_lazy("On which date will you come?"),
        queryset=Session.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={
            "required": gettext_lazy("Choose one of the dates."),
            "invalid_choice": gettext_lazy("Choose one of the dates."),
        },
    )

    def __init__(self, parallels, *, data=None):
        super().__init__(data)
        self.fields["to"].queryset = parallels.order_by("start")
