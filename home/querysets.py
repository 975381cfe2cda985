from datetime import datetime

from portal.base.querysets import BasePageQuerySet


class NewsQuerySet(BasePageQuerySet):
    card_fields = (*BasePageQuerySet.card_fields, "date")
    page_relations = (*BasePageQuerySet.page_relations, "place")
    entry_relations = (*BasePageQuerySet.entry_relations, "place__municipality")
    entry_rows = ("themes",)

    def newest(self, count: int, at: datetime) -> list:
        """The latest `count` items, fetched for cards."""
        return list(self.for_cards(at).order_by("-date", "pk")[:count])


class HomeQuerySet(BasePageQuerySet):
    page_relations = (*BasePageQuerySet.page_relations, "highlight")


class ProgrammeQuerySet(BasePageQuerySet):
    page_rows = ("lines", "partners__logo", "contacts")
    entry_rows = ("themes", "lines")
