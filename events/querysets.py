"""Adjectives of what has a date. `upcoming` and `past` never overlap: something counts until it has ended."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache

from django.db.models import Min, Model, Prefetch, QuerySet
from django.utils import timezone

from portal.base.querysets import OF_A_PICTURE, ON_A_CARD, BasePageQuerySet, with_fields

from .offered import with_offerings

#: What a card reads of signing up: of a page, and of whatever has a term of its own.
SIGNING_UP = ("translation_key", "sign_up")
A_TERM = ("translation_key", "sign_up_until", "places")


@cache
def rows_with_pages(pages: type["DatedQuerySet"], model: type[Model]) -> QuerySet:
    """All rows with a date, each with its page, as cards need them: a start for `soonest`, never fetched itself.

    Kept, because Django takes as long to think this query out as the database to answer it.
    """
    rows = model._meta.get_field(pages.dated_rows).related_model.objects.order_by()
    shown = (f"page__{name}" for name in pages.soon_fields or pages.card_fields)
    return with_offerings(with_fields(rows, (*pages.row_fields, *shown)), "page__")


class DatedQuerySet(BasePageQuerySet):
    """Pages whose dates stand in child rows with `start` and `end`; `dated_rows` names them."""

    dated_rows = ""
    entry_relations = (*BasePageQuerySet.entry_relations, "programme_line")
    #: Fields of such a row that `card()` reads.
    row_fields: tuple[str, ...] = ()
    #: Fields of a page with a date that `card()` reads, where they are fewer than `card_fields`.
    soon_fields: tuple[str, ...] = ()

    def _row_model(self):
        return self.model._meta.get_field(self.dated_rows).related_model

    def _pages(self, **lookups) -> QuerySet:
        """Keys of the pages with such a row. A set is asked for once; EXISTS, in an OR, is asked for each page."""
        return self._row_model().objects.filter(**lookups).order_by().values("page")

    def limit(self, at: datetime | None):
        """A moment as what starts and ends are compared with."""
        return at

    def for_cards(self, at: datetime):
        return with_offerings(super().for_cards(at))

    def for_page(self):
        return with_offerings(super().for_page())

    def upcoming(self, at: datetime):
        return self.filter(pk__in=self._pages(end__gte=self.limit(at)))

    def past(self, at: datetime):
        """With dates, all of them over."""
        return self.filter(pk__in=self._pages()).exclude(pk__in=self._pages(end__gte=self.limit(at)))

    def date_spans(self, *more: str) -> Iterable[tuple]:
        """(primary key, start, end) of each date of these pages, and `more` of it."""
        return self._row_model().objects.filter(page__in=self).order_by().values_list("page", "start", "end", *more)

    def soonest(self, count: int, at: datetime, **these: str) -> list:
        """The first `count` that have not ended, each with its coming rows, fetched for cards in one query.

        `these` narrows the rows: where they are held.
        """
        wanted = {"end__gte": self.limit(at), **these}
        nearest = self.filter(**{f"{self.dated_rows}__{name}": value for name, value in wanted.items()}).values("pk")
        first = nearest.annotate(first=Min(f"{self.dated_rows}__start")).order_by("first", "pk").values("pk")[:count]
        rows = rows_with_pages(type(self), self.model).filter(page__in=first, **wanted)
        pages: dict = {}
        # Sorted here: an order in SQL costs more, as Django holds it against each column.
        for row in sorted(rows, key=lambda row: (row.start, row.page_id)):
            row.page.offering_rows = row.offering_rows
            pages.setdefault(row.page_id, (row.page, []))[1].append(row)
        for page, its_rows in pages.values():
            setattr(page, self.dated_rows, its_rows)
        return [page for page, _rows in pages.values()]

    def in_line(self, *keys):
        """Of these programme lines, named by translation key."""
        return self.filter(programme_line__translation_key__in=keys)


class EventQuerySet(DatedQuerySet):
    dated_rows = "occurrences"
    row_fields = ("start", "end", "all_day")
    # No picture: a card has a day in its place.
    card_fields = (*ON_A_CARD, "place__name", "online", "price", "status", *SIGNING_UP, *A_TERM)
    page_relations = (
        *BasePageQuerySet.page_relations,
        "place__municipality",
        "programme_line",
        "sign_up_contact",
        "contact",
    )
    card_rows = ("occurrences",)
    page_rows = ("occurrences", "themes")
    entry_relations = (*DatedQuerySet.entry_relations, "place__municipality")
    entry_rows = ("occurrences", "themes")

    def spots(self):
        return self.filter(place__isnull=False).order_by().values_list("pk", "place__latitude", "place__longitude")


class TrainingQuerySet(DatedQuerySet):
    dated_rows = "editions"
    row_fields = ("start", "end", "status", "venue", "place__name", *A_TERM)
    # As soon as there is a date, a day stands in the place of the picture.
    soon_fields = (*ON_A_CARD, "audience", "price", *SIGNING_UP)
    card_fields = (*OF_A_PICTURE, *soon_fields)
    page_relations = (*BasePageQuerySet.page_relations, "programme_line", "sign_up_contact")
    page_rows = ("editions__place__municipality", "themes", "partners__logo", "contacts")
    entry_rows = ("editions__place__municipality", "themes")

    def for_cards(self, at: datetime):
        """Each edition with where it is held, by which lists are narrowed, in one query."""
        rows = self._row_model().objects.select_related("place__municipality")
        return super().for_cards(at).prefetch_related(Prefetch("editions", rows))


class TrajectoryQuerySet(DatedQuerySet):
    dated_rows = "years"
    # In the order of their numbers.
    row_fields = ("number", "start", "end", "price", *A_TERM)
    card_fields = (*BasePageQuerySet.card_fields, *SIGNING_UP)
    page_relations = (
        *BasePageQuerySet.page_relations,
        "programme_line",
        "sign_up_contact",
        "question_contact",
    )
    card_rows = ("years",)
    page_rows = ("years", "meetings__place__municipality", "themes", "partners__logo")
    entry_rows = ("years", "themes")

    def limit(self, at: datetime | None):
        """Years have days, not moments: one counts until its last day is over."""
        return at and timezone.localdate(at)
