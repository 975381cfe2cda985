"""The blocks editors build pages from: one class per editorial idea."""

from wagtail.blocks import StreamBlock

from .links import AutomaticListBlock, CallBlock, CardsBlock, ContactsBlock, DocumentsBlock
from .pictures import GalleryBlock, ImageBlock, VideoBlock
from .words import (
    AccordionBlock,
    HeadingBlock,
    KeyFactsBlock,
    QuoteBlock,
    StepItemBlock,
    StepsBlock,
    TableBlock,
    TextBlock,
)


class BodyBlock(StreamBlock):
    """The body of a page: every idea once, in the order an editor looks for them."""

    heading = HeadingBlock()
    text = TextBlock()
    image = ImageBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    call = CallBlock()
    accordion = AccordionBlock()
    steps = StepsBlock()
    key_facts = KeyFactsBlock()
    video = VideoBlock()
    table = TableBlock()
    documents = DocumentsBlock()
    contacts = ContactsBlock()
    cards = CardsBlock()
    automatic_list = AutomaticListBlock()


__all__ = ["AutomaticListBlock", "BodyBlock", "GalleryBlock", "StepItemBlock", "StepsBlock"]
