"""What the database keeps ready: indexes for finding pages, and the geography that the migrations load."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.base.models import Municipality, Place
from portal.base.way import find_page

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def indexes(table: str) -> dict[str, list[str]]:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table)
    return {name: details["columns"] for name, details in found.items() if details["index"]}


def test_a_page_is_found_by_its_whole_address_and_the_menu_by_its_depth():
    found = indexes("wagtailcore_page")
    assert (found["base_page_address"], found["base_page_menu"]) == (["url_path"], ["depth"])


def test_a_page_is_found_without_looking_at_all_pages(rf):
    with CaptureQueriesContext(connection) as queries:
        find_page(rf.get("/nl/agenda/"), "agenda/")
    asked = next(query["sql"] for query in queries if '"wagtailcore_page"."url_path" IN' in query["sql"])
    plan = plan_of(asked)
    assert "base_page_address" in plan
    assert "Seq Scan on wagtailcore_page" not in plan
    assert "SCAN wagtailcore_page" not in plan


def plan_of(query: str) -> str:
    """How the database goes about it; PostgreSQL as it would with many rows."""
    is_postgresql = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        if is_postgresql:
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"{'EXPLAIN' if is_postgresql else 'EXPLAIN QUERY PLAN'} {query}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("events_occurrence", ["page_id", "end", "start"]),
        ("events_edition", ["page_id", "end", "start"]),
        ("initiatives_initiativepage", ["stage", "since"]),
        ("home_newspage", ["date"]),
    ],
)
def test_what_lists_ask_for_is_indexed(table, columns):
    assert columns in indexes(table).values()


def test_there_are_eight_municipalities():
    names = ["Aalten", "Berkelland", "Bronckhorst", "Doetinchem", "Montferland", "Oost Gelre", "Oude IJsselstreek"]
    assert list(Municipality.objects.values_list("name", flat=True)) == [*names, "Winterswijk"]


def test_every_place_lies_in_a_municipality_under_an_address_of_its_own():
    assert Place.objects.count() == len(set(Place.objects.values_list("slug", flat=True))) == 194
    assert [place.slug for place in Place.objects.filter(name="Zeddam")] == ["zeddam"]


@pytest.mark.parametrize(
    ("slug", "words"), [("ulft", "Ulft (Oude IJsselstreek)"), ("winterswijk", "Winterswijk"), ("aalten", "Aalten")]
)
def test_a_place_names_its_municipality_unless_it_bears_its_name(slug, words):
    assert str(Place.objects.get(slug=slug)) == words
