"""Two things side by side, field by field: are they the same?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView

from portal.base.privacy.actions import Action
from portal.base.privacy.trail import record

from .... import telling
from ....models import InitiativePage
from ...models import Submission
from .. import showing
from ..access import OfSubmission, address


@dataclass(frozen=True, slots=True)
class Other:
    """What it is compared with."""

    title: str
    url: str
    values: Mapping[str, Any]
    pictures: tuple[showing.Picture, ...]


class BesideView(OfSubmission, TemplateView):
    page_title = gettext_lazy("Compare")
    template_name = "sending/desk/beside.html"

    def other(self) -> Other:
        raise NotImplementedError

    def get_context_data(self, **kwargs):
        other = self.other()
        return super().get_context_data(**kwargs) | {
            "other": other,
            "rows": showing.beside(self.submission.values, other.values),
            "pictures": showing.pictures(self.submission),
        }


class BesidePageView(BesideView):
    """A page that is on the site, or is about to come there."""

    def other(self):
        # By `id`, for which Django knows that a number can be too large; for `pk`, here a relation, it does not.
        page = get_object_or_404(InitiativePage, id=self.kwargs["page"])
        if not page.permissions_for_user(self.request.user).can_edit() and not page.live:
            raise Http404
        return Other(page.title, page.get_url() or "", telling.values_of(page), ())


class BesideOtherView(BesideView):
    """What somebody else sent in; that it was read is written down as well."""

    def other(self):
        rows = Submission.objects.sent().exclude(confirmed_at=None)
        row = get_object_or_404(rows, pk=self.kwargs["other"])
        record(Action.SEEN, about=row.about, label=str(row), by=self.request.user, fields=["values"], at=self.at)
        return Other(row.title, address("submission", row.pk), row.values, tuple(showing.pictures(row)))
