"""The filters of the showcase, held against counting by hand."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from initiatives.choices import Direction, HelpKind, Stage
from initiatives.models import HelpItem, InitiativeIndexPage, InitiativePage
from portal.base.models import Listing, Place, Theme
from portal.base.shelf import touch_all
from tests.factories import InitiativeIndexFactory, InitiativePageFactory, ThemeFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
THEMES = ("energie", "groen", "zorg")
MUNICIPALITY = {
    "zeddam": "montferland",
    "s-heerenberg": "montferland",
    "ulft": "oude-ijsselstreek",
    "aalten": "aalten",
}
STAGES = ("idea", "running")
KINDS = ("hands", "money")


def some(values):
    return st.frozensets(st.sampled_from(sorted(values)), max_size=3)


#: What a page is to each filter but the municipality, which follows from its place.
PAGE = st.fixed_dictionaries(
    {
        "thema": some(THEMES),
        "plaats": st.sampled_from(sorted(MUNICIPALITY)).map(lambda slug: frozenset({slug})),
        "fase": st.sampled_from(STAGES).map(lambda stage: frozenset({stage})),
        "gevraagd": some(KINDS),
        "aangeboden": some(KINDS),
    }
)
CHOSEN = st.fixed_dictionaries(
    {
        "thema": some(THEMES),
        "gemeente": some({*MUNICIPALITY.values(), "winterswijk"}),
        "plaats": some(MUNICIPALITY),
        "fase": some(STAGES),
        "gevraagd": some(KINDS),
        "aangeboden": some(KINDS),
    }
)


@dataclass
class Showcase:
    index: InitiativeIndexPage
    pages: list[InitiativePage]
    themes: dict[str, Theme]
    places: dict[str, Place]

    def fill(self, drawn: list[dict]) -> list[dict]:
        """Make the pages what was drawn; what each then is to every filter."""
        for page, values in zip(self.pages, drawn, strict=True):
            place = self.places[min(values["plaats"])]
            InitiativePage.objects.filter(pk=page.pk).update(
                place=place, municipality=place.municipality, stage=min(values["fase"])
            )
            through = InitiativePage.themes.through
            through.objects.filter(initiativepage=page).delete()
            through.objects.bulk_create(
                through(initiativepage=page, theme=self.themes[slug]) for slug in values["thema"]
            )
        HelpItem.objects.all().delete()
        HelpItem.objects.bulk_create(self._help_items(drawn))
        touch_all()
        return [values | {"gemeente": {MUNICIPALITY[min(values["plaats"])]}} for values in drawn]

    def _help_items(self, drawn: list[dict]):
        """Two of each, which count as one."""
        for page, values in zip(self.pages, drawn, strict=True):
            for name, way in (("gevraagd", Direction.WANTED), ("aangeboden", Direction.OFFERED)):
                for kind in (*values[name], *values[name]):
                    yield HelpItem(page=page, locale=page.locale, direction=way, kind=kind, text="Iets")

    def listing(self, chosen: dict) -> Listing:
        params = QueryDict(mutable=True)
        for name, values in chosen.items():
            params.setlist(name, sorted(values))
        return self.index.listing(params, at=AT)


@pytest.fixture
def showcase() -> Showcase:
    index = InitiativeIndexFactory()
    return Showcase(
        index,
        [InitiativePageFactory(parent=index) for _number in range(5)],
        {slug: ThemeFactory(slug=slug) for slug in THEMES},
        {place.slug: place for place in Place.objects.select_related("municipality").filter(slug__in=MUNICIPALITY)},
    )


def passes(page: dict, chosen: dict, *, but: str = "") -> bool:
    return all(page[name] & values for name, values in chosen.items() if values and name != but)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(drawn=st.lists(PAGE, min_size=5, max_size=5), chosen=CHOSEN)
def test_every_count_is_what_one_would_count_by_hand(showcase, drawn, chosen):
    """Each filter counts over what all the others leave; within one filter, any of its values will do."""
    pages = showcase.fill(drawn)

    listing = showcase.listing(chosen)

    found = [page.pk for page, values in zip(showcase.pages, pages, strict=True) if passes(values, chosen)]
    assert listing.total == len(listing.cards) == len(found)
    for group in listing.groups:
        left = [page for page in pages if passes(page, chosen, but=group.name)]
        counted = {option.value: option.count for option in group.options}
        assert counted == {value: sum(value in page[group.name] for page in left) for value in counted}, group.name
        assert {option.value for option in group.options if option.checked} == chosen[group.name]


def test_a_place_is_offered_only_where_there_is_something(showcase):
    values = dict.fromkeys(("thema", "gevraagd", "aangeboden"), frozenset()) | {"fase": frozenset({"idea"})}
    slugs = ["zeddam", "zeddam", "ulft", "ulft", "ulft"]
    showcase.fill([values | {"plaats": frozenset({slug})} for slug in slugs])
    groups = {group.name: group for group in showcase.listing({}).groups}
    assert [(option.label, option.count) for option in groups["plaats"].options] == [("Ulft", 3), ("Zeddam", 2)]
    assert len(groups["gemeente"].options) == 8


def test_every_stage_and_kind_of_help_is_offered(showcase):
    groups = {group.name: [option.value for option in group.options] for group in showcase.listing({}).groups}
    assert list(groups) == ["thema", "gemeente", "plaats", "fase", "gevraagd", "aangeboden"]
    assert groups["fase"] == Stage.values
    assert groups["gevraagd"] == groups["aangeboden"] == HelpKind.values
