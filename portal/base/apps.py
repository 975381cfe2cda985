from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    name = "portal.base"
    label = "base"
    verbose_name = _("Shared")

    def ready(self):
        from . import health, jobs, signals  # noqa: F401
        from .outbox import health as outbox_health
        from .outbox import jobs as outbox_jobs

        jobs.register("publish-scheduled", timedelta(seconds=30), jobs.publish_scheduled)
        jobs.register("make-renditions", timedelta(seconds=5), jobs.make_renditions)
        jobs.register("clear-sessions", timedelta(days=1), jobs.clear_sessions)
        jobs.register("mail", timedelta(seconds=2), outbox_jobs.send_mail)
        jobs.register("forget-recipients", timedelta(hours=6), outbox_jobs.forget_recipients)
        health.offer("mail", outbox_health.state)
