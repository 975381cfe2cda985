from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from portal.base import health
from portal.base.jobs import register


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("Search")

    def ready(self):
        from . import health as search_health
        from . import jobs, signals  # noqa: F401
        from .engine import engines
        from .steering.signals import forget_old_searches

        # A search client takes a second to load, which is not for the first visitor to wait for.
        engines()
        register("search-changes", timedelta(seconds=2), jobs.follow_changes)
        register("search-fill", timedelta(seconds=20), jobs.fill_empty)
        register("search-reconcile", timedelta(days=1), jobs.reconcile_all)
        register("search-journal", timedelta(hours=1), jobs.forget_old)
        health.offer("search", search_health.state)
        register("forget-searches", timedelta(hours=6), forget_old_searches)
