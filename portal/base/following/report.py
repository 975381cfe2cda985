"""A report for staff: how many follow which list. No address, and no filter of anybody."""

from django.conf import settings
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.models import Page

from .models import Subscription

NUMBERS = {"active": _("Followers"), "weekly": _("Of which weekly"), "waiting": _("Not confirmed yet")}


def titles() -> dict[tuple, str]:
    """By translation key and language; one query."""
    keys = Subscription.objects.values("list_key")
    rows = Page.objects.filter(translation_key__in=keys, alias_of__isnull=True)
    return {row[:2]: row[2] for row in rows.values_list("translation_key", "locale__language_code", "title")}


class FollowersView(ReportView):
    model = Subscription
    permission_required = "view"
    header_icon = "mail"
    page_title = _("Followers of lists")
    default_ordering = "list_key"
    list_export = []
    no_results_message = _("Nobody follows a list by mail yet.")

    def get_base_queryset(self):
        return Subscription.objects.order_by().per_list()

    def order_queryset(self, queryset):
        return queryset.order_by("list_key", "language")

    @cached_property
    def columns(self):
        names, languages = titles(), dict(settings.LANGUAGES)
        gone = _("A list that is no longer on the site")
        return [
            Column("list", label=_("List"), accessor=lambda row: names.get((row["list_key"], row["language"]), gone)),
            Column("language", label=_("Language"), accessor=lambda row: languages.get(row["language"], "")),
            *(Column(name, label=label) for name, label in NUMBERS.items()),
        ]


class FollowersMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("following.view_subscription")


class FollowersViewSet(ViewSet):
    name = "followers"
    icon = "mail"

    def get_urlpatterns(self):
        names = {"index_url_name": self.get_url_name("index"), "index_results_url_name": self.get_url_name("results")}
        return [
            path("", self.construct_view(FollowersView, **names), name="index"),
            path("results/", self.construct_view(FollowersView, results_only=True, **names), name="results"),
        ]


def menu_item() -> FollowersMenuItem:
    return FollowersMenuItem(_("Followers of lists"), reverse("followers:index"), name="followers", icon_name="mail")
