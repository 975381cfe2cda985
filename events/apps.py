from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from portal.base.jobs import register


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events, trainings and trajectories")

    def ready(self):
        from . import jobs, signals  # noqa: F401
        from .lists import offer_lists

        offer_lists()
        register("hand-over-offerings", timedelta(hours=6), jobs.hand_over)
