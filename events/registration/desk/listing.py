"""Tables of the desk, and the list that they stand in: search, tabs and pages as plain links and one plain form."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.base import BaseListingView

from .access import Desk


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


class Shown(Column):
    """A column with a template of ours; `shape` makes of a row what the template takes, as `value`."""

    def __init__(self, name: str, template: str, shape: Callable | None = None, **options) -> None:
        super().__init__(name, accessor=shape, **options)
        self.cell_template_name = f"registration/desk/cells/{template}.html"


class DeskList(Desk, BaseListingView):
    """A list with tabs. `tab_kwarg` names the parameter of the address that holds the tab."""

    template_name = "registration/desk/list.html"
    paginate_by = 25
    is_searchable = True
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

    def tab_links(self) -> list[TabLink]:
        query = {"q": self.search_query} if self.search_query else {}
        return [
            TabLink(f"?{urlencode(query | {self.tab_kwarg: tab.value})}", tab.label, tab.count, tab.value == self.tab)
            for tab in self.all_tabs
        ]

    def get_breadcrumbs_items(self):
        return Desk.get_breadcrumbs_items(self)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "tabs": self.tab_links(),
            "tab": self.tab,
            "tab_kwarg": self.tab_kwarg,
            "search_words": self.search_words,
            "list_name": _("List"),
        }
