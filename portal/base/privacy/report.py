"""The trail in the admin: who saw or changed what. It can be read and narrowed, and nothing else."""

import django_filters
from django.contrib.auth import get_user_model
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.admin.viewsets.base import ViewSet

from .actions import actions
from .models import ActorKind, AuditEvent


def staff_in_trail(_request):
    users = get_user_model().objects
    return users.filter(pk__in=AuditEvent.objects.order_by().values("actor")).order_by("username")


class TrailFilters(WagtailFilterSet):
    at = django_filters.DateFromToRangeFilter(label=_("When"), widget=DateRangePickerWidget)
    action = django_filters.ChoiceFilter(label=_("What"), choices=lambda: list(actions().items()))
    actor = django_filters.ModelChoiceFilter(label=_("User"), queryset=staff_in_trail)
    actor_kind = django_filters.ChoiceFilter(label=_("Who"), choices=ActorKind.choices)
    about = django_filters.CharFilter(
        label=_("About"), lookup_expr="startswith", help_text=_("Such as “registration:17”.")
    )

    class Meta:
        model = AuditEvent
        fields = ["at", "action", "actor", "actor_kind", "about"]


def who(event: AuditEvent) -> str:
    if event.actor is None:
        return event.get_actor_kind_display()
    return event.actor.get_full_name() or event.actor.get_username()


def subject(event: AuditEvent) -> str:
    return f"{event.about} ({event.label})" if event.label else event.about


class TrailView(ReportView):
    model = AuditEvent
    permission_required = "view"
    page_title = _("Who saw or changed what")
    header_icon = "view"
    filterset_class = TrailFilters
    list_export: list[str] = []
    no_results_message = _("Nobody saw or changed anything in this period.")

    def get_base_queryset(self):
        return AuditEvent.objects.select_related("actor")

    def order_queryset(self, queryset):
        return queryset.order_by("-at", "-id")

    @cached_property
    def columns(self):
        labels = actions()
        return [
            DateColumn("at", label=_("When")),
            Column("who", label=_("Who"), accessor=who),
            Column("action", label=_("What"), accessor=lambda event: labels.get(event.action, event.action)),
            Column("about", label=_("About"), accessor=subject),
            Column("fields", label=_("Fields"), accessor=lambda event: ", ".join(event.fields)),
            Column("count", label=_("How many")),
        ]


class TrailMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("base.view_auditevent")


class TrailViewSet(ViewSet):
    name = "trail"
    icon = "view"

    def get_urlpatterns(self):
        names = {"index_url_name": self.get_url_name("index"), "index_results_url_name": self.get_url_name("results")}
        return [
            path("", self.construct_view(TrailView, **names), name="index"),
            path("results/", self.construct_view(TrailView, results_only=True, **names), name="results"),
        ]


def menu_item() -> TrailMenuItem:
    return TrailMenuItem(_("Who saw or changed what"), reverse("trail:index"), name="trail", icon_name="view")
