from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FollowingConfig(AppConfig):
    name = "portal.base.following"
    label = "following"
    verbose_name = _("Subscriptions to lists")

    def ready(self):
        from portal.base import jobs as worker
        from portal.base import outputs

        from .holding import offer_subscriptions
        from .jobs import stop_refused_followers, tell_followers
        from .letters import offer_letters
        from .views import output

        offer_letters()
        offer_subscriptions()
        way = outputs.Way(
            "mail", _("By mail"), _("What is new in this list, every week or at once. You can always stop.")
        )
        outputs.offer("volgen/", output, way=way, methods=("GET", "HEAD", "POST"))
        worker.register("tell-followers", timedelta(minutes=1), tell_followers)
        worker.register("stop-refused-followers", timedelta(hours=1), stop_refused_followers)
