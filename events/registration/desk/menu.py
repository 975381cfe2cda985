from django.utils.translation import gettext as _
from wagtail.admin.menu import MenuItem

from .access import RUN_DESK, address


class RegistrationsItem(MenuItem):
    """For who runs the desk."""

    def is_shown(self, request) -> bool:
        return request.user.has_perm(RUN_DESK)


def registrations_item() -> RegistrationsItem:
    return RegistrationsItem(
        _("Registrations"), address("offerings"), name="registrations", icon_name="clipboard-list", order=350
    )
