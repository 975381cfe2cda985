from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from portal.base import jobs

        from . import signals  # noqa: F401
        from .steering.signals import forget_old_searches

        jobs.register("forget-searches", timedelta(hours=6), forget_old_searches)
