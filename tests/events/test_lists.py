"""The automatic lists of this room."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.base import lists
from portal.base.cards import Link, make_cards
from portal.base.lists import Wish
from tests.factories import (
    EditionFactory,
    EventIndexFactory,
    EventPageFactory,
    PictureFactory,
    PlaceFactory,
    ThemeFactory,
    TrainingPageFactory,
    TrajectoryPageFactory,
    home_page,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
FACTORIES = {
    "upcoming-events": EventPageFactory,
    "open-trainings": TrainingPageFactory,
    "trajectories": TrajectoryPageFactory,
}


def listed(name: str, **wish) -> list[str]:
    found = lists.find(name)
    assert found is not None
    return [page.title for page in found.pages(Wish(**{"language": "nl", "at": AT, "count": 3} | wish))]


@pytest.mark.parametrize("name", FACTORIES)
def test_a_list_holds_what_comes_soonest_first_and_no_more_than_asked(name):
    for days in (-400, 9, 3, 6, 1):
        FACTORIES[name](at=AT, in_days=(days,), title=str(days))
    assert listed(name) == ["1", "3", "6"]
    assert listed(name, count=1) == ["1"]


@pytest.mark.parametrize("name", FACTORIES)
def test_a_list_leaves_out_drafts(name):
    FACTORIES[name](at=AT, live=False)
    assert listed(name) == []


@pytest.mark.parametrize("name", FACTORIES)
def test_a_list_keeps_to_its_theme(name):
    FACTORIES[name](at=AT, title="Met", themes=[ThemeFactory(slug="groen"), ThemeFactory(slug="zorg")])
    FACTORIES[name](at=AT, title="Zonder", themes=[ThemeFactory(slug="energie")])
    assert listed(name, theme="groen") == ["Met"]


def test_events_keep_to_their_place_and_municipality():
    EventPageFactory(at=AT, title="Zeddam", place=PlaceFactory(slug="zeddam"))
    EventPageFactory(at=AT, title="Ulft", place=PlaceFactory(slug="ulft"))
    EventPageFactory(at=AT, title="Online", place=None, online=True)
    assert listed("upcoming-events", place="ulft") == ["Ulft"]
    assert listed("upcoming-events", municipality="montferland") == ["Zeddam"]


def test_trainings_are_where_one_of_their_editions_is_and_stand_there_once():
    editions = [EditionFactory(at=AT, in_days=days, place=PlaceFactory(slug="ulft")) for days in (3, 9)]
    TrainingPageFactory(at=AT, title="Ulft", editions=editions)
    TrainingPageFactory(at=AT, title="Zeddam")
    assert listed("open-trainings", municipality="oude-ijsselstreek") == ["Ulft"]
    assert listed("open-trainings", place="ulft") == ["Ulft"]


def test_a_training_is_listed_by_its_coming_editions_and_shows_the_one_held_there():
    days = ((-30, "ulft"), (3, "zeddam"), (9, "didam"))
    editions = [EditionFactory(at=AT, in_days=day, place=PlaceFactory(slug=slug)) for day, slug in days]
    TrainingPageFactory(at=AT, title="Training", editions=editions)
    assert listed("open-trainings", place="ulft") == listed("open-trainings", municipality="oude-ijsselstreek") == []
    found = lists.find("open-trainings")
    [page] = found.pages(Wish("nl", AT, 3, municipality="montferland", place="didam"))
    [card] = make_cards([page], at=AT)
    assert (card.day.start, card.day.more, card.meta[0].text) == (editions[2].start, 0, "Didam")


def test_a_list_is_in_the_readers_language():
    EventPageFactory(at=AT, title="Koffie")
    EventPageFactory(at=AT, title="Coffee", parent=EventIndexFactory(parent=home_page("en")))
    assert listed("upcoming-events", language="en") == ["Coffee"]


def test_the_link_leads_to_the_whole_list():
    found = lists.find("upcoming-events")
    EventPageFactory(at=AT)
    pages = found.pages(Wish("nl", AT, 3))
    assert lists.link_to_all(found, pages) == Link(str(found.more), "/nl/agenda/")
    assert lists.link_to_all(found, []) is None


@pytest.mark.parametrize("name", FACTORIES)
def test_cards_of_a_list_cost_the_same_at_one_and_at_three(name):
    picture, cost = PictureFactory(), []
    for _number in range(3):
        FACTORIES[name](at=AT, in_days=(3, 9), listing_image=picture)
        lists.find(name).pages(Wish("nl", AT, 3))[0].get_url()
        with CaptureQueriesContext(connection) as queries:
            make_cards(lists.find(name).pages(Wish("nl", AT, 3)), at=AT)
        cost.append(len(queries))
    # One asks which pages are closed, which a visit to a page does once; and a day stands in the place of a picture.
    expected = 2 if name in {"upcoming-events", "open-trainings"} else 3
    assert cost == [expected] * 3
