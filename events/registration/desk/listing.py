"""Tables of the desk, and the list that they stand in."""

from collections.abc import Callable

from wagtail.admin.ui.tables import Column

from portal.base.desk import TabbedList

from .access import Desk


class Shown(Column):
    """A column with a template of ours; `shape` makes of a row what the template takes, as `value`."""

    def __init__(self, name: str, template: str, shape: Callable | None = None, **options) -> None:
        super().__init__(name, accessor=shape, **options)
        self.cell_template_name = f"registration/desk/cells/{template}.html"


class DeskList(Desk, TabbedList):
    is_searchable = True

    def get_breadcrumbs_items(self):
        return Desk.get_breadcrumbs_items(self)
