from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistrationConfig(AppConfig):
    name = "events.registration"
    label = "registration"
    verbose_name = _("Registrations")

    def ready(self):
        from portal.base import jobs

        from .desk import alerts, bulk
        from .jobs import expire_offers

        jobs.register("expire-offers", timedelta(seconds=20), expire_offers)
        jobs.register("alert-organisers", timedelta(minutes=1), alerts.alert_organisers)
        alerts.offer_writer()
        bulk.offer_writer()
