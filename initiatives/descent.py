"""Which initiatives came of which, and who helps to begin one: what stands under "begin something like it"."""

from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery
from wagtail.models import Page

from portal.base.closed import closed_paths, under

MOST = 12
#: What a link to a page needs.
KIN = ("title", "url_path", "translation_key", "locale__language_code")


@dataclass(frozen=True, slots=True)
class Kin:
    """A page to go to; `lang` where it is not in the reader's language."""

    title: str
    url: str
    lang: str


@dataclass(frozen=True, slots=True)
class Descent:
    """`before`: the initiative that this one began after; `after`: those that began after this one, oldest first."""

    before: Kin | None
    after: tuple[Kin, ...]


def descent_of(page) -> Descent:
    """In one query, whatever the number."""
    related = Q(like_key=page.translation_key)
    if page.like_key:
        related |= Q(translation_key=page.like_key)
    rows = type(page).objects.open_to_all().filter(related).exclude(translation_key=page.translation_key)
    rows = rows.order_by("first_published_at", "pk").only(*KIN, "like_key").select_related("locale")
    found = best_of(readable(rows, page.language)[: MOST * 2], page.language)
    before = [row for row in found if row.translation_key == page.like_key]
    after = [row for row in found if row.translation_key != page.like_key][:MOST]
    return Descent(
        next((kin(row, page.language) for row in before), None), tuple(kin(row, page.language) for row in after)
    )


def guides_for(page) -> tuple[Kin, ...]:
    """What staff chose for the list that this page stands in, in one query."""
    chosen = apps.get_model("initiatives.Guide").objects.filter(page__path=page.path[: -Page.steplen])
    own = chosen.filter(guide__translation_key=OuterRef("translation_key"))
    rows = Page.objects.live().filter(translation_key__in=chosen.values("guide__translation_key"), alias_of=None)
    rows = rows.exclude(under(closed_paths())) if closed_paths() else rows
    rows = rows.annotate(place_in_list=Subquery(own.values("sort_order")[:1])).order_by("place_in_list", "pk")
    rows = rows.only(*KIN).select_related("locale")
    return tuple(kin(row, page.language) for row in best_of(readable(rows, page.language), page.language))


def readable(rows: QuerySet, language: str) -> QuerySet:
    return rows.filter(locale__language_code__in={language, settings.LANGUAGE_CODE})


def best_of(rows, language: str) -> list:
    """Of each page the row in this language where there is one, in the order of the rows."""
    best: dict = {}
    for row in rows:
        if row.translation_key not in best or row.locale.language_code == language:
            best[row.translation_key] = row
    return list(best.values())


def kin(row, language: str) -> Kin:
    code = row.locale.language_code
    return Kin(row.title, row.get_url() or "", "" if code == language else code)
