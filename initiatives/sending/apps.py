from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from portal.base.jobs import register


class SendingConfig(AppConfig):
    name = "initiatives.sending"
    label = "sending"
    verbose_name = _("Sending in")

    def ready(self):
        from . import doors, jobs  # noqa: F401
        from .holding import offer_sending
        from .letters import offer_letters

        offer_letters()
        offer_sending()
        register("sending-clock", timedelta(hours=1), jobs.turn_the_clock)
