"""Adjectives of initiatives, and of what they ask and offer."""

from datetime import datetime

from django.apps import apps
from django.db.models import (
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Concat
from django.utils import timezone

from portal.base.querysets import BasePageQuerySet

from .choices import Stage


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
        return super().for_page().prefetch_related(Prefetch("help_items", help_items().with_answers()))

    def for_cards(self, at):
        """Annotated with `first_theme` (a label) and `first_help` ("wanted|text"; asked before offered)."""
        open_items = help_items().open(at).filter(page=OuterRef("pk"))
        wanted_first = open_items.order_by("-direction", "sort_order")
        text = wanted_first.values(line=Concat("direction", Value("|"), "text"))[:1]
        through = self.model.themes.through.objects.filter(initiativepage=OuterRef("pk")).order_by("theme__label")
        return (
            super()
            .for_cards(at)
            .annotate(first_theme=Subquery(through.values("theme__label")[:1]), first_help=Subquery(text))
        )

    def in_stage(self, *stages: str):
        return self.filter(stage__in=stages)

    def in_line(self, *keys):
        """Of these programme lines, named by translation key."""
        return self.filter(programme_line__translation_key__in=keys)

    def near(self, latitude: float, longitude: float):
        """Nearest first. Squared degrees, a degree of longitude counted as 0.62 of one of latitude (52° north)."""
        north = F("place__latitude") - latitude
        east = (F("place__longitude") - longitude) * 0.62
        distance = ExpressionWrapper(north * north + east * east, output_field=FloatField())
        return self.filter(place__isnull=False).annotate(distance=distance).order_by("distance", "pk")

    def per_municipality(self) -> dict[str | None, int]:
        """How many of these there are in each municipality, by its slug; those of the whole region under None."""
        rows = self.order_by().values_list("municipality__slug")
        return dict(rows.annotate(Count("pk")))


class HelpItemQuerySet(QuerySet):
    def with_answers(self):
        """Annotated with `is_answered`, in the order in which the page shows them."""
        return self.annotate(is_answered=Exists(answers_to_it())).order_by("sort_order")

    def open(self, at: datetime):
        """Neither over nor answered."""
        not_over = Q(until__isnull=True) | Q(until__gte=timezone.localdate(at))
        return self.filter(not_over, ~Exists(answers_to_it()))

    def of_open_initiatives(self):
        """Of pages that everybody may see and that have not stopped."""
        pages = apps.get_model("initiatives.InitiativePage").objects.open_to_all().exclude(stage=Stage.STOPPED)
        return self.filter(page__in=pages.order_by().values("pk"))


def help_items() -> HelpItemQuerySet:
    return apps.get_model("initiatives.HelpItem").objects.all()


def answers_to_it() -> QuerySet:
    """Whether the row of the query around this was answered."""
    return apps.get_model("initiatives.Answered").objects.filter(key=OuterRef("translation_key"))
