from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from .rules import PromotionViewSet, SynonymViewSet, WeightsViewSet
from .viewsets import InVainViewSet, SearchedViewSet


class SearchGroup(SnippetViewSetGroup):
    menu_label = _("Search")
    menu_name = "search-steering"
    menu_icon = "search"
    menu_order = 500
    items = (SearchedViewSet, InVainViewSet, SynonymViewSet, PromotionViewSet, WeightsViewSet)
