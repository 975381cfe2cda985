from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from portal.base.waiting import number

from ..models import Proposal
from .access import MODERATE, address


class ProposalsItem(MenuItem):
    """With the number that waits."""

    def is_shown(self, request) -> bool:
        return request.user.has_perm(MODERATE)

    def render_component(self, request):
        waiting = number("keeping", Proposal.objects.open().count)
        label = f"{self.label} ({waiting})" if waiting else self.label
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


def proposals_item() -> ProposalsItem:
    return ProposalsItem(_("Proposals"), address("proposals"), name="proposals", icon_name="edit", order=320)
