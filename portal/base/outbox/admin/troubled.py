"""Mails that failed, and those of which nobody knows whether they went."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from ..models import MailState, OutboxMail
from ..sending import resend
from ..texts import offered_text

POLICY = ModelPermissionPolicy(OutboxMail)


def label_of(mail: OutboxMail) -> str:
    text = offered_text(mail.kind)
    return str(text.label) if text else mail.kind


class SendAgainColumn(Column):
    """A button, as far as there still is an address, and the one who looks may."""

    cell_template_name = "mail/admin/again.html"

    def __init__(self, request: HttpRequest) -> None:
        super().__init__("again", label=gettext_lazy("Send again"))
        self.request, self.may_send = request, POLICY.user_has_permission(request.user, "change")

    def get_cell_context_data(self, instance, parent_context):
        return super().get_cell_context_data(instance, parent_context) | {
            "mail": instance,
            "may_send": self.may_send and bool(instance.to),
            "maybe_sent": instance.state == MailState.IN_DOUBT,
            "csrf_token": get_token(self.request),
        }


class TroubledView(ReportView):
    """The newest first. No export: these are people's addresses."""

    model = OutboxMail
    permission_policy = POLICY
    permission_required = "view"
    page_title = gettext_lazy("Mails that did not arrive")
    header_icon = "warning"
    default_ordering = "-created_at"
    no_results_message = gettext_lazy("All mails went. There is nothing to do here.")

    def get_base_queryset(self):
        return OutboxMail.objects.troubled()

    @property
    def columns(self):
        return [
            Column("kind", label=gettext_lazy("Mail"), accessor=label_of),
            Column("about", label=gettext_lazy("About")),
            Column("to", label=gettext_lazy("Address of the mail")),
            Column("state", label=gettext_lazy("State"), accessor="get_state_display"),
            Column("last_error", label=gettext_lazy("What went wrong")),
            DateColumn("created_at", label=gettext_lazy("Posted"), sort_key="created_at"),
            SendAgainColumn(self.request),
        ]


class SendAgain(View):
    http_method_names = ["post"]

    def post(self, request, pk):
        if not POLICY.user_has_permission(request.user, "change"):
            raise PermissionDenied
        if resend(get_object_or_404(OutboxMail, pk=pk), timezone.now()):
            messages.success(request, _("The mail goes again, within a minute."))
        else:
            messages.warning(request, _("This mail cannot go again: it went by now, or its address was forgotten."))
        return redirect("mails-not-sent:index")
