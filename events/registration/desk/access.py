"""Who gets in at the desk, and to which offerings. Every screen of it is a `Desk`."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from ..models import Offering, Registration

RUN_DESK = "registration.run_desk"
SEE_ALL = "registration.see_all_offerings"
SEE_INVOICES = "registration.see_invoices"
SEE_SENSITIVE = "registration.see_sensitive"

Crumb = dict[str, str]


def address(name: str, *args: object) -> str:
    """Of a screen of the desk."""
    return reverse(f"registration_desk:{name}", args=args)


class Desk(WagtailAdminTemplateMixin):
    """A screen for who runs the desk. `permissions`: what it asks beyond that."""

    header_icon = "clipboard-list"
    permissions: tuple[str, ...] = ()

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perms((RUN_DESK, *self.permissions)):
            raise PermissionDenied
        self.find()
        return super().dispatch(request, *args, **kwargs)

    def find(self) -> None:
        """Look up what the screen is about. Raises Http404 for what is not there, and for what is somebody else's."""

    def offerings(self):
        return Offering.objects.of_organiser(self.request.user)

    def crumbs(self) -> list[Crumb]:
        """What stands above this screen, after the desk itself."""
        return []

    def get_breadcrumbs_items(self):
        top = {"url": address("offerings"), "label": _("Registrations")}
        here = {"url": "", "label": self.get_page_title()}
        return [*self.breadcrumbs_items, top, *self.crumbs(), here]


class OfOffering(Desk):
    """A screen about the offering in its address."""

    def find(self) -> None:
        self.offering = get_object_or_404(self.offerings(), pk=self.kwargs["offering"])

    @property
    def back(self) -> str:
        return address("offering", self.offering.pk)

    def crumbs(self):
        return [{"url": self.back, "label": self.offering.title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"offering": self.offering, "back": self.back}


class OfRegistration(OfOffering):
    """A screen about the registration in its address."""

    def find(self) -> None:
        rows = Registration.objects.select_related("offering", "questions").filter(offering__in=self.offerings())
        self.registration = get_object_or_404(rows, pk=self.kwargs["registration"])
        self.offering = self.registration.offering

    @property
    def back(self) -> str:
        return address("registration", self.registration.pk)

    def crumbs(self):
        above = {"url": address("offering", self.offering.pk), "label": self.offering.title}
        return [above, {"url": self.back, "label": self.registration.number}]

    @cached_property
    def may_see_sensitive(self) -> bool:
        return self.request.user.has_perm(SEE_SENSITIVE)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"registration": self.registration}
