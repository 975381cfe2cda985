from collections.abc import Mapping
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Locale, Page

from events.models import EventIndexPage, EventPage, Occurrence, TrainingIndexPage, TrainingPage
from home.models import HomePage, NewsIndexPage, NewsPage
from home.synthetic.load import draft, load
from home.synthetic.region import region_in
from initiatives.models import HelpItem, InitiativeIndexPage, InitiativePage
from portal.base.models import Contact, Partner, Theme

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2026, 9, 30, 10, tzinfo=UTC)
INDEXES = {
    "initiatieven": InitiativeIndexPage,
    "agenda": EventIndexPage,
    "nieuws": NewsIndexPage,
    "trainingen": TrainingIndexPage,
}
MODELS = (InitiativePage, EventPage, NewsPage, TrainingPage)
EACH = dict.fromkeys(("initiatives", "events", "news", "trainings"), 3)


@pytest.fixture(autouse=True)
def _indexes() -> None:
    for code in ("nl", "en"):
        locale = Locale.objects.get(language_code=code)
        home = HomePage.objects.get(locale=locale)
        for slug, model in INDEXES.items():
            home.add_child(instance=model(title=slug, slug=slug, locale=locale))
    dutch = Locale.get_default()
    for slug in ("ontmoeten", "groen", "leren"):
        Theme.objects.create(slug=slug, label=slug, locale=dutch)
    Contact.objects.create(role="Redactie", mail="redactie@example.org", locale=dutch)
    Partner.objects.create(name="Platform31")


def fill(wanted: Mapping[str, int], *languages: str, seed: int = 1) -> int:
    return load(wanted, languages=languages or ("nl",), at=AT, seed=seed, say=lambda words: None)


def test_the_tree_is_whole_and_goes_on_growing() -> None:
    fill(EACH)
    index = InitiativeIndexPage.objects.get(locale__language_code="nl")
    added = index.add_child(instance=InitiativePage(title="Echt", slug="echt", what="<p>Echt</p>"))
    index.refresh_from_db()
    assert Page.find_problems() == ([], [], [], [], [])
    assert (index.numchild, index.get_last_child().pk) == (4, added.pk)
    assert [page.url_path for page in index.get_children()] == [
        f"{index.url_path}{page.slug}/" for page in index.get_children()
    ]


def test_every_invented_page_is_as_an_editor_could_have_written_it() -> None:
    fill(dict.fromkeys(EACH, 25), "nl", "en")
    pages = [page for model in MODELS for page in model.objects.all()]
    for page in pages:
        page.full_clean()
    for row in (*HelpItem.objects.all(), *Occurrence.objects.all()):
        row.full_clean()
    assert len(pages) == 200
    assert {(page.live, page.first_published_at <= AT) for page in pages} == {(True, True)}


def test_the_same_numbers_again_add_nothing() -> None:
    assert (fill(EACH, "nl", "en"), fill(EACH, "nl", "en")) == (24, 0)
    assert [model.objects.count() for model in MODELS] == [6, 6, 6, 6]


def test_what_is_missing_is_added_and_the_rest_left_alone() -> None:
    fill({"initiatives": 3})
    first, second, third = InitiativePage.objects.order_by("path")
    second.delete()
    fill({"initiatives": 4})
    slugs = [page.slug for page in InitiativePage.objects.order_by("path")]
    assert slugs[:3] == [first.slug, third.slug, second.slug]
    assert [slug[:17] for slug in slugs[3:]] == ["voorbeeld-000004-"]


def test_a_seed_gives_the_same_pages_and_another_seed_others() -> None:
    region = region_in("nl", at=AT)
    first, again, other = (
        [draft("initiatives", number, region, seed).page.title for number in range(20)] for seed in (1, 1, 2)
    )
    assert first == again
    assert first != other


def test_a_page_in_two_languages_differs_in_words_only() -> None:
    fill({"initiatives": 10, "events": 10}, "nl", "en")
    facts = ("slug", "translation_key", "stage", "since", "place", "municipality", "listing_image")
    dutch, english = (
        InitiativePage.objects.filter(locale__language_code=code).order_by("path") for code in ("nl", "en")
    )
    assert list(dutch.values(*facts)) == list(english.values(*facts))
    assert {one.what == other.what for one, other in zip(dutch, english, strict=True)} == {False}
    rows = [Occurrence.objects.filter(locale__language_code=code).order_by("pk") for code in ("nl", "en")]
    facts = ("translation_key", "start", "end")
    assert list(rows[0].values_list(*facts)) == list(rows[1].values_list(*facts))


def test_events_lie_on_both_sides_of_today() -> None:
    fill({"events": 100})
    coming = EventPage.objects.upcoming(AT).count()
    assert 10 < coming < 60
    assert EventPage.objects.past(AT).count() == 100 - coming


def test_without_an_index_nothing_is_written() -> None:
    with pytest.raises(CommandError, match="initiatives in “de”"):
        call_command("load_synthetic", events=3, initiatives=3, languages="nl,de", stdout=StringIO())
    assert InitiativePage.objects.count() == 0


def test_a_language_without_words_is_refused() -> None:
    with pytest.raises(CommandError, match="fr"):
        call_command("load_synthetic", events=3, languages="nl,fr", stdout=StringIO())
