"""The automatic lists that this room offers to editors."""

from django.utils.translation import gettext_lazy as _

from portal.base.lists import Wish, narrowed, offer

from .models import InitiativePage


def offer_lists() -> None:
    offer("new-initiatives", _("New initiatives"), new_initiatives, more=_("All initiatives"))


def new_initiatives(wish: Wish) -> list[InitiativePage]:
    rows = narrowed(InitiativePage.objects, wish)
    return list(rows.for_cards(wish.at).order_by("-first_published_at", "pk")[: wish.count])
