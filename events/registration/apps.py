from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RegistrationConfig(AppConfig):
    name = "events.registration"
    label = "registration"
    verbose_name = _("Registrations")

    def ready(self):
        from portal.base import health
        from portal.base import jobs as worker

        from . import holding, jobs
        from .desk import alerts, bulk
        from .letters import learning, learning_texts, texts, writing

        texts.offer_texts()
        writing.offer_writers()
        learning_texts.offer_texts()
        learning.offer_writers()
        alerts.offer_writer()
        bulk.offer_writer()
        worker.register("expire-offers", timedelta(seconds=20), jobs.expire_offers)
        worker.register("reminders", timedelta(minutes=10), jobs.post_due_mails)
        worker.register("alert-organisers", timedelta(minutes=1), alerts.alert_organisers)
        worker.register("check-registrations", timedelta(days=1), jobs.check_registrations)
        health.offer("registrations", jobs.state)
        holding.offer()
