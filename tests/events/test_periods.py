"""Which dated pages a list shows: coming, past, or between two days."""

from datetime import UTC, datetime

import pytest
import time_machine

from tests.base.soup import soup, texts, values
from tests.base.words import dutch
from tests.factories import (
    EventIndexFactory,
    EventPageFactory,
    OccurrenceFactory,
    TrainingIndexFactory,
    TrainingPageFactory,
    TrajectoryIndexFactory,
    TrajectoryPageFactory,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


def no_date(value: str) -> str:
    return dutch("“%(value)s” is no date that we can use, so it was left out.") % {"value": value}


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def agenda(client):
    """A function from parameters to the agenda's context, of events on four different days."""
    EventPageFactory(at=AT, in_days=(-60,), title="Maart")
    EventPageFactory(at=AT, in_days=(-2,), title="Zondag")
    EventPageFactory(at=AT, in_days=(-30, 3), title="Reeks")
    EventPageFactory(at=AT, in_days=(30,), title="Juni")
    return lambda **params: client.get(EventIndexFactory().url, params).context


def titles(context) -> list[str]:
    return [card.title for card in context["listing"].cards]


@pytest.mark.parametrize(
    ("index", "page"),
    [
        (EventIndexFactory, EventPageFactory),
        (TrainingIndexFactory, TrainingPageFactory),
        (TrajectoryIndexFactory, TrajectoryPageFactory),
    ],
    ids=["agenda", "trainings", "trajectories"],
)
def test_a_list_shows_what_comes_and_by_choice_what_is_past(client, index, page):
    page(at=AT, in_days=(5,), title="Straks")
    page(at=AT, in_days=(-400,), title="Geweest")
    page(at=AT, in_days=(-400, 9), title="Reeks")

    coming, past = (client.get(index().url, params).context for params in ({}, {"periode": "voorbij"}))

    assert (titles(coming), coming["listing"].total) == (["Straks", "Reeks"], 2)
    assert (titles(past), past["listing"].total) == (["Geweest"], 1)


def test_what_comes_stands_first_coming_first_and_what_is_past_latest_first(agenda):
    assert titles(agenda()) == ["Reeks", "Juni"]
    assert titles(agenda(periode="voorbij")) == ["Zondag", "Maart"]


@pytest.mark.parametrize(
    ("params", "shown"),
    [
        ({"volgorde": "laatst"}, ["Juni", "Reeks"]),
        ({"volgorde": "naam"}, ["Juni", "Reeks"]),
        ({"periode": "voorbij", "volgorde": "naam"}, ["Maart", "Zondag"]),
        ({"periode": "voorbij", "volgorde": "datum"}, ["Maart", "Zondag"]),
    ],
)
def test_the_order_is_the_visitors_choice(agenda, params, shown):
    assert titles(agenda(**params)) == shown


@pytest.mark.parametrize(
    ("params", "shown"),
    [
        ({"van": "2027-05-02", "tot": "2027-05-02"}, {"Zondag"}),
        ({"van": "2027-05-03"}, {"Reeks", "Juni"}),
        ({"tot": "2027-04-05"}, {"Maart", "Reeks"}),
        ({"tot": "2027-04-03"}, {"Maart"}),
        ({"van": "2027-05-07", "tot": "2027-06-03"}, {"Reeks", "Juni"}),
        ({"van": "2027-05-08", "tot": "2027-06-02"}, set()),
    ],
)
def test_from_and_until_take_in_both_days(agenda, params, shown):
    context = agenda(**params)
    assert (set(titles(context)), context["listing"].total) == (shown, len(shown))
    assert context["listing"].ignored == []


def test_days_the_wrong_way_round_are_swapped_and_said(agenda):
    context = agenda(van="2027-06-03", tot="2027-05-03")
    swapped = dutch("The last day lies before the first, so we swapped them.")
    assert (titles(context), context["listing"].ignored) == (["Reeks", "Juni"], [swapped])


@pytest.mark.parametrize(
    "value", ["morgen", "2027-02-30", "2027-13-01", "30-05-2027", "1800-01-01", "9999-12-31", "٢٠٢٧"]
)
def test_a_day_that_cannot_be_used_is_left_out_and_said(agenda, value):
    context = agenda(van=value)
    assert (titles(context), context["listing"].ignored) == (["Reeks", "Juni"], [no_date(value)])


def test_the_first_and_the_last_usable_day_are_used(agenda):
    assert titles(agenda(van="1901-01-01", tot="2199-12-31")) == ["Maart", "Reeks", "Zondag", "Juni"]


def test_a_period_nobody_knows_is_said(agenda):
    context = agenda(periode="straks")
    unknown = dutch("We do not know that period, so you see what is coming.")
    assert (titles(context), context["listing"].ignored) == (["Reeks", "Juni"], [unknown])


def test_the_form_holds_the_days_that_were_used(client, agenda):
    page = soup(client.get(EventIndexFactory().url, {"van": "morgen", "tot": "2027-06-03"}))
    assert values(page, "input[type=date]", "value") == ["", "2027-06-03"]


def test_each_day_has_a_pill_that_takes_only_that_day_away(agenda):
    pills = agenda(van="2027-05-03", tot="2027-06-03", pagina="2", volgorde="naam")["listing"].pills
    assert [(pill.label, pill.url) for pill in pills] == [
        (dutch("from %(day)s") % {"day": "03-05-2027"}, "?tot=2027-06-03&volgorde=naam"),
        (dutch("until %(day)s") % {"day": "03-06-2027"}, "?van=2027-05-03&volgorde=naam"),
    ]


def test_a_day_that_was_left_out_has_no_pill(agenda):
    assert agenda(van="morgen")["listing"].pills == ()


def test_the_form_keeps_the_period(client, agenda):
    page = soup(client.get(EventIndexFactory().url, {"periode": "voorbij"}))
    assert values(page, "main form input[type=hidden]", "value") == ["voorbij"]


def test_the_switch_says_which_period_is_shown(agenda):
    switches = [agenda(**params)["periods"] for params in ({}, {"periode": "voorbij"})]
    assert [[link.current for link in switch] for switch in switches] == [[True, False], [False, True]]


def test_the_switch_keeps_the_other_filters(agenda):
    urls = [link.url for link in agenda(doelgroep="residents", volgorde="naam", pagina="2")["periods"]]
    assert urls == ["?doelgroep=residents&volgorde=naam", "?doelgroep=residents&volgorde=naam&periode=voorbij"]


def test_between_two_days_a_card_shows_its_date_in_between(agenda):
    cards = agenda(van="2027-04-01", tot="2027-04-30")["listing"].cards
    assert [(card.title, f"{card.day.local:%d-%m-%Y}") for card in cards] == [("Reeks", "04-04-2027")]


def test_between_two_days_cards_stand_in_the_order_of_the_dates_they_show(agenda):
    assert titles(agenda(van="2027-04-01", tot="2027-06-30")) == ["Reeks", "Zondag", "Juni"]


def test_until_a_day_a_card_shows_the_first_of_its_dates(agenda):
    cards = agenda(tot="2027-06-30")["listing"].cards
    shown = [("Maart", "05-03-2027"), ("Reeks", "04-04-2027"), ("Zondag", "02-05-2027"), ("Juni", "03-06-2027")]
    assert [(card.title, f"{card.day.local:%d-%m-%Y}") for card in cards] == shown


def test_a_training_shows_its_edition_between_two_days(client):
    TrainingPageFactory(at=AT, in_days=(3, 40))
    listing = client.get(TrainingIndexFactory().url, {"van": "2027-06-01", "tot": "2027-06-30"}).context["listing"]
    assert [f"{card.day.local:%d-%m-%Y}" for card in listing.cards] == ["13-06-2027"]


def test_events_stand_under_their_months(client, agenda):
    assert texts(soup(client.get(EventIndexFactory().url)), "h2.month") == ["Mei 2027", "Juni 2027"]


def test_in_every_order_a_month_stands_once(client, agenda):
    EventPageFactory(at=AT, in_days=(4, 31), title="Tweeluik")
    page = soup(client.get(EventIndexFactory().url, {"volgorde": "laatst"}))
    assert texts(page, "h2.month") == ["Juni 2027", "Mei 2027"]


def test_midnight_in_amsterdam_parts_the_days(agenda):
    """Half past midnight on the 10th in Amsterdam is still the 9th in UTC."""
    start, end = datetime(2027, 5, 9, 22, 30, tzinfo=UTC), datetime(2027, 5, 9, 23, 30, tzinfo=UTC)
    EventPageFactory(title="Nacht", occurrences=[OccurrenceFactory(start=start, end=end)])
    assert titles(agenda(van="2027-05-10", tot="2027-05-10")) == ["Nacht"]
    assert titles(agenda(van="2027-05-09", tot="2027-05-09")) == []
