from wagtail import hooks

from .office import ReportViewSet


@hooks.register("register_admin_viewset")
def reported_help():
    return ReportViewSet()
