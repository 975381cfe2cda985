"""The building blocks that editors keep beside their pages, as one group in the menu."""

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Contact, Municipality, Partner, Place, ProgrammeLine, SiteSettings, Theme


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    list_display = ["label", "slug", "colour", "icon"]
    search_fields = ["label", "slug"]


class ProgrammeLineViewSet(SnippetViewSet):
    model = ProgrammeLine
    icon = "list-ul"
    list_display = ["label", "text"]
    search_fields = ["label", "text"]


class ContactViewSet(SnippetViewSet):
    model = Contact
    icon = "mail"
    list_display = ["role", "organisation", "mail", "phone"]
    search_fields = ["role", "organisation", "mail"]


class PartnerViewSet(SnippetViewSet):
    model = Partner
    icon = "group"
    list_display = ["name", "website"]
    search_fields = ["name"]


class MunicipalityViewSet(SnippetViewSet):
    model = Municipality
    icon = "site"
    list_display = ["name", "code", "website"]
    search_fields = ["name"]


class PlaceViewSet(SnippetViewSet):
    model = Place
    icon = "site"
    list_display = ["name", "municipality", "population"]
    list_filter = ["municipality"]
    search_fields = ["name"]


class BuildingBlocks(SnippetViewSetGroup):
    menu_label = _("Building blocks")
    menu_icon = "folder-open-inverse"
    menu_order = 250
    items = (
        ThemeViewSet,
        ProgrammeLineViewSet,
        ContactViewSet,
        PartnerViewSet,
        MunicipalityViewSet,
        PlaceViewSet,
    )


class SiteSettingsViewSet(SnippetViewSet):
    """One row per language: the Dutch one is edited, the others are its translations."""

    model = SiteSettings
    icon = "cog"
    add_to_settings_menu = True
    menu_order = 10
    list_display = ["organisation", "locale", "mail", "notice_until"]
