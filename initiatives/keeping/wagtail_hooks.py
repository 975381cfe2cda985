from django.urls import include, path
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from ..models import InitiativePage
from .desk import menu, urls
from .desk.access import MODERATE, address


@hooks.register("register_admin_urls")
def desk_addresses():
    return [path("proposals/", include(urls))]


@hooks.register("register_admin_menu_item")
def desk_item():
    return menu.proposals_item()


@hooks.register("register_page_header_buttons")
def keepers_of_page(page, user, view_name, next_url=None):
    """From an initiative to who keeps it."""
    if isinstance(page, InitiativePage) and user.has_perm(MODERATE):
        url = address("keepers", page.translation_key)
        yield Button(_("Who keeps this page"), url, icon_name="group", priority=85)
