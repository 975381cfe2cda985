"""Tags of the filters of a list."""

from django import template
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe

from ..filters import Group

register = template.Library()

CHECK = (
    '<label class="check{}"><input type="checkbox" name="{}" value="{}"{}> {} '
    '<span class="count"><span class="hidden">, </span>{}</span></label>'
)
NONE, CHECKED = " check--none", mark_safe(" checked")


@register.simple_tag
def checks(group: Group) -> SafeString:
    """A box to tick for each option. Not a template: of places there are two hundred, in every list."""
    return format_html_join(
        "\n",
        CHECK,
        (
            (
                "" if option.count or option.checked else NONE,
                group.name,
                option.value,
                CHECKED if option.checked else "",
                option.label,
                option.count,
            )
            for option in group.options
        ),
    )
