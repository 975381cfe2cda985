"""Who gets in at the desk. Every screen of it is a `Desk`."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.base.privacy.actions import Action
from portal.base.privacy.trail import record

from ..models import Submission

MODERATE = "sending.moderate"

Crumb = dict[str, str]


def address(name: str, *args: object) -> str:
    """Of a screen of the desk."""
    return reverse(f"sending_desk:{name}", args=args)


class Desk(WagtailAdminTemplateMixin):
    """A screen for moderators."""

    header_icon = "mail"

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(MODERATE):
            raise PermissionDenied
        self.find()
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def at(self):
        return timezone.now()

    def find(self) -> None:
        """Look up what the screen is about. Raises Http404 for what is not there."""

    def crumbs(self) -> list[Crumb]:
        """What stands above this screen, after the list itself."""
        return []

    def get_breadcrumbs_items(self):
        top = {"url": address("queue"), "label": _("Sent in")}
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, top, *self.crumbs(), here]


class OfSubmission(Desk):
    """A screen about one submission. Drafts, and what was not confirmed, are nobody's business."""

    def find(self) -> None:
        rows = Submission.objects.sent().exclude(confirmed_at=None).select_related("declined_by")
        self.submission = get_object_or_404(rows, pk=self.kwargs["submission"])

    def get(self, request, *args, **kwargs):
        about, number = self.submission.about, str(self.submission)
        record(Action.SEEN, about=about, label=number, by=request.user, fields=["values", "name", "mail"], at=self.at)
        return super().get(request, *args, **kwargs)

    @property
    def back(self) -> str:
        return address("submission", self.submission.pk)

    def crumbs(self):
        return [{"url": self.back, "label": str(self.submission)}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"submission": self.submission, "back": self.back}
