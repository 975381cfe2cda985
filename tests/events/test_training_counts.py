"""Where trainings are held, counted by the list and by hand."""

from datetime import UTC, datetime

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.models import Edition
from portal.base.models import Place
from portal.base.shelf import touch_all
from tests.factories import EditionFactory, TrainingIndexFactory, TrainingPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
#: The municipality of each place, and of none.
TOWNS = {"zeddam": "montferland", "didam": "montferland", "ulft": "oude-ijsselstreek", "": "geen"}
#: (training, place, days from now)
EDITION = st.tuples(st.integers(0, 3), st.sampled_from(sorted(TOWNS)), st.sampled_from((-50, -20, 5, 30)))
CHOSEN = st.fixed_dictionaries(
    {
        "gemeente": st.frozensets(st.sampled_from(sorted(set(TOWNS.values()))), max_size=2),
        "plaats": st.frozensets(st.sampled_from(sorted(slug for slug in TOWNS if slug)), max_size=2),
    }
)
#: Parameters, and whether an edition in so many days is of that period.
PERIODS = {
    "": lambda day: day > 0,
    "periode=voorbij": lambda day: day < 0,
    "van=2027-04-01&tot=2027-05-31": lambda day: day in (-20, 5),
}


@pytest.fixture
def fill():
    """A function that gives four trainings these editions and no others."""
    pages = [TrainingPageFactory(title=str(number), editions=[]) for number in range(4)]
    places = {place.slug: place for place in Place.objects.filter(slug__in=TOWNS)}

    def give(editions) -> None:
        Edition.objects.all().delete()
        Edition.objects.bulk_create(
            EditionFactory(at=AT, in_days=day, place=places.get(slug), page=pages[number])
            for number, slug, day in editions
        )
        touch_all()

    return give


def held(editions, number: int, period: str) -> dict[str, set[str]] | None:
    """By filter, where a training is held in a period; None where that period does not show it."""
    own = [(slug, day) for other, slug, day in editions if other == number]
    slugs = {slug for slug, day in own if PERIODS[period](day)}
    if not period and not own:
        slugs = {""}  # without a date, it is coming
    if period == "periode=voorbij" and any(day > 0 for _slug, day in own):
        return None  # not over
    return {"gemeente": {TOWNS[slug] for slug in slugs}, "plaats": slugs} if slugs else None


def passes(its: dict, chosen: dict, *, but: str = "") -> bool:
    return all(its[name] & wanted for name, wanted in chosen.items() if wanted and name != but)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(editions=st.lists(EDITION, max_size=9), chosen=CHOSEN, period=st.sampled_from(sorted(PERIODS)))
def test_every_count_is_what_one_would_count_by_hand(fill, editions, chosen, period):
    fill(editions)
    params = QueryDict(period, mutable=True)
    for name, wanted in chosen.items():
        params.setlist(name, sorted(wanted))

    listing = TrainingIndexFactory().listing(params, at=AT)

    shown = {str(number): its for number in range(4) if (its := held(editions, number, period))}
    assert {card.title for card in listing.cards} == {title for title, its in shown.items() if passes(its, chosen)}
    for group in listing.groups:
        if group.name in chosen:
            left = [its for its in shown.values() if passes(its, chosen, but=group.name)]
            counted = {option.value: option.count for option in group.options}
            assert counted == {value: sum(value in its[group.name] for its in left) for value in counted}, group.name
