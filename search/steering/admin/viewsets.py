"""The addresses and menu items of the reports."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from .reports import InVainView, NewPage, SearchedView


class ReportMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("search.view_searchcount")


class SearchedViewSet(ViewSet):
    name = "searched-words"
    icon = "search"
    menu_label = _("Searched words")
    menu_item_class = ReportMenuItem
    report = SearchedView

    def get_urlpatterns(self):
        names = {"index_url_name": self.get_url_name("index"), "index_results_url_name": self.get_url_name("results")}
        return [
            path("", self.construct_view(self.report, **names), name="index"),
            path("results/", self.construct_view(self.report, results_only=True, **names), name="results"),
            path(
                "page/<slug:content_type_app_name>/<slug:content_type_model_name>/<int:parent_page_id>/",
                NewPage.as_view(),
                name="page",
            ),
        ]


class InVainViewSet(SearchedViewSet):
    name = "searches-without-result"
    icon = "help"
    menu_label = _("Searches without a result")
    report = InVainView
