"""Who gets in at the desk of proposals and keepers. Every screen of it is a `Desk`."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

MODERATE = "keeping.moderate"


def address(name: str, *args: object) -> str:
    """Of a screen of this desk."""
    return reverse(f"keeping_desk:{name}", args=args)


class Desk(WagtailAdminTemplateMixin):
    header_icon = "edit"
    #: (name of the screen, words) that stands above this one.
    above: tuple[str, str] | None = None

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(MODERATE):
            raise PermissionDenied
        self.find()
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> None:
        """Look up what the screen is about. Raises Http404 for what is not there."""

    def get_breadcrumbs_items(self):
        above = [{"url": address("proposals"), "label": _("Proposals for pages")}]
        if self.above:
            above.append({"url": address(self.above[0]), "label": str(self.above[1])})
        return [*self.breadcrumbs_items, *above, {"url": "", "label": self.get_page_title()}]
