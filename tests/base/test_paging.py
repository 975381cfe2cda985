"""Which page of a list is shown, and the links to the others."""

import pytest
from django.http import QueryDict

from portal.base.paging import PageLink, page_number, pages
from tests.base.words import in_english


@pytest.fixture(autouse=True)
def _language():
    with in_english():
        yield


@pytest.mark.parametrize("asked", ["", "pagina=1", "pagina=2", "pagina=03"])
def test_a_page_that_exists_is_shown_without_remark(asked):
    number, remark = page_number(QueryDict(asked), 3)
    assert (number, remark) == (int(asked[-1:] or 1), "")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("0", 1),
        ("-1", 1),
        ("abc", 1),
        ("1e9", 1),
        ("1.5", 1),
        ("٣", 1),
        ("²", 1),
        (" 2", 1),
        ("4", 3),
        ("999", 3),
        ("999999", 3),
    ],
)
def test_for_a_page_that_does_not_exist_the_first_or_last_is_shown_and_it_is_said(asked, shown):
    params = QueryDict(mutable=True)
    params["pagina"] = asked
    assert page_number(params, 3) == (shown, f"There is no page “{asked}”; this is page {shown}.")


def test_a_page_with_more_digits_than_a_number_may_have_is_no_error():
    assert page_number(QueryDict(f"pagina={'9' * 5000}"), 3)[0] == 1


@pytest.mark.parametrize(
    ("number", "last", "numbers"),
    [
        (1, 1, [1]),
        (1, 2, [1, 2]),
        (2, 3, [1, 2, 3]),
        (1, 9, [1, 2, 0, 9]),
        (5, 9, [1, 0, 4, 5, 6, 0, 9]),
        (3, 9, [1, 2, 3, 4, 0, 9]),
        (9, 9, [1, 0, 8, 9]),
    ],
)
def test_the_first_the_last_and_the_neighbours_are_linked(number, last, numbers):
    found = pages(number, last, QueryDict(""))
    assert [link.number for link in found.links] == numbers
    assert [link.number for link in found.links if link.current] == [number]


def test_links_keep_the_filters_and_the_first_page_has_no_number():
    found = pages(2, 3, QueryDict("thema=groen&thema=zorg&pagina=2"))
    kept = "?thema=groen&thema=zorg"
    assert found.links == (
        PageLink(1, kept),
        PageLink(2, f"{kept}&pagina=2", current=True),
        PageLink(3, f"{kept}&pagina=3"),
    )
    assert (found.previous, found.next) == (kept, f"{kept}&pagina=3")


@pytest.mark.parametrize(("number", "ends"), [(1, ("", "?pagina=2")), (2, ("?", ""))])
def test_there_is_nothing_before_the_first_and_after_the_last(number, ends):
    found = pages(number, 2, QueryDict(""))
    assert (found.previous, found.next) == ends
