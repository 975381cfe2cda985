"""Addresses that editors type: a path inside the site, the same in every language, or a whole address."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

OUTSIDE = ("https://", "http://", "mailto:", "tel:", "#")
PATH = re.compile(r"^[a-z0-9][a-z0-9/_-]*$")


class AddressBlock(blocks.CharBlock):
    """`agenda/`, `initiatieven/?fase=idea` or `https://…`. A path works in each language: slugs are the same."""

    def __init__(self, **kwargs):
        kwargs.setdefault("label", _("address"))
        kwargs.setdefault(
            "help_text",
            _("A page of this site, such as “agenda/”, or a whole address starting with https://."),
        )
        super().__init__(max_length=300, **kwargs)

    def clean(self, value):
        value = super().clean(value)
        if value and not is_address(value):
            raise ValidationError(_("Write a page of this site, such as “agenda/”, or an address with https://."))
        return value

    def get_searchable_content(self, value):
        """Nobody looks for an address."""
        return []

    def get_translatable_segments(self, value):
        """Not for translators: the same in every language."""
        return []

    def restore_translated_segments(self, value, segments):
        return value


def is_address(value: str) -> bool:
    if value.startswith(("https://", "http://")):
        return is_whole(value)
    if value in OUTSIDE:
        return False
    path = value.partition("?")[0].partition("#")[0].strip("/")
    return value.startswith(OUTSIDE) or not path or bool(PATH.match(path))


def is_whole(value: str) -> bool:
    try:
        URLValidator(schemes=["https", "http"])(value)
    except ValidationError:
        return False
    return True
