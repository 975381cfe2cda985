"""The automatic lists that this room offers to editors."""

from django.utils.translation import gettext_lazy as _

from portal.base.lists import Wish, narrowed, offer

from .models import NewsPage


def offer_lists() -> None:
    offer("news", _("News"), latest_news, more=_("All news"))


def latest_news(wish: Wish) -> list[NewsPage]:
    return narrowed(NewsPage.objects, wish).newest(wish.count, wish.at)
