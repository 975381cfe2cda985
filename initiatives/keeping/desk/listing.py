"""The two lists: what was proposed, and initiatives with who keeps them. Tabs and search are plain links and a form."""

from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail_localize.models import Translation

from portal.base.desk import Tab, TabbedList
from portal.base.when import waited

from ...models import InitiativePage
from ...querysets import last_confirmed
from ..choices import DECIDED, ProposalState
from ..models import Keeper, Proposal
from ..parts import labels_of
from .access import Desk, address


class DeskList(Desk, TabbedList):
    template_name = "keeping/desk/list.html"
    is_searchable = True
    search_words = gettext_lazy("Search in the names of initiatives")

    def ways(self) -> list[tuple[str, str, QuerySet]]:
        """(value, words, rows) of each tab."""
        raise NotImplementedError

    @cached_property
    def all_ways(self) -> list[tuple[str, str, QuerySet]]:
        return self.ways()

    def tabs(self):
        return [Tab(value, words, rows.count()) for value, words, rows in self.all_ways]

    @cached_property
    def at(self) -> datetime:
        return timezone.now()

    def get_base_queryset(self):
        return next(rows for value, _words, rows in self.all_ways if value == self.tab)

    def search_queryset(self, queryset):
        return queryset.filter(title__icontains=self.search_query) if self.is_searching else queryset

    def get_breadcrumbs_items(self):
        return Desk.get_breadcrumbs_items(self)


class ProposalsView(DeskList):
    """The oldest first where they wait, the latest first where they were decided."""

    page_title = gettext_lazy("Proposals for pages")
    model = Proposal
    no_results_message = gettext_lazy("Nothing here. What keepers and readers propose comes here.")

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def ways(self):
        rows = Proposal.objects.select_related("keeper")
        return [
            ("open", _("Waiting"), rows.open()),
            ("decided", _("Decided"), rows.filter(state__in=DECIDED)),
        ]

    def order_queryset(self, queryset):
        return queryset.order_by("created_at" if self.tab == ProposalState.OPEN else "-decided_at", "pk")

    @cached_property
    def columns(self):
        return [
            TitleColumn("title", label=_("Initiative"), get_url=lambda row: address("proposal", row.pk)),
            Column("what", label=_("What"), accessor=lambda row: labels_of(row.values) or _("A note")),
            Column("who", label=_("From"), accessor=who),
            Column("state", label=_("State"), accessor="get_state_display"),
            Column("age", label=_("Waiting for"), accessor=self.age),
        ]

    def age(self, row: Proposal) -> str:
        return waited(row.created_at, row.decided_at or self.at)


class PagesView(DeskList):
    """Initiatives, with how many keep them and when they were confirmed."""

    page_title = gettext_lazy("Who keeps which page")
    model = InitiativePage
    no_results_message = gettext_lazy("No initiative here.")

    def ways(self):
        kept = Keeper.objects.active().filter(key=OuterRef("translation_key"))
        silent = Keeper.objects.silent_keys(self.at)
        rows = sources()
        return [
            ("silent", _("No answer to two reminders"), rows.filter(translation_key__in=silent)),
            ("kept", _("Kept"), rows.filter(Exists(kept))),
            ("none", _("Kept by nobody"), rows.filter(~Exists(kept))),
        ]

    def get_base_queryset(self):
        kept = Keeper.objects.active().filter(key=OuterRef("translation_key")).order_by()
        number = kept.values("key").annotate(number=Count("pk")).values("number")
        return super().get_base_queryset().annotate(kept=Coalesce(Subquery(number), 0), confirmed_on=last_confirmed())

    def order_queryset(self, queryset):
        return queryset.order_by("title", "pk")

    @cached_property
    def columns(self):
        return [
            TitleColumn("title", label=_("Initiative"), get_url=lambda row: address("keepers", row.translation_key)),
            Column("kept", label=_("Keepers")),
            Column("confirmed_on", label=_("Confirmed"), accessor=lambda row: day(row.confirmed_on)),
            Column("stage", label=_("Stage"), accessor="get_stage_display"),
        ]


def sources() -> QuerySet:
    """Each initiative once, in the language in which it was written."""
    own = Q(source__object_id=OuterRef("translation_key"), target_locale_id=OuterRef("locale_id"))
    return InitiativePage.objects.filter(~Exists(Translation.objects.filter(own)), alias_of=None)


def who(row: Proposal) -> str:
    return _("A keeper") if row.keeper_id or not row.mail_key else _("A reader")


def day(found) -> str:
    return date_format(found) if found else "–"
