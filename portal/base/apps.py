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
        from .outputs.offers import offer_outputs

        jobs.register("publish-scheduled", timedelta(seconds=30), jobs.publish_scheduled)
        jobs.register("make-renditions", timedelta(seconds=5), jobs.make_renditions)
        jobs.register("remove-unsent-files", timedelta(hours=1), jobs.remove_unsent_files)
        jobs.register("forget-list-changes", timedelta(days=1), jobs.forget_list_changes)
        jobs.register("clear-sessions", timedelta(days=1), jobs.clear_sessions)
        jobs.register("mail", timedelta(seconds=2), outbox_jobs.send_mail)
        jobs.register("forget-recipients", timedelta(hours=6), outbox_jobs.forget_recipients)
        health.offer("mail", outbox_health.state)
        jobs.register("retention", timedelta(days=1), jobs.clear_what_is_past_its_term)
        offer_outputs()
        self.declare_personal_data()

    @staticmethod
    def declare_personal_data():
        from .asking.holding import declare_files
        from .outbox.holding import offer_mails
        from .privacy import terms
        from .privacy.holders import offer_holder
        from .privacy.register import Basis, personal
        from .useful.holding import offer_texts

        offer_mails()
        declare_files()
        offer_texts()
        offer_holder(terms.ACCOUNT)
        personal(
            "base.AuditEvent",
            "actor",
            "label",
            "fields",
            purpose=_("to account for who saw or changed data of people"),
            basis=Basis.LAW,
            term=terms.TRAIL,
        )
        personal(
            "base.Erased",
            "digest",
            purpose=_("to erase again what a backup brings back"),
            basis=Basis.LAW,
            term=terms.LEDGER,
        )
