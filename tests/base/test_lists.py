"""The lists that rooms offer and editors choose from."""

from datetime import UTC, datetime

import pytest

from portal.base import lists
from portal.base.blocks import AutomaticListBlock

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


@pytest.fixture
def _empty(monkeypatch):
    monkeypatch.setattr(lists, "_offers", {})


@pytest.mark.usefixtures("_empty")
def test_what_is_offered_can_be_chosen_and_found():
    lists.offer("one", "One", lambda wish: [wish.count], more="All of one")
    lists.offer("two", "Two", lambda wish: [], more="All of two")
    assert lists.choices() == [("one", "One"), ("two", "Two")]
    found = lists.find("one")
    assert (found.label, found.more, found.pages(lists.Wish("nl", AT, 3))) == ("One", "All of one", [3])


@pytest.mark.usefixtures("_empty")
def test_a_name_offered_twice_keeps_the_last():
    lists.offer("one", "First", lambda wish: [], more="")
    lists.offer("one", "Second", lambda wish: [], more="")
    assert lists.choices() == [("one", "Second")]


@pytest.mark.usefixtures("_empty")
def test_a_list_whose_room_is_gone_is_not_found():
    assert lists.find("upcoming-events") is None


def test_the_rooms_offer_their_lists_under_names_that_pages_keep():
    names = ["news", "new-initiatives", "upcoming-events", "open-trainings", "trajectories"]
    assert [name for name, _label in lists.choices()] == names


def test_editors_choose_among_what_is_offered():
    block = AutomaticListBlock().child_blocks["source"]
    assert [value for value, _label in block.field.choices if value] == [name for name, _label in lists.choices()]
