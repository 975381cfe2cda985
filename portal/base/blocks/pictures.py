"""Blocks that are pictures, moving ones included."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock


class ImageBlock(blocks.StructBlock):
    image = ImageChooserBlock(label=_("picture"))
    alt = blocks.CharBlock(
        required=False,
        max_length=200,
        label=_("what the picture shows"),
        help_text=_("For people who cannot see it. Leave empty when the picture only decorates."),
    )
    caption = blocks.CharBlock(required=False, max_length=200, label=_("caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        group = _("Pictures")
        template = "blocks/image.html"


class GalleryBlock(blocks.StructBlock):
    pictures = blocks.ListBlock(ImageBlock(), min_num=2, max_num=24, label=_("pictures"))

    class Meta:
        icon = "image"
        label = _("Gallery")
        group = _("Pictures")
        template = "blocks/gallery.html"


class VideoBlock(blocks.StructBlock):
    """A door to a video elsewhere: nothing is loaded from there until the visitor goes."""

    title = blocks.CharBlock(max_length=120, label=_("title"))
    url = blocks.URLBlock(label=_("address of the video"))
    poster = ImageChooserBlock(required=False, label=_("picture"))
    length = blocks.CharBlock(required=False, max_length=40, label=_("length"), help_text=_("For example: 3 minutes."))
    transcript = blocks.RichTextBlock(required=False, label=_("what is said and shown, in writing"))

    class Meta:
        icon = "media"
        label = _("Video")
        group = _("Pictures")
        template = "blocks/video.html"
