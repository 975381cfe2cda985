"""Lists of a desk in the admin, with tabs, search and pages as plain links and one plain form; and rows to read."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import cached_property
from django.utils.timezone import template_localtime
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic import InspectView
from wagtail.admin.views.generic.base import BaseListingView


@dataclass(frozen=True, slots=True)
class Tab:
    """One way to narrow a list. `count`: how many rows it has; None where nobody counted."""

    value: str
    label: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class TabLink:
    url: str
    label: str
    count: int | None
    is_current: bool


class TabbedList(BaseListingView):
    """A list with tabs, for a desk to say who gets in. `tab_kwarg` names the parameter that holds the tab."""

    template_name = "desk/list.html"
    paginate_by = 25
    tab_kwarg = "tab"
    search_words = ""

    def tabs(self) -> list[Tab]:
        """The first one is taken when the address names none, or one that is not there."""
        raise NotImplementedError

    @cached_property
    def all_tabs(self) -> list[Tab]:
        return self.tabs()

    @cached_property
    def tab(self) -> str:
        wanted = self.request.GET.get(self.tab_kwarg, "")
        return wanted if wanted in {tab.value for tab in self.all_tabs} else self.all_tabs[0].value

    def further(self) -> dict[str, str]:
        """What a tab keeps of the address."""
        return {"q": self.search_query} if self.search_query else {}

    def tab_links(self) -> list[TabLink]:
        kept = self.further()
        return [
            TabLink(f"?{urlencode(kept | {self.tab_kwarg: tab.value})}", tab.label, tab.count, tab.value == self.tab)
            for tab in self.all_tabs
        ]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "tabs": self.tab_links(),
            "tab": self.tab,
            "tab_kwarg": self.tab_kwarg,
            "search_words": self.search_words,
        }


class ReadView(InspectView):
    """One row to read."""

    page_title = gettext_lazy("Read")

    def get_field_display_value(self, field_name, field):
        """In local time: Wagtail writes a moment out in UTC."""
        return template_localtime(super().get_field_display_value(field_name, field))
