"""What was found, in the shapes that the portal's list templates take: cards, filters, pills, pager."""

from dataclasses import replace
from datetime import datetime
from math import ceil

from django.http import QueryDict
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from portal.base.cards import EVENT, INITIATIVE, NEWS, PAGE, PROGRAMME, TRAINING, TRAJECTORY, Card, Meta
from portal.base.filters import Facet, groups, pills, read
from portal.base.models.index import Listing
from portal.base.paging import page_number, pages

from .engine import Hit, Query, Results, Segment, engine

KINDS = {kind.name: kind for kind in (INITIATIVE, EVENT, TRAINING, TRAJECTORY, NEWS, PROGRAMME, PAGE)}
KIND = Facet(
    "soort", gettext_lazy("Kind"), "kind", lambda language: [(kind.name, kind.label) for kind in KINDS.values()]
)
LABELS = {KIND.name: {kind.name: kind.label for kind in KINDS.values()}}
#: Later pages are not asked for: nobody reads that far, and it is the engine's dearest question.
LAST_PAGE = 100
_MARKUP = {False: "{}", True: "<mark>{}</mark>"}


def search(query: Query, params: QueryDict, remarks: list[str]) -> tuple[Results, Listing]:
    """The answer to a question within the kinds and at the page that `params` name, raw and as a list to show.

    `remarks` come first among the sentences on what could not be used.
    """
    chosen = read(params, (KIND,), LABELS)
    wanted, _remark = page_number(params, LAST_PAGE)
    results = engine().search(replace(query, chosen={"kind": chosen.of(KIND.name)}, page=wanted))
    last = min(LAST_PAGE, max(1, ceil(results.total / query.size)))
    number, remark = page_number(params, last)
    counts = {(KIND.name, kind): count for kind, count in results.counts.get("kind", {}).items()}
    return results, Listing(
        cards=[card(hit) for hit in results.hits],
        total=results.total,
        groups=groups((KIND,), LABELS, counts, chosen),
        pills=pills(params, (KIND,), LABELS, chosen),
        sorts=(),
        sort="",
        ignored=[*remarks, *chosen.ignored, *([remark] if remark else [])],
        pages=pages(number, last, params),
    )


def card(hit: Hit) -> Card:
    facts = (Meta("date", when(hit)), Meta("place", hit.place))
    return Card(
        KINDS.get(hit.kind, PAGE),
        marked(hit.title),
        hit.url,
        marked(hit.text),
        meta=tuple(fact for fact in facts if fact.text),
    )


def marked(segments: tuple[Segment, ...]) -> SafeString:
    """The segments as HTML, each escaped, what was asked for between <mark> and </mark>."""
    return format_html_join("", "{}", ((format_html(_MARKUP[is_marked], text),) for text, is_marked in segments))


def when(hit: Hit) -> str:
    """The day or days of something with a date, the day of news, "" for all else."""
    if hit.start and hit.end:
        first, last = day(hit.start), day(hit.end)
        return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    return day(hit.published) if hit.kind == NEWS.name and hit.published else ""


def day(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), pgettext("date format", "j F Y"))
