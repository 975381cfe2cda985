"""Writing to several people at once, with a preview before it goes."""

import uuid

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView

from portal.base.outbox import Letter
from portal.base.outbox.texts import check

from ...models import BulkMail, Registration
from ..access import OfOffering
from ..bulk import PLACEHOLDERS, letter_for, write_to
from ..finding import matching, narrowed

#: The button that shows what would go, and sends nothing.
PREVIEW = "preview"
CHOSEN = "chosen"


class Writing(forms.Form):
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=150)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=gettext_lazy("You may use {naam} and {titel}. An empty line begins a new paragraph."),
    )
    submission = forms.UUIDField(widget=forms.HiddenInput)

    def clean_subject(self):
        return self.checked("subject")

    def clean_text(self):
        return self.checked("text")

    def checked(self, name: str) -> str:
        """Raises ValidationError for a placeholder that there is not."""
        check(self.cleaned_data[name], dict.fromkeys(PLACEHOLDERS, ""))
        return self.cleaned_data[name]


class MailView(OfOffering, FormView):
    page_title = gettext_lazy("Write to people")
    template_name = "registration/desk/mail.html"
    form_class = Writing

    def get_initial(self):
        return {"submission": uuid.uuid4()}

    @cached_property
    def sent(self):
        return self.request.POST if self.request.method == "POST" else self.request.GET

    @cached_property
    def is_chosen(self) -> bool:
        return self.sent.get("to") == CHOSEN or "pk" in self.sent

    @property
    def words(self) -> str:
        """What the list was searched for."""
        return self.sent.get("q", "").replace("\0", "")

    @cached_property
    def recipients(self) -> list[Registration]:
        """Those that were ticked, or else all of the tab; only people of this offering, whatever was sent."""
        rows = self.offering.registrations.filter(forgotten_at=None).select_related("offering")
        if self.sent.get("to") == "all" or not self.is_chosen:
            found = narrowed(rows, self.sent.get("state", ""))
            return list(found.filter(matching(self.words)) if self.words else found)
        wanted = {int(one) for one in self.sent.getlist("pk") if one.isascii() and one.isdigit() and len(one) < 10}
        return list(rows.filter(pk__in=wanted))

    def form_valid(self, form):
        values = form.cleaned_data
        if not self.recipients:
            form.add_error(None, _("Nobody was chosen. Go back and tick whom you want to write to."))
            return self.form_invalid(form)
        if PREVIEW in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, letter=self.letter(values)))
        bulk = write_to(self.recipients, offering=self.offering, by=self.request.user, at=timezone.now(), **values)
        words = ngettext("The mail goes to %(count)s person.", "The mail goes to %(count)s people.", bulk.count)
        messages.success(self.request, words % {"count": bulk.count})
        return redirect(self.back)

    def letter(self, values: dict) -> Letter:
        """As the first of them gets it."""
        first = self.recipients[0]
        bulk = BulkMail(subject=values["subject"], text=values["text"], by=self.request.user)
        return letter_for(first, bulk, language=first.language)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "recipients": self.recipients,
            "to": CHOSEN if self.is_chosen and self.sent.get("to") != "all" else "all",
            "state": self.sent.get("state", ""),
            "words": self.words,
            "earlier": self.offering.bulk_mails.select_related("by")[:10],
            "preview_name": PREVIEW,
        }
