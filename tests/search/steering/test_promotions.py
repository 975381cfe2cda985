"""Which page stands above the results of which question."""

from datetime import UTC, date, datetime

import pytest
from wagtail.models import Page, PageViewRestriction

from search.engine import Order, Query
from search.models import Promotion
from search.query import parse
from search.steering import promoted
from tests.factories import ContentPageFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

# Half past midnight in the Achterhoek is still the day before by UTC.
AT = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)


@pytest.fixture
def above():
    def above(typed: str, *, language: str = "nl", at: datetime = AT, **values: object) -> list[int]:
        query, _remarks = parse(typed, Query(language=language, at=at, **values))
        return promoted(query, at=at)

    return above


def promote(queries: str, page: Page | None = None, **values: object) -> int:
    page = page or ContentPageFactory()
    return Promotion.objects.create(language="nl", queries=queries, page=page, **values).page_id


@pytest.mark.parametrize("typed", ["bus naar Zeddam", "Zeddam bus", "bussen ZEDDAM", '"bus" zeddam', "buurt vervoer"])
def test_a_question_with_the_same_words_brings_up_the_page(above, typed):
    key = promote("bus Zeddam\nBuurt Vervoer")
    assert above(typed) == [key]


@pytest.mark.parametrize("typed", ["bus", "bus Zeddam morgen", "bus -Zeddam", "bus Zeddam -trein", "", "de", "trein"])
def test_a_question_with_fewer_or_more_words_does_not(above, typed):
    promote("bus Zeddam")
    assert above(typed) == []


def test_languages_are_apart(above):
    promote("bus")
    assert above("bus", language="de") == []


def test_it_holds_from_and_up_to_and_including_its_days(above):
    key = promote("bus", since=date(2026, 6, 2), until=date(2026, 6, 2))
    day_of = {hour: datetime(2026, 6, hour // 24, hour % 24, 30, tzinfo=UTC) for hour in (45, 46, 69, 70)}
    assert {hour: above("bus", at=at) for hour, at in day_of.items()} == {45: [], 46: [key], 69: [key], 70: []}


def test_several_pages_stand_in_their_order_and_at_most_three(above):
    later, first = promote("bus", order=2), promote("bus", order=1)
    assert above("bus") == [first, later]
    promote("bus", Page.objects.get(pk=first), order=3)
    assert above("bus") == [first, later]
    for _number in range(3):
        promote("bus", order=9)
    assert len(above("bus")) == 3


@pytest.mark.parametrize(
    "narrowed",
    [{"page": 2}, {"order": Order.DATE}, {"chosen": {"kind": ("event",)}}, {"since": AT}, {"until": AT}],
)
def test_who_narrows_sorts_or_pages_gets_what_was_asked_for(above, narrowed):
    promote("bus")
    assert above("bus", **narrowed) == []


def test_a_page_that_not_everybody_may_read_shows_nothing(above):
    page = ContentPageFactory()
    key = promote("bus", page)
    assert above("bus") == [key]
    lock = PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    assert above("bus") == []
    lock.delete()
    page.unpublish()
    assert above("bus") == []
    page.save_revision().publish()
    assert above("bus") == [key]


def test_a_deleted_page_shows_nothing_and_leaves_the_promotion(above):
    page = ContentPageFactory()
    promote("bus", page)
    page.delete()
    assert above("bus") == []
    assert Promotion.objects.get().page is None


@pytest.mark.parametrize("many", [1, 3])
def test_a_question_costs_one_query(above, many, django_assert_num_queries):
    for _number in range(many):
        promote("bus")
    above("bus")
    with django_assert_num_queries(1):
        assert len(above("bus")) == many
