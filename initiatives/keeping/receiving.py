from collections.abc import Iterable
from uuid import UUID

from .models import Keeper


def addresses_of_keepers(key: UUID) -> Iterable[str]:
    """Messages for an initiative come to who keeps its page."""
    return Keeper.objects.of_page(key).active().values_list("mail", flat=True)
