"""What a page tells of what people sign up for: one `Brief` per event, edition or year, out of all its languages.

Facts come from the source, words from every live language.
"""

from collections.abc import Callable
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail_localize.models import TranslationSource

from portal.base.asking import QuestionSet, question_set

from .choices import SignUpWay
from .registration.briefs import Brief, SessionBrief, Words
from .registration.choices import FeePer, Kind
from .terms import edition_terms, event_terms, session_terms, whereabouts, year_terms


def briefs_of(page) -> list[Brief]:
    """What this page offers as it is live now; [] when it is offline, or people sign up in another way."""
    pages = live_languages(page)
    if not pages or pages[0].sign_up != SignUpWay.HERE:
        return []
    return MAKERS[page.kind.name](pages)


def live_languages(page) -> list:
    """The live pages that are this page in some language, the source first. Aliases are no pages of their own."""
    rows = type(page).objects.filter(translation_key=page.translation_key, live=True, alias_of=None)
    source = TranslationSource.objects.filter(object_id=page.translation_key).values_list("locale", flat=True).first()
    order = (source, settings.LANGUAGE_CODE)
    return sorted(
        rows.select_related("locale"), key=lambda row: (row.locale_id != order[0], row.language != order[1], row.pk)
    )


def shared(pages: list) -> dict:
    """What all offerings of one page have alike."""
    return {"series": pages[0].translation_key, "questions": questions_of(pages), "owner_id": pages[0].owner_id}


def questions_of(pages: list) -> QuestionSet | None:
    found = question_set({page.language: page.form_questions.all() for page in pages})
    return found if len(found) else None


def twins(pages: list, name: str, key: UUID) -> list[tuple]:
    """(page, row) of each language that has this child row."""
    pairs = [(page, row) for page in pages for row in getattr(page, name).all()]
    return [(page, row) for page, row in pairs if row.translation_key == key]


def said(pages: list, title: Callable, *, where: Callable, fee_note: Callable) -> dict[str, Words]:
    """The words of an offering by language; each is made in that language."""
    words = {}
    for page in pages:
        with override(page.language):
            words[page.language] = Words(title(page), page.full_url or "", where(page), fee_note(page))
    return words


def of_event(pages: list) -> list[Brief]:
    page = pages[0]
    rows = list(page.occurrences.all())
    if not rows:
        return []
    return [
        Brief(
            key=page.translation_key,
            kind=Kind.EVENT,
            words=said(
                pages,
                lambda each: each.title,
                where=lambda each: whereabouts(page),
                fee_note=lambda each: each.price_note,
            ),
            sessions=tuple(session(pages, "occurrences", row, title="note", place=page) for row in rows),
            fee=page.price,
            **shared(pages),
            **event_terms(page, rows),
        )
    ]


def of_training(pages: list) -> list[Brief]:
    return [of_edition(pages, row) for row in pages[0].editions.all()]


def of_edition(pages: list, edition) -> Brief:
    names = {page.pk: row.title for page, row in twins(pages, "editions", edition.translation_key)}
    page = pages[0]
    return Brief(
        key=edition.translation_key,
        kind=Kind.TRAINING,
        words=said(
            pages,
            lambda each: ": ".join(filter(None, (each.title, names.get(each.pk)))),
            where=lambda each: whereabouts(edition),
            fee_note=lambda each: each.price_note,
        ),
        sessions=(session(pages, "editions", edition, title="title", place=edition),),
        fee=page.price,
        **shared(pages),
        **edition_terms(edition),
    )


def of_trajectory(pages: list) -> list[Brief]:
    return [of_year(pages, row) for row in pages[0].years.all()]


def of_year(pages: list, year) -> Brief:
    notes = {page.pk: row.price_note for page, row in twins(pages, "years", year.translation_key)}
    meetings = [row for row in pages[0].meetings.all() if row.year == year.number]
    return Brief(
        key=year.translation_key,
        kind=Kind.TRAJECTORY,
        words=said(
            pages,
            lambda each: _("%(title)s, year %(number)s") % {"title": each.title, "number": year.number},
            where=lambda each: each.location,
            fee_note=lambda each: notes.get(each.pk, ""),
        ),
        sessions=tuple(session(pages, "meetings", row, title="title", place=row) for row in meetings),
        fee=year.price,
        fee_per=FeePer.YEAR,
        **shared(pages),
        **year_terms(year),
    )


def session(pages: list, name: str, row, *, title: str, place) -> SessionBrief:
    """One date; `title` is the field with its words, `place` says where."""
    words = {}
    for page, twin in twins(pages, name, row.translation_key):
        with override(page.language):
            words[page.language] = {"title": getattr(twin, title), "where": whereabouts(place)}
    return SessionBrief(key=row.translation_key, words=words, **session_terms(row))


MAKERS = {Kind.EVENT: of_event, Kind.TRAINING: of_training, Kind.TRAJECTORY: of_trajectory}
