"""A training in lists, its panel, and its editions."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events.cards import edition_rows, training_facts
from events.choices import Status
from portal.base.cards import Badge, Day, Meta
from tests.base.words import in_english
from tests.factories import ContactFactory, EditionFactory, PlaceFactory, TrainingPageFactory

pytestmark = pytest.mark.django_db

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
OPEN = Badge("ok", "Open for sign-up", "ok")


@pytest.fixture(autouse=True)
def _language():
    with in_english():
        yield


def test_a_card_shows_the_next_edition():
    editions = [
        EditionFactory(at=AT, in_days=days, place=PlaceFactory(slug="ulft"), venue="De Schroef") for days in (-9, 3, 8)
    ]
    page = TrainingPageFactory(editions=editions, price=750)
    card = page.card(at=AT)
    assert (card.day, card.meta, card.badges) == (
        Day(AT + timedelta(days=3), more=1),
        (Meta("place", "De Schroef, Ulft"), Meta("euro", "€ 750"), Meta("people", "Professionals")),
        (Badge("info", "Just come", "info"),),
    )


def test_a_card_without_edition_says_that_there_is_no_date_yet():
    card = TrainingPageFactory(in_days=()).card(at=AT)
    assert (card.day, card.badges) == (None, (Badge("plain", "No date yet"),))


def test_a_card_passes_over_a_cancelled_edition_while_another_comes():
    editions = [EditionFactory(at=AT, in_days=3, status=Status.CANCELLED), EditionFactory(at=AT, in_days=8)]
    page = TrainingPageFactory(editions=editions, sign_up="link", sign_up_url="https://example.org/aanmelden")
    assert page.card(at=AT).badges == (OPEN,)


def test_a_card_shows_a_cancelled_edition_that_comes_rather_than_one_that_is_over():
    editions = [EditionFactory(at=AT, in_days=-300), EditionFactory(at=AT, in_days=3, status=Status.CANCELLED)]
    card = TrainingPageFactory(editions=editions).card(at=AT)
    assert (card.day, card.badges) == (Day(AT + timedelta(days=3)), (Badge("full", "Cancelled", "warn"),))


def test_coming_editions_stand_before_past_ones_and_those_latest_first():
    editions = [EditionFactory(at=AT, in_days=days, title=str(days)) for days in (8, -20, 3, -9)]
    page = TrainingPageFactory(editions=editions)
    rows = edition_rows(page, page.editions.all(), at=AT)
    assert [(row.title, row.over) for row in rows] == [("3", False), ("8", False), ("-9", True), ("-20", True)]


@pytest.mark.parametrize(
    ("values", "badge", "term", "has_button"),
    [
        ({}, OPEN, "", True),
        ({"sign_up_until": date(2027, 5, 4)}, OPEN, "Sign up until 4 May 2027", True),
        ({"sign_up_until": date(2027, 5, 3)}, Badge("few", "Sign-up is closed", "clock"), "", False),
        ({"status": Status.CANCELLED}, Badge("full", "Cancelled", "warn"), "", False),
        ({"status": Status.MOVED}, Badge("few", "Moved", "warn"), "", True),
        ({"in_days": -3}, Badge("plain", "Over"), "", False),
    ],
    ids=["open", "last day", "closed", "cancelled", "moved", "over"],
)
def test_each_edition_says_whether_one_can_sign_up(values, badge, term, has_button):
    page = TrainingPageFactory(
        editions=[EditionFactory(**{"at": AT} | values)], sign_up="mail", sign_up_contact=ContactFactory()
    )
    [row] = edition_rows(page, page.editions.all(), at=AT)
    assert (row.badge, row.term, row.action is not None) == (badge, term, has_button)


@pytest.mark.parametrize(("in_days", "label"), [((3,), "Next edition"), ((-3,), "Last edition")])
def test_the_panel_names_the_next_edition_else_the_last(in_days, label):
    page = TrainingPageFactory(at=AT, in_days=in_days)
    assert training_facts(page, page.editions.all(), at=AT).rows[0].label == label


def test_the_panel_without_edition_has_no_button():
    page = TrainingPageFactory(in_days=(), sign_up="mail", sign_up_contact=ContactFactory(), price=0)
    facts = training_facts(page, page.editions.all(), at=AT)
    assert ([(row.label, row.lines) for row in facts.rows], facts.actions) == (
        [("For whom", ("Professionals",)), ("Price", ("Free",))],
        (),
    )
