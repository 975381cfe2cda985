from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from portal.base.blocks import BodyBlock
from portal.base.models import BasePage, tabs


class ContentPage(BasePage):
    """A page of words: about, contact, privacy, how to start an initiative."""

    asks_if_useful = True
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.ContentPage"]
    page_description = _("A page of text and blocks: about us, contact, how something works.")

    body = StreamField(BodyBlock(), blank=True, verbose_name=_("text"))

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    edit_handler = tabs(content_panels)

    class Meta:
        verbose_name = _("content page")
        verbose_name_plural = _("content pages")
