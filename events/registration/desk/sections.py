"""The sections of an offering: screens beside its list of registrations. Others add theirs from `AppConfig.ready`."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ..choices import Kind
from ..models import Offering
from .access import address


@dataclass(frozen=True, slots=True)
class Section:
    """`view`: name of an address of the desk that takes an offering. `is_for(offering)`: whether it has this one."""

    view: str
    label: str | Promise
    icon: str = "list-ul"
    permission: str = ""
    is_for: Callable[[Offering], bool] = lambda offering: True


@dataclass(frozen=True, slots=True)
class Link:
    url: str
    label: str
    icon: str


_sections: dict[str, Section] = {}


def offer_section(section: Section) -> None:
    """Show this section after those that are there. One with the same `view` takes the place of the other."""
    _sections[section.view] = section


def sections_of(offering: Offering, user) -> list[Link]:
    """What this user may open of this offering."""
    return [
        Link(address(section.view, offering.pk), str(section.label), section.icon)
        for section in _sections.values()
        if (not section.permission or user.has_perm(section.permission)) and section.is_for(offering)
    ]


offer_section(Section("add", _("Add a registration"), icon="plus"))
offer_section(Section("mail", _("Write to people"), icon="mail"))
offer_section(Section("export", _("Download lists"), icon="download"))
offer_section(Section("attendance", _("Attendance"), icon="check"))
offer_section(Section("groups", _("Homework groups"), icon="group", is_for=lambda row: row.kind == Kind.TRAJECTORY))
offer_section(Section("certificates", _("Certificates"), icon="success"))
offer_section(Section("invite", _("Invite participants"), icon="mail", is_for=lambda row: row.kind == Kind.TRAJECTORY))
offer_section(Section("settings", _("Settings"), icon="cog"))
offer_section(Section("copy", _("Copy settings"), icon="copy"))
