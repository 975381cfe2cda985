from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home, pages, news and programme")

    def ready(self):
        from .lists import offer_lists

        offer_lists()
