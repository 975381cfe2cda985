"""An event in lists and in the panel beside its page."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events.cards import event_facts, event_standing
from events.choices import SignUpWay, Status
from events.signup import SignUpState
from portal.base.cards import Badge, Day, Meta
from tests.base.words import in_english
from tests.factories import ContactFactory, EventPageFactory, OccurrenceFactory, PictureFactory, PlaceFactory

pytestmark = pytest.mark.django_db

# Noon in Amsterdam.
AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
FREE = Badge("info", "Just come", "info")
MOVED = Badge("few", "Moved", "warn")


@pytest.fixture(autouse=True)
def _language():
    with in_english():
        yield


def rows(page) -> dict[str, tuple[str, ...]]:
    return {row.label: row.lines for row in event_facts(page, at=AT).rows}


def test_a_card_shows_the_next_date_and_counts_the_later_ones():
    page = EventPageFactory(at=AT, in_days=(9, -5, 3, 20))
    assert page.card(at=AT).day == Day(AT + timedelta(days=3), more=2)


def test_a_card_of_what_is_over_shows_its_last_date():
    page = EventPageFactory(at=AT, in_days=(-9, -2))
    card = page.card(at=AT)
    assert (card.day, card.badges) == (Day(AT - timedelta(days=2)), (Badge("plain", "Over"),))


def test_a_date_that_is_going_on_is_the_next_one():
    page = EventPageFactory(occurrences=[OccurrenceFactory(start=AT - HOUR, end=AT + HOUR)])
    assert page.card(at=AT).day == Day(AT - HOUR)


def test_a_card_shows_a_day_and_no_picture():
    page = EventPageFactory(at=AT, listing_image=PictureFactory())
    assert page.card(at=AT).image is None


@pytest.mark.parametrize(
    ("values", "meta"),
    [
        ({}, Meta("place", "Zeddam")),
        ({"online": True}, Meta("place", "Zeddam")),
        ({"online": True, "place": None}, Meta("online", "Online")),
    ],
)
def test_a_card_says_where(values, meta):
    assert EventPageFactory(at=AT, **values).card(at=AT).meta[0] == meta


@pytest.mark.parametrize(
    ("price", "meta"),
    [(None, ()), ("0.00", (Meta("euro", "Free"),)), ("7.50", (Meta("euro", "€ 7.50"),))],
)
def test_a_card_says_the_price_when_it_is_stated(price, meta):
    page = EventPageFactory(at=AT, price=price)
    page.refresh_from_db()
    assert page.card(at=AT).meta == (Meta("place", "Zeddam"), Meta("clock", "12:00 hrs"), *meta)


def test_an_all_day_date_has_no_hour():
    page = EventPageFactory(occurrences=[OccurrenceFactory(at=AT, all_day=True)])
    assert page.card(at=AT).meta[1] == Meta("clock", "all day")


@pytest.mark.parametrize(
    ("status", "badges"),
    [
        (Status.PLANNED, (FREE,)),
        (Status.MOVED, (FREE, MOVED)),
        (Status.CANCELLED, (Badge("full", "Cancelled", "warn"),)),
    ],
)
def test_a_card_says_when_something_changed(status, badges):
    assert EventPageFactory(at=AT, status=status).card(at=AT).badges == badges


@pytest.mark.parametrize(
    ("until", "state"),
    [
        (date(2027, 5, 3), SignUpState.CLOSED),
        (date(2027, 5, 4), SignUpState.OPEN),
        (None, SignUpState.OPEN),
    ],
)
def test_the_state_of_an_event_follows_from_its_next_date(until, state):
    page = EventPageFactory(
        at=AT, in_days=(-5, 3), sign_up=SignUpWay.LINK, sign_up_url="https://example.org/", sign_up_until=until
    )
    assert event_standing(page, at=AT).state is state


def test_the_panel_tells_all_there_is_to_know():
    page = EventPageFactory(
        venue="Dorpshuis",
        address="Voorbeeldstraat 1",
        place=PlaceFactory(slug="ulft"),
        online=True,
        online_url="https://example.org/kom",
        audience="residents",
        price=5,
        price_note="met soep",
        organiser="Dorpsraad",
        sign_up=SignUpWay.MAIL,
        sign_up_contact=ContactFactory(),
        sign_up_until=date(2027, 5, 10),
        places=20,
        recording_url="https://example.org/kijk",
        occurrences=[OccurrenceFactory(at=AT, note="met laptop")],
    )
    assert rows(page) == {
        "When": ("Tuesday 11 May 2027", "12:00 to 14:00", "met laptop"),
        "Where": ("Dorpshuis", "Voorbeeldstraat 1", "Ulft (Oude IJsselstreek)"),
        "Online": ("You can join from home",),
        "For whom": ("Residents",),
        "Price": ("€ 5", "met soep"),
        "Organiser": ("Dorpsraad",),
        "Sign up until": ("Monday 10 May 2027",),
        "Places": ("20 places",),
        "See it again": ("Recording",),
    }


def test_the_panel_leaves_out_what_is_not_known():
    assert list(rows(EventPageFactory(at=AT))) == ["When", "Where", "For whom"]


def test_the_panel_names_the_next_date_and_counts_the_others():
    page = EventPageFactory(at=AT, in_days=(3, 9))
    [when] = [row for row in event_facts(page, at=AT).rows if row.icon == "date"]
    assert (when.label, when.lines[0], when.lines[-1]) == ("When", "Friday 7 May 2027", "and 1 other date")


@pytest.mark.parametrize(
    ("values", "buttons", "note"),
    [
        ({"sign_up": "mail"}, [("Sign up", "mail")], ""),
        ({"sign_up": "link", "sign_up_url": "https://example.org/"}, [("Sign up", "arrow")], ""),
        ({"sign_up": "none"}, [], "You do not need to sign up. Just come."),
        (
            {"sign_up": "mail", "sign_up_until": date(2027, 5, 3)},
            [],
            "Sign-up is closed. Ask the contact whether there is still a place.",
        ),
        ({"sign_up": "mail", "status": "cancelled"}, [], "This has been cancelled."),
        ({"sign_up": "mail", "in_days": (-3,)}, [], "This is over. You can read here what it was about."),
    ],
    ids=["mail", "link", "free", "closed", "cancelled", "over"],
)
def test_the_button_stands_only_while_sign_up_is_open(values, buttons, note):
    page = EventPageFactory(**{"at": AT, "sign_up_contact": ContactFactory()} | values)
    facts = event_facts(page, at=AT)
    assert [(action.text, action.icon) for action in facts.actions] == buttons
    assert facts.note == note
