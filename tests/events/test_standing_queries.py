"""What cards and panels say about signing up costs no query, for one and for three."""

from datetime import UTC, datetime

import pytest
import time_machine

from events.choices import SignUpWay
from events.handing_over import hand_over
from events.registration.models import Offering
from tests.base.soup import soup, texts
from tests.factories import EventPageFactory, TrainingPageFactory, TrajectoryPageFactory, home_page

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


def pages(factory, count: int, way: str = SignUpWay.HERE) -> list:
    made = [factory(at=AT, in_days=range(3, 3 + count), sign_up=way) for _number in range(count)]
    for page in made:
        hand_over(page, at=AT)
    Offering.objects.update(capacity=9, taken=3)
    return made


@pytest.mark.parametrize("way", [SignUpWay.NONE, SignUpWay.HERE])
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("factory", "page_queries", "list_queries"),
    [(EventPageFactory, 6, 10), (TrainingPageFactory, 10, 10), (TrajectoryPageFactory, 8, 8)],
)
def test_states_cost_no_query(client, django_assert_num_queries, factory, page_queries, list_queries, count, way):
    [page, *_others] = pages(factory, count, way)
    for url, number in ((page.url, page_queries), (page.get_parent().url, list_queries)):
        client.get(url)
        with django_assert_num_queries(number):
            client.get(url)


@pytest.mark.parametrize("way", [SignUpWay.NONE, SignUpWay.HERE])
@pytest.mark.parametrize("count", [1, 3])
def test_states_on_the_home_page_cost_no_query(client, django_assert_num_queries, count, way):
    for factory in (EventPageFactory, TrainingPageFactory, TrajectoryPageFactory):
        pages(factory, count, way)
    client.get(home_page().url)
    with django_assert_num_queries(11):
        html = soup(client.get(home_page().url))
    assert ("Aanmelden kan" in texts(html, ".card__foot .badge")) == (way == SignUpWay.HERE)
