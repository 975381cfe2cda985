from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BaseConfig(AppConfig):
    name = "portal.base"
    label = "base"
    verbose_name = _("Shared")

    def ready(self):
        from . import jobs, signals  # noqa: F401

        jobs.register("publish-scheduled", timedelta(seconds=30), jobs.publish_scheduled)
        jobs.register("make-renditions", timedelta(seconds=5), jobs.make_renditions)
        jobs.register("remove-unsent-files", timedelta(hours=1), jobs.remove_unsent_files)
        jobs.register("clear-sessions", timedelta(days=1), jobs.clear_sessions)
