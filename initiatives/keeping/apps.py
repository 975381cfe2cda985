from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class KeepingConfig(AppConfig):
    name = "initiatives.keeping"
    label = "keeping"
    verbose_name = _("Keeping pages")

    def ready(self):
        from portal.base.jobs import register

        from ..recipients import offer
        from . import jobs, signals  # noqa: F401 -- signals are connected by being read
        from .holding import offer_keeping
        from .letters import offer_letters
        from .receiving import addresses_of_keepers

        offer_letters()
        offer_keeping()
        offer(addresses_of_keepers)
        register("remind-keepers", timedelta(hours=6), jobs.remind)
