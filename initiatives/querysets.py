"""Adjectives of initiatives, and of what they ask and offer."""

from datetime import date, datetime
from functools import cache, lru_cache

from django.apps import apps
from django.db.models import (
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    Model,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat
from django.utils import timezone

from portal.base.querysets import BasePageQuerySet

from .choices import Stage


@cache
def first_theme(through: type[Model]) -> Subquery:
    """Always the same, and long to think out; each query takes a copy. So is `first_help`, for a day."""
    return Subquery(
        through.objects.filter(initiativepage=OuterRef("pk")).order_by("theme__label").values("theme__label")[:1]
    )


@lru_cache(maxsize=2)
def first_help(day: date) -> Subquery:
    asked = help_items().open_on(day).filter(page=OuterRef("pk"))
    text = Concat("direction", Value("|"), "text")
    return Subquery(asked.order_by("-direction", "sort_order").values(line=text)[:1])


def last_confirmed() -> Subquery:
    days = apps.get_model("initiatives.Confirmation").objects.filter(key=OuterRef("translation_key"))
    return Subquery(days.order_by("-day").values("day")[:1])


class InitiativeQuerySet(BasePageQuerySet):
    card_fields = (*BasePageQuerySet.card_fields, "place__name", "municipality__name", "stage")
    page_relations = (
        *BasePageQuerySet.page_relations,
        "place__municipality",
        "municipality",
        "programme_line",
        "contact",
    )
    page_rows = ("themes",)
    entry_relations = (*BasePageQuerySet.entry_relations, "place__municipality", "municipality", "programme_line")
    entry_rows = ("themes",)

    def for_page(self):
        rows = super().for_page().annotate(confirmed_on=last_confirmed())
        return rows.prefetch_related(Prefetch("help_items", help_items().with_answers()))

    def for_cards(self, at):
        """Annotated with `first_theme` (a label) and `first_help` ("wanted|text"; asked before offered)."""
        themes = first_theme(self.model.themes.through)
        return super().for_cards(at).annotate(first_theme=themes, first_help=first_help(timezone.localdate(at)))

    def in_stage(self, *stages: str):
        return self.filter(stage__in=stages)

    def in_line(self, *keys):
        """Of these programme lines, named by translation key."""
        return self.filter(programme_line__translation_key__in=keys)

    def near(self, latitude: float, longitude: float):
        """Nearest first; what is nowhere in particular stays out."""
        away = distance_from(latitude, longitude)
        return self.annotate(distance=away).filter(distance__isnull=False).order_by("distance", "pk")

    def beside(self, page):
        """Where readers of this page may go on: sharing most of its themes first, then nearest; stopped ones last.

        What has no spot comes after the rest; beside a page without a spot those of its municipality come first.
        """
        slugs = [theme.slug for theme in page.themes.all()]
        through = self.model.themes.through.objects.filter(initiativepage=OuterRef("pk"), theme__slug__in=slugs)
        shared = through.order_by().values("initiativepage").values(number=Count("pk"))
        stopped = Case(When(stage=Stage.STOPPED, then=1), default=0)
        return self.exclude(pk=page.pk).order_by(
            stopped,
            Coalesce(Subquery(shared), 0).desc(),
            away_from(page).asc(nulls_last=True),
            F("first_published_at").desc(nulls_last=True),
            "pk",
        )

    def spots(self):
        """Its own coordinates count before those of its place."""
        north, east = (Coalesce(F(name), F(f"place__{name}")) for name in ("latitude", "longitude"))
        return self.order_by().values_list("pk", north, east).filter(Q(latitude__isnull=False) | Q(place__isnull=False))

    def per_municipality(self) -> dict[str | None, int]:
        """How many of these there are in each municipality, by its slug; those of the whole region under None."""
        rows = self.order_by().values_list("municipality__slug")
        return dict(rows.annotate(Count("pk")))


def distance_from(latitude: float, longitude: float):
    """In squared degrees, a degree of longitude counted as 0.62 of one of latitude (52° north); NULL without a spot.

    An initiative's own coordinates count before those of its place.
    """
    north, east = (Coalesce(F(name), F(f"place__{name}")) for name in ("latitude", "longitude"))
    north, east = Cast(north, FloatField()) - latitude, Cast(east, FloatField()) - longitude
    return ExpressionWrapper(north * north + east * east * 0.62**2, output_field=FloatField())


def away_from(page):
    """How far an initiative lies from this one; from one without a spot those of its municipality are nearest."""
    if page.spot:
        return distance_from(*page.spot)
    return Case(When(municipality=page.municipality_id, then=0), default=1)


class HelpItemQuerySet(QuerySet):
    def with_answers(self):
        """Annotated with `is_answered`, in the order in which the page shows them."""
        return self.annotate(is_answered=Exists(answers_to_it())).order_by("sort_order")

    def open(self, at: datetime):
        """Neither over nor answered."""
        return self.open_on(timezone.localdate(at))

    def open_on(self, day: date):
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), ~Exists(answers_to_it()))

    def of_open_initiatives(self):
        """Of pages that everybody may see and that have not stopped."""
        pages = apps.get_model("initiatives.InitiativePage").objects.open_to_all().exclude(stage=Stage.STOPPED)
        return self.filter(page__in=pages.order_by().values("pk"))


def help_items() -> HelpItemQuerySet:
    return apps.get_model("initiatives.HelpItem").objects.all()


def answers_to_it() -> QuerySet:
    """Whether the row of the query around this was answered."""
    return apps.get_model("initiatives.Answered").objects.filter(key=OuterRef("translation_key"))
