"""Reports of what was asked, each row a click away from what may help."""

from http import HTTPMethod
from urllib.parse import urlencode

import django_filters
from django.conf import settings
from django.db.models import Max, OuterRef, QuerySet, Subquery, Sum
from django.urls import resolve, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page, Site

from portal.base.models import IndexPage
from portal.base.sheets import as_words
from portal.base.welcome import ways

from ...models import SearchCount

MAX_TITLE = 255


class Filters(WagtailFilterSet):
    day = django_filters.DateFromToRangeFilter(label=_("Day"), widget=DateRangePickerWidget)
    language = django_filters.ChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)

    class Meta:
        model = SearchCount
        fields = ["day", "language"]


def is_plain(kind: type[Page]) -> bool:
    return not issubclass(kind, IndexPage) and HTTPMethod.POST not in kind.allowed_http_methods


def page_address(app: str, model: str, parent: int) -> str:
    """Of our form for a new page of this kind under this page."""
    return reverse("searched-words:page", args=[app, model, parent])


class NextSteps(Column):
    """Links to a new synonym, promoted result or page with these words filled in, as far as somebody may make them."""

    cell_template_name = "search/admin/next_steps.html"

    def __init__(self, steps, plain, pages, **kwargs):
        super().__init__("steps", label=_("What may help"), **kwargs)
        self.steps, self.plain, self.pages = steps, plain, pages

    def get_cell_context_data(self, instance, parent_context):
        def filled_in(ways, **values):
            return [(words, f"{address}?{urlencode(values)}") for words, address in ways]

        text, language = instance["text"], instance["language"]
        title = text[:1].upper() + text[1:]
        steps = filled_in(self.steps, language=language, words=text, queries=text)
        return super().get_cell_context_data(instance, parent_context) | {
            "steps": [*steps, *filled_in(self.plain, title=title)],
            "pages": filled_in(self.pages, title=title),
            "text": text,
        }


class SearchedView(ReportView):
    """What was asked, the most frequent first: one row per question and language, summed over the days chosen."""

    model = SearchCount
    permission_required = "view"
    page_title = _("Searched words")
    header_icon = "search"
    filterset_class = Filters
    default_ordering = "-times"
    list_export = ["text", "language", "times", "in_vain", "last_hits", "last_day"]
    export_headings = {
        "text": _("Searched for"),
        "language": _("Language"),
        "times": _("Times"),
        "in_vain": _("Without a result"),
        "last_hits": _("Results the last time"),
        "last_day": _("Last searched"),
    }
    no_results_message = _("Nothing was searched for in this period yet.")

    def get_base_queryset(self) -> QuerySet:
        latest = SearchCount.objects.filter(text=OuterRef("text"), language=OuterRef("language")).order_by("-day")
        return SearchCount.objects.values("text", "language").annotate(
            times=Sum("searches"),
            in_vain=Sum("without_results"),
            last_day=Max("day"),
            last_hits=Subquery(latest.values("hits")[:1]),
        )

    def order_queryset(self, queryset):
        """Equals by their words, so that pages of a report do not overlap."""
        return queryset.order_by(self.ordering, "text", "language")

    @cached_property
    def columns(self):
        names = self.export_headings
        return [
            Column("text", label=names["text"], sort_key="text"),
            Column("language", label=names["language"], accessor=lambda row: dict(settings.LANGUAGES)[row["language"]]),
            *(Column(name, label=names[name], sort_key=name) for name in ("times", "in_vain", "last_hits")),
            DateOnly("last_day", label=names["last_day"], sort_key="last_day"),
            NextSteps(list(self.steps()), list(self.plain_page()), self.new_pages()),
        ]

    def steps(self):
        for name, words in (("synonym", _("Synonym")), ("promotion", _("Promoted result"))):
            if self.request.user.has_perm(f"search.add_{name}"):
                yield words, reverse(f"wagtailsnippets_search_{name}:add")

    def plain_page(self):
        """The plainest kind of page: what the home page takes and is no list and no form."""
        site = Site.find_for_request(self.request)
        top = site and site.root_page.specific
        if top and top.permissions_for_user(self.request.user).can_add_subpage():
            kinds = [kind for kind in type(top).creatable_subpage_models() if is_plain(kind)]
            for kind in kinds[:1]:
                yield _("New page"), page_address(kind._meta.app_label, kind._meta.model_name, top.pk)

    def new_pages(self) -> list[tuple[str, str]]:
        """The kinds of page that this editor may add, with the address of our form for them, which takes a title."""
        found = ways(self.request.user)
        return [(words, page_address(*resolve(address).captured_kwargs.values())) for words, address in found]

    def to_row_dict(self, item):
        row = super().to_row_dict(item)
        return row | {"text": as_words(row["text"])}


class InVainView(SearchedView):
    """Only what was asked in vain, the most frequent first."""

    page_title = _("Searches without a result")
    header_icon = "help"
    default_ordering = "-in_vain"
    no_results_message = _("Nothing was searched for in vain in this period.")

    def get_base_queryset(self):
        return super().get_base_queryset().filter(in_vain__gt=0)


class DateOnly(Column):
    cell_template_name = "search/admin/day.html"


class NewPage(CreateView):
    """Wagtail's form for a new page, with the title that the address gives."""

    def get(self, request):
        self.page.title = request.GET.get("title", "")[:MAX_TITLE]
        return super().get(request)
