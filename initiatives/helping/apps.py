from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HelpingConfig(AppConfig):
    name = "initiatives.helping"
    label = "helping"
    verbose_name = _("Offers of help")

    def ready(self):
        from wagtail.permissions import register_permission_policy

        from portal.base.rights import ReadAndDelete

        from .holding import offer_help
        from .letters import offer_letters

        offer_letters()
        offer_help()
        register_permission_policy(self.get_model("HelpMessage"), policy=ReadAndDelete("helping.HelpMessage"))
