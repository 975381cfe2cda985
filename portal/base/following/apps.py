from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowingConfig(AppConfig):
    name = "portal.base.following"
    label = "following"
    verbose_name = _("Subscriptions to lists")

    def ready(self):
        from portal.base import jobs as worker

        from .holding import offer_subscriptions
        from .jobs import tell_followers
        from .letters import offer_letters

        offer_letters()
        offer_subscriptions()
        worker.register("tell-followers", timedelta(minutes=1), tell_followers)
