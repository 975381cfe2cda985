from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home, pages, news and programme")

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from portal.base.rights import ReadAndDelete

        from .forms.holding import offer_answers
        from .forms.letters import offer_letters
        from .lists import offer_lists

        offer_lists()
        offer_letters()
        offer_answers()
        register_permission_policy(self.get_model("FormAnswer"), policy=ReadAndDelete("home.FormAnswer"))
