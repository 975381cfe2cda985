"""What initiatives reported as abuse, in the admin: read and deleted there. Who did so stands in the trail."""

from django.http import Http404
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from portal.base.desk import ReadView
from portal.base.privacy.actions import Action
from portal.base.privacy.trail import record

from .choices import Side, State
from .holding import forget
from .models import HelpMessage


def reported_or_404(message: HelpMessage) -> HelpMessage:
    """What was not reported is there for nobody."""
    if message.state != State.BLOCKED:
        raise Http404
    return message


class ReportsView(generic.IndexView):
    """Only what was reported: what others write to each other is theirs."""

    def get_base_queryset(self):
        return super().get_base_queryset().reported().defer("text")


class ReportView(ReadView):
    """One conversation, with all that was written in it."""

    def get(self, request, *args, **kwargs):
        record(Action.SEEN, about=self.object.about, by=request.user, fields=["text"], at=timezone.now())
        return super().get(request, *args, **kwargs)

    def get_object(self, queryset=None):
        return reported_or_404(super().get_object(queryset))

    def get_fields_context(self):
        written = [(_("Message"), self.object.text)]
        written += [(capfirst(Side(reply.side).label), reply.text) for reply in self.object.replies.all()]
        return [*super().get_fields_context(), *({"label": label, "value": text} for label, text in written)]


class DeleteReport(generic.DeleteView):
    def get_object(self, queryset=None):
        return reported_or_404(super().get_object(queryset))

    def delete_action(self):
        at = timezone.now()
        record(Action.ERASED, about=self.object.about, by=self.request.user, at=at)
        forget(HelpMessage.objects.filter(pk=self.object.pk), at=at)


class ReportViewSet(ModelViewSet):
    model = HelpMessage
    name = "help-reports"
    menu_label = gettext_lazy("Reported help")
    icon = "warning"
    menu_order = 310
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["title", "asked", "name", "mail", "created_at", "ended_at"]
    index_view_class = ReportsView
    inspect_view_class = ReportView
    delete_view_class = DeleteReport
    form_fields: list[str] = []
    list_display = ["title", "asked", "created_at", "ended_at"]
    search_backend_name = None
