from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet, ViewSetGroup

from .troubled import SendAgain, TroubledView
from .wording import WordingIndex, WordingView


class WordingMenuItem(MenuItem):
    def is_shown(self, request):
        return any(request.user.has_perm(f"base.{action}_mailtext") for action in ("change", "view"))


class TroubledMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_perm("base.view_outboxmail")


class WordingViewSet(ViewSet):
    name = "mail-words"
    icon = "edit"
    menu_label = _("Words of mails")
    menu_item_class = WordingMenuItem

    def get_urlpatterns(self):
        return [
            path("", WordingIndex.as_view(), name="index"),
            path("<str:kind>/<slug:language>/", WordingView.as_view(), name="edit"),
        ]


class TroubledViewSet(ViewSet):
    name = "mails-not-sent"
    icon = "warning"
    menu_label = _("Mails that did not arrive")
    menu_item_class = TroubledMenuItem

    def get_urlpatterns(self):
        names = {"index_url_name": self.get_url_name("index"), "index_results_url_name": self.get_url_name("results")}
        return [
            path("", self.construct_view(TroubledView, **names), name="index"),
            path("results/", self.construct_view(TroubledView, results_only=True, **names), name="results"),
            path("<int:pk>/again/", SendAgain.as_view(), name="again"),
        ]


class MailGroup(ViewSetGroup):
    menu_label = _("Mails")
    menu_name = "mails"
    menu_icon = "mail"
    menu_order = 490
    items = (WordingViewSet, TroubledViewSet)
