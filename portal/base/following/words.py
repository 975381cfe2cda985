"""What a subscription brings and how often, in a sentence."""

from django.apps import apps
from django.http import QueryDict
from django.utils.translation import gettext as _

from ..models import IndexPage
from .choices import Frequency
from .filters import found_in


def what(index: IndexPage, filters: str) -> str:
    """ "Energy, Aalten: new initiatives", in the active language."""
    chosen = index.chosen_words(QueryDict(filters), found_in(index, filters))
    new = _("new %(kind)s") % {"kind": apps.get_model(index.page_model)._meta.verbose_name_plural}
    return f"{', '.join(chosen)}: {new}" if chosen else _("Everywhere and about everything: %(new)s") % {"new": new}


def how_often(index: IndexPage, frequency: str) -> str:
    often = Frequency(frequency).label
    if not tells_changes(index):
        return str(often)
    return _("%(often)s; and at once when something that we mailed you about is moved or called off") % {"often": often}


def promise(index: IndexPage, filters: str, frequency: str) -> str:
    """What somebody agrees with."""
    return f"{what(index, filters)}; {how_often(index, frequency)}."


def tells_changes(index: IndexPage) -> bool:
    return apps.get_model(index.page_model).tells_changes
