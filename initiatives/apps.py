from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InitiativesConfig(AppConfig):
    name = "initiatives"
    verbose_name = _("Initiatives")

    def ready(self):
        from portal.base.options import offer

        from .choices import Stage
        from .lists import offer_lists

        offer_lists()
        offer("stage", Stage.choices)
