from wagtail import hooks

from .report import FollowersViewSet, menu_item


@hooks.register("register_admin_viewset")
def followers():
    return FollowersViewSet("followers", url_prefix="reports/followers")


hooks.register("register_reports_menu_item", menu_item)
