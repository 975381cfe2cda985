"""One offering: its numbers, and who signed up."""

from datetime import datetime

from django.db.models import Count
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn

from portal.base.desk import Tab

from ...addresses import sign_up_url
from ...choices import ENDED, State
from ...models import Registration
from ..access import OfOffering, address
from ..finding import ALL, NOT_ENDED, matching, narrowed
from ..line import standings
from ..listing import DeskList, Shown
from ..occupancy import occupancy_of, state_of
from ..sections import sections_of


class OfferingView(OfOffering, DeskList):
    template_name = "registration/desk/offering.html"
    model = Registration
    tab_kwarg = "state"
    search_words = gettext_lazy("Search by name, e-mail address, organisation or number")
    no_results_message = gettext_lazy("Nobody here.")

    @cached_property
    def at(self) -> datetime:
        return timezone.now()

    def find(self) -> None:
        self.offering = get_object_or_404(self.offerings().with_counts(), pk=self.kwargs["offering"])

    def get_page_title(self):
        return self.offering.title

    def crumbs(self):
        return []

    def tabs(self):
        counted = dict(self.offering.registrations.values_list("state").annotate(Count("pk")).order_by())
        live = sum(number for state, number in counted.items() if state not in ENDED)
        return [
            Tab(NOT_ENDED, _("All but ended"), live),
            *(Tab(state, str(State(state).label), counted[state]) for state in State.values if state in counted),
            Tab(ALL, _("All"), sum(counted.values())),
        ]

    def get_base_queryset(self):
        return narrowed(self.offering.registrations.all(), self.tab)

    def order_queryset(self, queryset):
        return queryset.order_by("turn", "pk")

    def search_queryset(self, queryset):
        return queryset.filter(matching(self.search_query)) if self.is_searching else queryset

    @cached_property
    def line(self):
        return standings(self.offering, at=self.at)

    @cached_property
    def columns(self):
        return [
            Shown("pick", "pick", label=_("Choose")),
            TitleColumn("number", label=_("Registration number"), get_url=lambda row: address("registration", row.pk)),
            Shown("contact", "contact", lambda row: row, label=_("Contact")),
            Column("organisation", label=_("Organisation")),
            Column("seats", label=_("People")),
            Shown("state", "state", lambda row: (row, self.line.get(row.pk)), label=_("State")),
            Column("position", label=_("Place in line"), accessor=self.position),
            Shown("created_at", "moment", label=_("Since")),
        ]

    def position(self, row: Registration) -> str:
        standing = self.line.get(row.pk)
        return str(standing.position) if standing else ""

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "occupancy": occupancy_of(self.offering),
            "state": state_of(self.offering, at=self.at),
            "sections": sections_of(self.offering, self.request.user),
            "form_url": sign_up_url(self.offering),
            "page_url": self.offering.word("url"),
            "mail_url": address("mail", self.offering.pk),
        }
