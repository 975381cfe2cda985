"""Answers to forms in the admin: read, hand out as a sheet, delete. Who did so stands in the trail."""

import django_filters
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Max
from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from portal.base.asking import handed_out
from portal.base.desk import ReadView
from portal.base.privacy.actions import Action
from portal.base.privacy.trail import record

from . import sheets
from .answers import FormAnswer


def sent_forms() -> list[tuple[str, str]]:
    """(key, title) of each form of which there are answers, by its latest title."""
    rows = FormAnswer.objects.values("form_key", "title").annotate(last=Max("created_at")).order_by("last")
    titles = {str(row["form_key"]): row["title"] for row in rows}
    return sorted(titles.items(), key=lambda form: form[1])


class Filters(WagtailFilterSet):
    form_key = django_filters.ChoiceFilter(label=gettext_lazy("Form"), choices=sent_forms)
    created_at = django_filters.DateFromToRangeFilter(label=gettext_lazy("Came in"), widget=DateRangePickerWidget)

    class Meta:
        model = FormAnswer
        fields = ["form_key", "created_at"]


class AnswersView(generic.IndexView):
    """The list names forms and days, and nobody."""

    def get_base_queryset(self):
        return super().get_base_queryset().defer("plain", "sensitive", "words")

    def as_spreadsheet(self, queryset, spreadsheet_format):
        answers = list(queryset.defer(None).with_questions())
        self.export_headings = sheets.headings(answers, language=get_language())
        self.list_export = list(self.export_headings)
        record(Action.EXPORTED, about=self.chosen_form(), by=self.request.user, count=len(answers), at=timezone.now())
        return super().as_spreadsheet(answers, spreadsheet_format)

    def to_row_dict(self, item):
        return sheets.row(item, self.list_export, language=get_language())

    def chosen_form(self) -> str:
        key = self.request.GET.get("form_key", "")
        return f"form:{key}" if key in dict(sent_forms()) else "form:all"


class AnswerView(ReadView):
    """One answer with all that was filled in, the sensitive answers too."""

    def get(self, request, *args, **kwargs):
        held = [name for name in ("plain", "sensitive") if getattr(self.object, name)]
        record(Action.SEEN, about=self.object.about, by=request.user, fields=held, at=timezone.now())
        return super().get(request, *args, **kwargs)

    def get_fields_context(self):
        answer, language = self.object, get_language()
        shown = [*super().get_fields_context()]
        shown += [{"label": label, "value": text} for label, text in answer.shown(language=language)]
        for label, text in answer.shown(language=language, sensitive=True):
            shown.append({"label": _("%(question)s (sensitive)") % {"question": label}, "value": text})
        return shown + [self.file_context(stored) for stored in answer.files]

    def file_context(self, stored) -> dict:
        address = reverse("form-answers:file", args=[self.object.pk, stored.uuid])
        return {"label": _("File"), "value": format_html('<a href="{}">{}</a>', address, stored.name)}

    def get_language_display_value(self):
        return dict(settings.LANGUAGES).get(self.object.language, self.object.language)


class DeleteAnswer(generic.DeleteView):
    def form_valid(self, form):
        record(Action.ERASED, about=self.object.about, by=self.request.user, at=timezone.now())
        return super().form_valid(form)


def file(request: HttpRequest, pk: int, uuid) -> FileResponse:
    """A file that somebody sent with a form, to who may read the answers."""
    if not request.user.has_perm("home.view_formanswer"):
        raise PermissionDenied
    answer = get_object_or_404(FormAnswer, pk=pk)
    stored = get_object_or_404(answer.files, uuid=uuid)
    record(Action.DOWNLOADED, about=answer.about, by=request.user, at=timezone.now())
    return handed_out(stored)


class FormAnswerViewSet(ModelViewSet):
    model = FormAnswer
    name = "form-answers"
    icon = "form"
    menu_order = 300
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["title", "created_at", "language", "mail", "keep_until"]
    index_view_class = AnswersView
    inspect_view_class = AnswerView
    delete_view_class = DeleteAnswer
    form_fields: list[str] = []
    list_display = ["title", "created_at", "language", "keep_until"]
    list_export = list(sheets.FIXED)
    export_filename = "form-answers"
    filterset_class = Filters
    search_fields = ["words", "mail"]
    search_backend_name = None

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("<int:pk>/file/<uuid:uuid>/", file, name="file")]
