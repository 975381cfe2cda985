"""Blocks that are words."""

from collections.abc import Iterator
from itertools import chain

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock as WagtailTableBlock
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import quote_path_component


class HeadingBlock(blocks.CharBlock):
    def __init__(self, **kwargs):
        super().__init__(max_length=120, **kwargs)

    class Meta:
        icon = "title"
        label = _("Heading")
        group = _("Words")
        template = "blocks/heading.html"


class TextBlock(blocks.RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = _("Words")
        template = "blocks/text.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(max_length=300, label=_("quote"), help_text=_("One sentence. One quote per page is best."))
    source = blocks.CharBlock(required=False, max_length=120, label=_("said by"), help_text=_("A role or a group."))

    class Meta:
        icon = "openquote"
        label = _("Quote")
        group = _("Words")
        template = "blocks/quote.html"


class AccordionItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=160, label=_("question or title"))
    text = blocks.RichTextBlock(label=_("text"))

    class Meta:
        icon = "list-ul"
        label = _("Part")


class AccordionBlock(blocks.StructBlock):
    items = blocks.ListBlock(AccordionItemBlock(), min_num=1, label=_("parts"))

    class Meta:
        icon = "list-ul"
        label = _("Questions that open")
        group = _("Words")
        template = "blocks/accordion.html"


class StepItemBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=120, label=_("step"))
    text = blocks.RichTextBlock(required=False, label=_("text"))

    class Meta:
        icon = "order"
        label = _("Step")


class StepsBlock(blocks.StructBlock):
    items = blocks.ListBlock(StepItemBlock(), min_num=1, label=_("steps"))

    class Meta:
        icon = "list-ol"
        label = _("Steps")
        group = _("Words")
        template = "blocks/steps.html"


class KeyFactBlock(blocks.StructBlock):
    value = blocks.CharBlock(max_length=40, label=_("figure or word"))
    label = blocks.CharBlock(max_length=120, label=_("what it says"))


class KeyFactsBlock(blocks.StructBlock):
    items = blocks.ListBlock(KeyFactBlock(), min_num=1, max_num=6, label=_("facts"))

    class Meta:
        icon = "info-circle"
        label = _("Key facts")
        group = _("Words")
        template = "blocks/key_facts.html"


class TableBlock(WagtailTableBlock):
    def get_translatable_segments(self, value):
        """Each text once, under a path that is the text itself, so that rows may move. Figures stay as they are."""
        return [StringSegmentValue(quote_path_component(text), text) for text in dict.fromkeys(texts_of(value))]

    def restore_translated_segments(self, value, segments):
        told = {segment.path: segment.render_text() for segment in segments}

        def translated(text):
            return told.get(quote_path_component(text), text) if isinstance(text, str) else text

        rows = [[translated(text) for text in row] for row in value["data"]]
        return value | {"data": rows, "table_caption": translated(value.get("table_caption"))}

    class Meta:
        icon = "table"
        label = _("Table")
        group = _("Words")
        template = "blocks/table.html"


def texts_of(table: dict | None) -> Iterator[str]:
    """The caption of a table and its cells, row by row, as far as there are words in them."""
    if table:
        for text in (table.get("table_caption"), *chain(*table["data"])):
            if isinstance(text, str) and any(letter.isalpha() for letter in text):
                yield text
