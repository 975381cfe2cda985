"""The item in the menu, with how many wait."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem

from portal.base.waiting import number

from ..models import WAITING, Submission
from .access import MODERATE, address


class SentInItem(MenuItem):
    """For moderators."""

    def is_shown(self, request) -> bool:
        return request.user.has_perm(MODERATE)

    def render_component(self, request):
        waiting = number(WAITING, Submission.objects.queued().count)
        label = _("Sent in (%(count)s)") % {"count": waiting} if waiting else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name, classname=self.classname)


def sent_in_item() -> SentInItem:
    return SentInItem(gettext_lazy("Sent in"), address("queue"), name="sending", icon_name="mail", order=300)
