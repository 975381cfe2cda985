"""The home page: who are you, what are you looking for, what goes on."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import TranslatableField

from portal.base.addresses import AddressBlock
from portal.base.blocks import AutomaticListBlock
from portal.base.facts import facts
from portal.base.models import BasePage, tabs
from portal.base.querysets import manager_for

from ..querysets import HomeQuerySet
from . import welcome


class DoorLinkBlock(blocks.StructBlock):
    text = blocks.CharBlock(max_length=80, label=_("words"), help_text=_("Start with a verb."))
    address = AddressBlock()

    class Meta:
        icon = "link"
        label = _("Link")


class DoorBlock(blocks.StructBlock):
    """An entrance for one audience."""

    title = blocks.CharBlock(max_length=40, label=_("title"))
    text = blocks.CharBlock(max_length=160, label=_("text"))
    links = blocks.ListBlock(DoorLinkBlock(), min_num=1, max_num=4, label=_("links"))

    class Meta:
        icon = "group"
        label = _("Entrance")


class HomePage(BasePage):
    parent_page_types = ["wagtailcore.Page"]
    page_description = _("The first page of a language.")

    hero_title = models.CharField(_("large title"), max_length=80)
    hero_text = models.TextField(_("text under the title"), max_length=300, blank=True)
    doors = StreamField(
        [("door", DoorBlock())],
        blank=True,
        max_num=3,
        verbose_name=_("entrances"),
        help_text=_("One for residents, one for people who start something, one for professionals."),
    )
    highlight = models.ForeignKey(
        "initiatives.InitiativePage",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        verbose_name=_("highlighted initiative"),
    )
    highlight_title = models.CharField(_("title above the highlighted initiative"), max_length=80, blank=True)
    initiatives_title = models.CharField(_("title above the initiatives"), max_length=80, blank=True)
    map_title = models.CharField(_("title beside the map"), max_length=80, blank=True)
    map_text = models.TextField(_("text beside the map"), max_length=300, blank=True)
    upcoming_title = models.CharField(_("title above the agenda"), max_length=80, blank=True)
    news_title = models.CharField(_("title above the news"), max_length=80, blank=True)
    body = StreamField(
        [("automatic_list", AutomaticListBlock())],
        blank=True,
        max_num=4,
        verbose_name=_("further automatic lists"),
    )
    call_title = models.CharField(_("title of the call"), max_length=80, blank=True)
    call_text = models.TextField(_("text of the call"), max_length=300, blank=True)
    call_button = models.CharField(_("button of the call"), max_length=60, blank=True)
    call_address = models.CharField(
        _("address of the call"),
        max_length=200,
        blank=True,
        help_text=_("A page of this site, such as “agenda/”."),
    )

    objects = manager_for(HomeQuerySet)

    # The slug stays out: the home pages of all languages stand side by side under the root.
    words = [
        "title",
        "seo_title",
        "search_description",
        "summary",
        "social_text",
        "listing_image_alt",
        "hero_title",
        "hero_text",
        "doors",
        "highlight_title",
        "initiatives_title",
        "map_title",
        "map_text",
        "upcoming_title",
        "news_title",
        "body",
        "call_title",
        "call_text",
        "call_button",
    ]
    translatable_fields = (
        [TranslatableField(name) for name in words] + BasePage.base_facts + facts("highlight", "call_address")
    )
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("hero_title"), FieldPanel("hero_text")], heading=_("Welcome")),
        FieldPanel("doors"),
        MultiFieldPanel(
            [FieldPanel("highlight_title"), PageChooserPanel("highlight")],
            heading=_("Highlighted initiative"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("initiatives_title"),
                FieldRowPanel([FieldPanel("map_title"), FieldPanel("map_text")]),
                FieldPanel("upcoming_title"),
                FieldPanel("news_title"),
            ],
            heading=_("Titles of the automatic parts"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [
                FieldPanel("call_title"),
                FieldPanel("call_text"),
                FieldPanel("call_button"),
                FieldPanel("call_address"),
            ],
            heading=_("Call at the end"),
        ),
    ]
    edit_handler = tabs(content_panels)

    class Meta:
        verbose_name = _("home page")

    @property
    def tab_title(self):
        return self.seo_title or self.hero_title or self.title

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | welcome.map_parts(self) | {"is_home": True}

    def structured_data(self, chrome):
        return welcome.structured_data(self, chrome)

    def search_entry(self):
        """Nobody searches for the page where one searches."""
        return

    def lists(self, *, at):
        return super().lists(at=at) | welcome.lists(self, at=at)
