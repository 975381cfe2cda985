"""What was found, in the shapes that the portal's list templates take: cards, filters, pills, pager."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime
from math import ceil

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from portal.base.cards import NEWS, PAGE, Badge, Card, Link, Meta, make_cards
from portal.base.chrome import NAMES
from portal.base.filters import groups
from portal.base.lang import in_language
from portal.base.models.index import Listing
from portal.base.paging import page_number, pages

from .answer import Answer, answer
from .engine import Hit, Query, Results, Segment
from .narrowing import FACETS, KINDS, Narrowing

#: Later pages are not asked for: nobody reads that far, and it is the engine's dearest question.
LAST_PAGE = 100
_MARKUP = {False: "{}", True: "<mark>{}</mark>"}


def search(asked: Narrowing, remarks: list[str], *, but: Collection[int] = ()) -> tuple[Answer, Listing]:
    """The answer to a question at the page that its parameters name, raw and as a list to show.

    `remarks` come first among the sentences on what could not be used. The pages with the keys in `but` get no card,
    since they stand above the list already.
    """
    params, chosen = asked.params, asked.chosen
    wanted, _remark = page_number(params, LAST_PAGE)
    given = answer(replace(asked.query, page=wanted))
    results = given.results
    last = min(LAST_PAGE, max(1, ceil(results.total / asked.query.size)))
    number, remark = page_number(params, last)
    sorts = asked.sorts
    return given, Listing(
        cards=[card(hit) for hit in results.hits if hit.key not in but],
        total=results.total,
        groups=groups(FACETS, asked.labels, counts(results), chosen),
        pills=asked.pills,
        sorts=sorts,
        sort=asked.query.order.value,
        ignored=[*remarks, *chosen.ignored, *([remark] if remark else [])],
        pages=pages(number, last, params),
    )


def counts(results: Results) -> dict[tuple[str, str], int]:
    """Hits by parameter and value."""
    return {
        (facet.name, value): hits for facet in FACETS for value, hits in results.counts.get(facet.lookup, {}).items()
    }


def suggestion(given: Answer, asked: Narrowing) -> Link | None:
    """The better spelling as a link that keeps all filters."""
    if not given.suggestion:
        return None
    rest = asked.params.copy()
    spot = asked.places.get(asked.query.near.name) if asked.query.near else None
    rest["q"] = " ".join([given.suggestion, *as_typed(asked.query)])
    rest.pop("pagina", None)
    if spot:
        rest["bij"] = spot.slug
    return Link(given.suggestion, "?" + rest.urlencode())


def as_typed(query: Query) -> list[str]:
    """The phrases of a question in quotation marks, and what it leaves out with a minus."""
    left_out = (f'-"{words}"' if " " in words else f"-{words}" for words in query.excluded)
    return [*(f'"{words}"' for words in query.phrases), *left_out]


def elsewhere(given: Answer, asked: Narrowing) -> list[Link]:
    """Where nothing was found: links to what the other languages have."""
    found = given.results.counts.get("language", {})
    links = []
    for code, name in NAMES.items():
        hits = 0 if code in asked.query.languages else found.get(code, 0)
        words = ngettext("%(hits)s result in %(language)s", "%(hits)s results in %(language)s", hits)
        rest = asked.params.copy()
        rest.setlist("taal", [code])
        rest.pop("pagina", None)
        links += [Link(words % {"hits": hits, "language": name}, "?" + rest.urlencode())] if hits else []
    return links


def promoted(keys: Iterable[int], language: str, *, at: datetime) -> list[Card]:
    """The pages that editors put above the hits, by their primary keys, in the reader's language where they can be."""
    badge = Badge("info", _("Recommended by the editors"), "flag")
    return [
        replace(shown, badges=(badge, *shown.badges)) for shown in make_cards(in_language(keys, language, at=at), at=at)
    ]


def card(hit: Hit) -> Card:
    foreign = hit.language if hit.language not in ("", get_language()) else ""
    facts = (
        Meta("date", when(hit)),
        Meta("place", hit.place),
        Meta("map", distance(hit)),
        Meta("globe", NAMES.get(foreign, "")),
    )
    return Card(
        KINDS.get(hit.kind, PAGE),
        marked(hit.title),
        hit.url,
        marked(hit.text),
        meta=tuple(fact for fact in facts if fact.text),
        lang=foreign,
    )


def marked(segments: tuple[Segment, ...]) -> SafeString:
    """The segments as HTML, each escaped, what was asked for between <mark> and </mark>."""
    return format_html_join("", "{}", ((format_html(_MARKUP[is_marked], text),) for text, is_marked in segments))


def distance(hit: Hit) -> str:
    """How far it is, in whole kilometres."""
    if hit.distance is None:
        return ""
    return _("%(distance)s km") % {"distance": round(hit.distance)} if hit.distance >= 1 else _("less than 1 km")


def when(hit: Hit) -> str:
    """The day or days of something with a date, the day of news, "" for all else."""
    if hit.start and hit.end:
        first, last = day(hit.start), day(hit.end)
        return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    return day(hit.published) if hit.kind == NEWS.name and hit.published else ""


def day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), pgettext("date format", "j F Y"))
