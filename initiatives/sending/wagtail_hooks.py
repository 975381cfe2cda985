from django.urls import include, path
from wagtail import hooks

from .desk import menu, urls


@hooks.register("register_admin_urls")
def desk_addresses():
    return [path("sending/", include(urls))]


@hooks.register("register_admin_menu_item")
def desk_item():
    return menu.sent_in_item()
