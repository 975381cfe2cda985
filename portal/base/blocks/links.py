"""Blocks that lead somewhere else: a call, documents, people, chosen pages, automatic lists."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.snippets.blocks import SnippetChooserBlock

from .. import lists
from ..addresses import AddressBlock
from ..cards import make_cards
from ..lang import in_language, snippets_in_language


class CallBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, label=_("title"))
    text = blocks.TextBlock(required=False, max_length=300, label=_("text"))
    button = blocks.CharBlock(max_length=60, label=_("words on the button"), help_text=_("Start with a verb."))
    address = AddressBlock()

    class Meta:
        icon = "pick"
        label = _("Call to action")
        group = _("Links")
        template = "blocks/call.html"


class DocumentItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(
        required=False,
        max_length=120,
        label=_("title"),
        help_text=_("Leave empty to use the title of the document."),
    )
    document = DocumentChooserBlock(label=_("document"))


class DocumentsBlock(blocks.StructBlock):
    items = blocks.ListBlock(DocumentItemBlock(), min_num=1, label=_("documents"))

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        group = _("Links")
        template = "blocks/documents.html"


class ContactsBlock(blocks.StructBlock):
    items = blocks.ListBlock(SnippetChooserBlock("base.Contact"), min_num=1, label=_("contacts"))

    class Meta:
        icon = "group"
        label = _("Contacts")
        group = _("Links")
        template = "blocks/contacts.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        return context | {"contacts": snippets_in_language([row for row in value["items"] if row], get_language())}


class CardsBlock(blocks.StructBlock):
    title = blocks.CharBlock(required=False, max_length=120, label=_("title"))
    pages = blocks.ListBlock(blocks.PageChooserBlock(), min_num=1, max_num=12, label=_("pages"))

    class Meta:
        icon = "grip"
        label = _("Chosen pages")
        group = _("Links")
        template = "blocks/cards.html"

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        at = timezone.now()
        pages = in_language([page.pk for page in value["pages"] if page], get_language(), at=at)
        return context | {"cards": make_cards(pages, at=at)}


class AutomaticListBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, label=_("title"))
    source = blocks.ChoiceBlock(choices=lists.choices, label=_("what to list"))
    theme = SnippetChooserBlock("base.Theme", required=False, label=_("only this theme"))
    municipality = SnippetChooserBlock("base.Municipality", required=False, label=_("only this municipality"))
    place = SnippetChooserBlock("base.Place", required=False, label=_("only this place"))
    count = blocks.IntegerBlock(min_value=1, max_value=12, default=3, label=_("at most"))
    layout = blocks.ChoiceBlock(
        choices=[("cards", _("beside each other")), ("rows", _("under each other"))],
        default="cards",
        label=_("layout"),
    )

    class Meta:
        icon = "list-ul"
        label = _("Automatic list")
        group = _("Links")
        template = "blocks/automatic_list.html"

    def clean(self, value):
        value = super().clean(value)
        if lists.find(value["source"]) is None:
            raise ValidationError(_("Choose what to list."))
        return value

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        found, wish = lists.find(value["source"]), wish_of(value)
        pages = found.pages(wish) if found else []
        return context | {
            "cards": make_cards(pages, at=wish.at),
            "more": lists.link_to_all(found, pages) if found else None,
        }


def wish_of(value) -> lists.Wish:
    """What the editor chose, as the lists of the rooms understand it."""
    slug = {name: row.slug if (row := value[name]) else "" for name in ("theme", "municipality", "place")}
    return lists.Wish(get_language(), timezone.now(), value["count"] or 3, **slug)
