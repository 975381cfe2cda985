"""The panel that greets editors: what can I do here, in their own words, with the way to it."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from .models import IndexPage


class WelcomePanel(Component):
    """Links to add a page under each list that this editor may add to."""

    name = "welcome"
    template_name = "wagtailadmin/welcome_panel.html"
    order = 10

    def get_context_data(self, parent_context=None):
        user = parent_context["request"].user
        return {"name": user.get_short_name() or user.get_username(), "ways": ways(user)}


def ways(user) -> list[tuple[str, str]]:
    """(words, address) per kind of page that this editor may make, in the order of the menu."""
    found = []
    for index in index_pages():
        if index.permissions_for_user(user).can_add_subpage():
            model = index.specific_class.allowed_subpage_models()[0]
            words = _("Add: %(kind)s") % {"kind": model.get_verbose_name()}
            address = reverse("wagtailadmin_pages:add", args=[model._meta.app_label, model._meta.model_name, index.pk])
            found.append((words, address))
    return found


def index_pages() -> list[IndexPage]:
    """The index pages of the source language, in the order of the tree."""
    rows = [row for model in IndexPage.__subclasses__() for row in leaves(model)]
    return sorted(rows, key=lambda row: row.path)


def leaves(model: type[IndexPage]):
    """Rows of an index model, or of the models under an abstract one."""
    if model._meta.abstract:
        return [row for child in model.__subclasses__() for row in leaves(child)]
    return list(model.objects.in_language("nl"))
