"""The words of each kind of mail in each language: a list of all, and a form with a preview."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView, TemplateView
from wagtail.admin.views.generic import PermissionCheckedMixin
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from ..letters import Letter, compose
from ..models import MailText
from ..texts import Offered, check, filled, offered, offered_text

POLICY = ModelPermissionPolicy(MailText)
#: Names of buttons; the other one saves.
PREVIEW, DEFAULT = "preview", "default"


class WordingForm(forms.ModelForm):
    class Meta:
        model = MailText
        fields = ["subject", "body"]
        widgets = {"body": forms.Textarea(attrs={"rows": 14})}
        help_texts = {"body": gettext_lazy("Plain text. An empty line begins a new paragraph.")}

    def __init__(self, *args, text: Offered, may_change: bool, **kwargs):
        super().__init__(*args, **kwargs)
        self.text = text
        for field in self.fields.values():
            field.disabled = not may_change

    def clean_subject(self):
        check(self.cleaned_data["subject"], self.text.placeholders)
        return self.cleaned_data["subject"]

    def clean_body(self):
        body = self.cleaned_data["body"].replace("\r\n", "\n")
        check(body, self.text.placeholders)
        return body


class WordingPage(PermissionCheckedMixin, WagtailAdminTemplateMixin):
    permission_policy = POLICY
    any_permission_required = ["change", "view"]
    page_title = gettext_lazy("Words of mails")
    header_icon = "mail"

    def get_breadcrumbs_items(self):
        here = {"url": reverse("mail-words:index"), "label": self.page_title}
        return [*super().get_breadcrumbs_items(), here]


class WordingIndex(WordingPage, TemplateView):
    template_name = "mail/admin/words_list.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"rows": rows()}


def rows() -> list[dict[str, object]]:
    """Every kind in every language, with the editor's words or the offered ones."""
    own = {(row.kind, row.language): row for row in MailText.objects.all()}
    return [
        {
            "label": text.label,
            "language": name,
            "subject": own[text.kind, code].subject if (text.kind, code) in own else text.words(code)[0],
            "is_own": (text.kind, code) in own,
            "address": reverse("mail-words:edit", args=[text.kind, code]),
        }
        for text in offered()
        for code, name in settings.LANGUAGES
    ]


class WordingView(WordingPage, FormView):
    template_name = "mail/admin/words.html"
    form_class = WordingForm

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.language = kwargs["language"]
        text = offered_text(kwargs["kind"])
        if text is None or self.language not in dict(settings.LANGUAGES):
            raise Http404
        self.text, self.may_change = text, POLICY.user_has_permission(request.user, "change")
        self.row = MailText.objects.filter(kind=text.kind, language=self.language).first()

    def get_page_subtitle(self):
        return f"{self.text.label} ({dict(settings.LANGUAGES)[self.language]})"

    def get_breadcrumbs_items(self):
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_subtitle()}]

    def get_form_kwargs(self):
        kind, (subject, body) = self.text.kind, self.text.words(self.language)
        row = self.row or MailText(kind=kind, language=self.language, subject=subject, body=body)
        return super().get_form_kwargs() | {"instance": row, "text": self.text, "may_change": self.may_change}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "samples": self.text.samples(self.language),
            "language_code": self.language,
            "may_change": self.may_change,
            "is_own": self.row is not None,
            "action_url": self.request.path,
        }

    def post(self, request, *args, **kwargs):
        if not self.may_change:
            raise PermissionDenied
        if DEFAULT in request.POST:
            return self.back_to_default()
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        if PREVIEW in self.request.POST:
            letter = preview(self.text, form.instance, self.language)
            return self.render_to_response(self.get_context_data(form=form, letter=letter))
        if (form.instance.subject, form.instance.body) == self.text.words(self.language):
            return self.back_to_default()
        log(form.save(), "wagtail.edit")
        messages.success(self.request, _("The words are saved. The next mail has them."))
        return redirect("mail-words:index")

    def back_to_default(self):
        if self.row is not None:
            log(self.row, "wagtail.delete")
            self.row.delete()
        messages.success(self.request, _("This mail has its first words again."))
        return redirect("mail-words:index")


def preview(text: Offered, row: MailText, language: str) -> Letter:
    """The mail as somebody would get it, with the samples."""
    subject, body = filled((row.subject, row.body), text.samples(language))
    return compose(subject, language=language, paragraphs=[body])
