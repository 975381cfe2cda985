"""Reports for editors: per page how often it was useful, and what readers missed."""

import django_filters
from django.conf import settings
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet

from .. import cards
from ..privacy.actions import Action
from ..privacy.trail import record
from ..sheets import as_words
from .models import UsefulAnswer

KINDS = {
    kind.name: kind.label
    for kind in (cards.INITIATIVE, cards.EVENT, cards.TRAINING, cards.TRAJECTORY, cards.NEWS, cards.PAGE)
}


class Filters(WagtailFilterSet):
    day = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)
    kind = django_filters.ChoiceFilter(label=_("Kind of page"), choices=list(KINDS.items()))
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = UsefulAnswer
        fields = ["day", "kind", "language"]


class TextFilters(Filters):
    key = django_filters.UUIDFilter(label=_("Page"), help_text=_("The key of a page, as in the links of the report."))

    class Meta(Filters.Meta):
        fields = [*Filters.Meta.fields, "key"]


class TextsColumn(Column):
    """How many texts there are, as a link to them."""

    cell_template_name = "useful/admin/texts.html"

    def get_cell_context_data(self, instance, parent_context):
        address = f"{reverse('useful-report:texts')}?key={instance['key']}&language={instance['language']}"
        return super().get_cell_context_data(instance, parent_context) | {"address": address}


class UsefulReportView(ReportView):
    model = UsefulAnswer
    permission_required = "view"
    header_icon = "help"

    def to_row_dict(self, item):
        return {name: as_words(value) for name, value in super().to_row_dict(item).items()}


def last_day(row: dict) -> str:
    return date_format(row["last_day"])


class PagesView(UsefulReportView):
    """One row per page and language, summed over the days chosen; most often “no” first."""

    page_title = _("Was this useful?")
    filterset_class = Filters
    default_ordering = "-no"
    list_export = ["page", "kind", "language", "yes", "no", "texts", "last_day"]
    export_headings = {
        "page": _("Page"),
        "kind": _("Kind of page"),
        "language": _("Language"),
        "yes": _("Yes"),
        "no": _("No"),
        "texts": _("Texts"),
        "last_day": _("Last answer"),
    }
    no_results_message = _("Nobody answered in this period.")

    def get_base_queryset(self):
        return UsefulAnswer.objects.order_by().per_page()

    def order_queryset(self, queryset):
        return queryset.order_by(self.ordering, "page", "language")

    @cached_property
    def columns(self):
        names, languages = self.export_headings, dict(settings.LANGUAGES)
        return [
            Column("page", label=names["page"], sort_key="page"),
            Column("kind", label=names["kind"], accessor=lambda row: KINDS.get(row["kind"], row["kind"])),
            Column("language", label=names["language"], accessor=lambda row: languages[row["language"]]),
            *(Column(name, label=names[name], sort_key=name) for name in ("yes", "no")),
            TextsColumn("texts", label=names["texts"], sort_key="texts"),
            Column(
                "last_day",
                label=names["last_day"],
                sort_key="last_day",
                accessor=last_day,
            ),
        ]


class TextsView(UsefulReportView):
    """What readers wrote, the last first. Who takes the texts along stands in the trail."""

    page_title = _("What readers missed")
    filterset_class = TextFilters
    list_export = ["day", "title", "kind", "language", "verdict", "text"]
    export_headings = {"day": _("Day"), "title": _("Page"), "verdict": _("Useful"), "text": _("Text")}
    no_results_message = _("Nobody wrote anything in this period.")

    def get_base_queryset(self):
        return UsefulAnswer.objects.with_text()

    def order_queryset(self, queryset):
        return queryset.order_by("-day", "-pk")

    def as_spreadsheet(self, queryset, spreadsheet_format):
        record(Action.EXPORTED, about="useful:texts", by=self.request.user, count=queryset.count(), at=timezone.now())
        return super().as_spreadsheet(queryset, spreadsheet_format)

    @cached_property
    def columns(self):
        return [
            Column("day", label=_("Day")),
            Column("title", label=_("Page")),
            Column("language", label=_("Language"), accessor="get_language_display"),
            Column("verdict", label=_("Useful"), accessor="get_verdict_display"),
            Column("text", label=_("Text")),
        ]


class UsefulMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("base.view_usefulanswer")


class UsefulViewSet(ViewSet):
    name = "useful-report"
    icon = "help"

    def get_urlpatterns(self):
        pages = self.patterns(PagesView, "", "index", "results")
        return [*pages, *self.patterns(TextsView, "texts/", "texts", "texts_results")]

    def patterns(self, view, prefix, name, results) -> list:
        names = {"index_url_name": self.get_url_name(name), "index_results_url_name": self.get_url_name(results)}
        return [
            path(prefix, self.construct_view(view, **names), name=name),
            path(f"{prefix}results/", self.construct_view(view, results_only=True, **names), name=results),
        ]


def menu_item() -> UsefulMenuItem:
    return UsefulMenuItem(_("Was this useful?"), reverse("useful-report:index"), name="useful", icon_name="help")
