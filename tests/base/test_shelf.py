"""Lists in memory: sets as numbers, dates that stay true until one ends, and that every change is seen."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from initiatives.models import Answered, InitiativePage
from portal.base.models import ListChange, Place
from portal.base.shelf import Dates, shelf_of, touch, trim
from portal.base.shelf.bits import bits_of, flags_of, positions_of
from tests.factories import (
    EventIndexFactory,
    EventPageFactory,
    HelpItemFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    ThemeFactory,
)

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
HOURS = st.integers(-90, 90)
#: (page, first hour, length in hours)
SPANS = st.lists(st.tuples(st.integers(0, 5), HOURS, st.integers(0, 48)), max_size=20)


def hour(number: int) -> datetime:
    return AT + timedelta(hours=number)


def dates_of(spans) -> Dates:
    return Dates([(page, hour(start), hour(start + length)) for page, start, length in spans], 6)


@given(positions=st.sets(st.integers(0, 40)))
def test_positions_come_back_from_bits(positions):
    bits = bits_of(positions, 41)
    assert positions_of(bits) == sorted(positions)
    assert [flag == "1" for flag in flags_of(bits, 41)] == [number in positions for number in range(41)]


@given(spans=SPANS, moments=st.lists(HOURS, min_size=1, max_size=6))
def test_coming_is_what_has_not_ended_in_whatever_order_it_is_asked(spans, moments):
    dates = dates_of(spans)
    for now in moments:
        left = [(page, start) for page, start, length in spans if start + length >= now]
        expected = {page: hour(min(start for other, start in left if other == page)) for page, _start in left}
        assert dates.coming(hour(now)).starts == expected


@given(spans=SPANS, first=st.none() | HOURS, last=st.none() | HOURS)
def test_between_holds_what_touches_the_span(spans, first, last):
    found = dates_of(spans).between(None if first is None else hour(first), None if last is None else hour(last))
    touching = {
        page: hour(start)
        for page, start, length in sorted(spans, reverse=True)
        if (first is None or start + length >= first) and (last is None or start < last)
    }
    assert (found.starts, positions_of(found.bits)) == (touching, sorted(touching))


@given(spans=SPANS)
def test_the_last_start_is_of_everything(spans):
    assert dates_of(spans).last.starts == {page: hour(start) for page, start, _length in sorted(spans)}


@given(spans=SPANS)
def test_a_period_is_ordered_by_start_and_then_by_page(spans):
    last = dates_of(spans).last
    assert last.soonest == sorted(last.starts, key=lambda page: (last.starts[page], page))
    assert last.latest == sorted(last.starts, key=lambda page: (AT - last.starts[page], page))


@pytest.fixture
def listed():
    """A function that gives the titles a list holds for a query, by name."""
    index = InitiativeIndexFactory()

    def titles(query: str = "", at: datetime = AT) -> list[str]:
        keys = index.selection(QueryDict(query), at=at).keys
        return sorted(InitiativePage.objects.filter(pk__in=keys).values_list("title", flat=True))

    return titles


def initiative(**values) -> InitiativePage:
    return InitiativePageFactory(parent=InitiativeIndexFactory(), at=AT, **values)


@pytest.mark.django_db
@pytest.mark.database
class TestEveryChangeIsSeen:
    def test_a_page_that_comes_goes_and_is_renamed(self, listed):
        assert listed() == []
        page = initiative(title="Tuin")
        assert listed() == ["Tuin"]
        page.title = "Moestuin"
        page.save_revision().publish()
        assert listed() == ["Moestuin"]
        page.unpublish()
        assert listed() == []

    def test_a_page_that_is_deleted(self, listed):
        page = initiative()
        assert len(listed()) == 1
        page.delete()
        assert listed() == []

    def test_a_page_that_is_moved_away(self, listed):
        page = initiative()
        assert len(listed()) == 1
        page.move(InitiativeIndexFactory().get_parent(), pos="last-child")
        assert listed() == []

    def test_a_page_that_is_closed_to_the_public(self, listed):
        page = initiative()
        assert len(listed()) == 1
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
        assert listed() == []

    def test_a_theme_that_is_given_and_one_that_is_renamed(self, listed):
        page, theme = initiative(title="Tuin"), ThemeFactory(slug="groen")
        assert listed("thema=groen") == []
        page.themes = [theme]
        page.save_revision().publish()
        assert listed("thema=groen") == ["Tuin"]
        theme.slug = "natuur"
        theme.save()
        assert listed("thema=natuur") == ["Tuin"]

    def test_many_at_once(self, listed):
        place = Place.objects.get(slug="bredevoort")
        initiative(title="Tuin")
        assert listed("plaats=bredevoort") == []
        InitiativePage.objects.update(place=place)
        assert listed("plaats=bredevoort") == ["Tuin"]

    def test_a_change_that_is_rolled_back(self, listed):
        initiative(title="Tuin")
        with transaction.atomic():
            initiative(title="Winkel")
            assert listed() == ["Tuin", "Winkel"]
            transaction.set_rollback(True)
        assert listed() == ["Tuin"]
        with transaction.atomic():
            initiative(title="Bus")
        assert listed() == ["Bus", "Tuin"]

    def test_an_ask_counts_to_the_end_of_its_day(self, listed):
        item = HelpItemFactory(direction="wanted", kind="hands", until=AT.date())
        initiative(title="Tuin", help_items=[item])
        late = datetime(2027, 5, 4, 21, 59, tzinfo=UTC)
        assert listed("gevraagd=hands", late) == ["Tuin"]
        assert listed("gevraagd=hands", late + timedelta(minutes=1)) == []

    def test_an_ask_that_is_answered(self, listed):
        item = HelpItemFactory(direction="wanted", kind="hands")
        page = initiative(title="Tuin", help_items=[item])
        assert listed("gevraagd=hands") == ["Tuin"]
        Answered.objects.create(key=page.help_items.get().translation_key, at=AT)
        assert listed("gevraagd=hands") == []

    def test_an_initiative_that_stopped_asks_nothing(self, listed):
        page = initiative(title="Tuin", help_items=[HelpItemFactory(direction="wanted", kind="hands")])
        page.stage = "stopped"
        page.save_revision().publish()
        assert (listed("gevraagd=hands"), listed("fase=stopped")) == ([], ["Tuin"])


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 3])
def test_what_did_not_change_is_not_read_again(count, django_assert_num_queries):
    for _number in range(count):
        initiative(themes=[ThemeFactory()])
    index = InitiativeIndexFactory()
    shelf = shelf_of(index, at=AT)
    with django_assert_num_queries(2):  # the stamp, and what is closed
        assert shelf_of(index, at=AT) is shelf


@pytest.mark.django_db
def test_of_changes_those_of_today_stay(time_machine):
    initiative()
    time_machine.move_to(AT)
    touch("initiatives.InitiativePage")
    assert trim(AT + timedelta(hours=23)) > 0  # what the page itself left, long before
    assert list(ListChange.objects.values_list("at", flat=True)) == [AT]


@pytest.mark.django_db
def test_of_two_events_on_one_moment_the_older_page_comes_first():
    index = EventIndexFactory()
    first, second, later = (EventPageFactory(parent=index, at=AT, in_days=(days,)) for days in (2, 2, 3))
    undated = EventPageFactory(parent=index, at=AT, in_days=())
    found = {order: index.selection(QueryDict(f"volgorde={order}"), at=AT).keys for order in ("datum", "laatst")}
    assert found == {
        "datum": (first.pk, second.pk, later.pk, undated.pk),
        "laatst": (later.pk, first.pk, second.pk, undated.pk),
    }
