"""A trajectory in lists, its panel, and its years."""

from datetime import UTC, date, datetime

import pytest
from wagtail.rich_text import RichText

from events.cards import programme_of_years, trajectory_facts, trajectory_year
from portal.base.cards import Badge, Meta
from tests.base.words import in_english
from tests.factories import ContactFactory, MeetingFactory, TrajectoryPageFactory, TrajectoryYearFactory

pytestmark = pytest.mark.django_db

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _language():
    with in_english():
        yield


def year(number: int, start: int, until: date | None = None, **values):
    days = {"start": date(start, 9, 1), "end": date(start + 1, 7, 1)}
    return TrajectoryYearFactory(number=number, sign_up_until=until, **days, **values)


def trajectory(*years, **values):
    return TrajectoryPageFactory(years=list(years), sign_up="mail", sign_up_contact=ContactFactory(), **values)


@pytest.mark.parametrize(
    ("years", "number"),
    [
        ([], None),
        ([(1, 2024, None), (2, 2025, None)], 2),
        ([(1, 2026, date(2026, 8, 1)), (2, 2027, date(2027, 8, 1))], 2),
        ([(1, 2026, date(2026, 8, 1)), (2, 2027, date(2027, 5, 1))], 1),
        ([(1, 2026, None), (2, 2027, None)], 1),
    ],
    ids=["none", "all over", "second is open", "none is open", "both are open"],
)
def test_the_year_that_counts_can_be_joined_else_runs_else_was_last(years, number):
    page = trajectory(*(year(*values) for values in years))
    found = trajectory_year(page, list(page.years.all()), at=AT)
    assert (found and found.number) == number


def test_a_card_says_when_it_starts_what_a_year_costs_and_how_many_can_join():
    page = trajectory(year(1, 2027, date(2027, 8, 1), price=750, places=15), year(2, 2028))
    card = page.card(at=AT)
    assert (card.meta, card.badges) == (
        (Meta("date", "starts 1 September 2027"), Meta("euro", "€ 750 a year"), Meta("people", "15 places")),
        (Badge("ok", "Open for sign-up", "ok"),),
    )


def test_a_card_of_a_free_year_says_so():
    page = trajectory(year(1, 2027, price=0))
    assert page.card(at=AT).meta[1] == Meta("euro", "Free")


def test_a_card_without_years_says_that_there_is_no_date_yet():
    assert trajectory().card(at=AT).badges == (Badge("plain", "No date yet"),)


def test_an_offer_of_2014_is_over():
    page = trajectory(year(1, 2014, date(2014, 8, 1), price=750, places=15))
    facts = trajectory_facts(page, list(page.years.all()), at=AT)
    assert (facts.badge, facts.actions, facts.note) == (
        Badge("plain", "Over"),
        (),
        "This is over. You can read here what it was about.",
    )


def test_the_panel_spans_all_years():
    page = trajectory(
        year(1, 2027, date(2027, 8, 1), price=750, price_note="met lunch", places=15), year(2, 2028), location="Overal"
    )
    facts = trajectory_facts(page, list(page.years.all()), at=AT)
    assert {row.label: row.lines for row in facts.rows} == {
        "Runs": ("1 September 2027 to 1 July 2029",),
        "Sign up until": ("1 August 2027",),
        "Places": ("At most 15",),
        "Costs per year": ("€ 750", "met lunch"),
        "Location": ("Overal",),
    }
    assert [action.text for action in facts.actions] == ["Sign up"]


def test_the_programme_gives_each_year_its_meetings_and_homework():
    homework = [
        {"type": "group", "value": {"year": number, "title": f"Groep {number}", "assignment": "<p>Vraag rond.</p>"}}
        for number in (2, 1)
    ]
    meetings = [
        MeetingFactory(at=AT, in_days=days, year=number, title=f"Dag {days}")
        for number, days in ((2, 9), (1, 3), (1, 1))
    ]
    page = trajectory(year(1, 2026), year(2, 2027, price=0), homework=homework, meetings=meetings)

    rows = programme_of_years(page, page.years.all(), page.meetings.all(), at=AT)

    assert [(row.number, row.days, row.price) for row in rows] == [
        (1, "1 September 2026 to 1 July 2027", ""),
        (2, "1 September 2027 to 1 July 2028", "Free"),
    ]
    assert [[meeting.title for meeting in row.meetings] for row in rows] == [["Dag 1", "Dag 3"], ["Dag 9"]]
    assert [[group["title"] for group in row.homework] for row in rows] == [["Groep 1"], ["Groep 2"]]
    assert isinstance(rows[0].homework[0]["assignment"], RichText)
