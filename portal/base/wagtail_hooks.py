from django.contrib import messages
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail_localize.models import Translation

from .outbox.admin.menu import MailGroup
from .privacy.report import TrailViewSet
from .privacy.report import menu_item as trail_menu_item
from .snippets import BuildingBlocks, SiteSettingsViewSet
from .useful.report import UsefulViewSet
from .useful.report import menu_item as useful_menu_item
from .welcome import WelcomePanel

register_snippet(BuildingBlocks)
register_snippet(SiteSettingsViewSet)


@hooks.register("register_admin_viewset")
def mails():
    return MailGroup()


@hooks.register("insert_global_admin_css")
def admin_style():
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


@hooks.register("register_admin_viewset")
def trail():
    return TrailViewSet("trail", url_prefix="reports/trail")


hooks.register("register_reports_menu_item", trail_menu_item)


@hooks.register("register_admin_viewset")
def useful_report():
    return UsefulViewSet("useful-report", url_prefix="reports/useful")


hooks.register("register_reports_menu_item", useful_menu_item)


@hooks.register("construct_homepage_panels")
def welcome(request, panels):
    panels.insert(0, WelcomePanel())


@hooks.register("before_edit_page", order=-10)
def hold_half_translated(request, page):
    """Publishing a translation with words missing would put Dutch sentences on a live page: hold it, say why."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    if translation is None:
        return None
    total, done = translation.get_progress()
    if total == done:
        return None
    messages.warning(
        request,
        _("Not published yet: %(done)s of %(total)s texts have been translated. Your translations are saved.")
        % {"done": done, "total": total},
    )
    return redirect(reverse("wagtailadmin_pages:edit", args=[page.pk]))
