"""What cards, panels and rows say about signing up on this site, and where their buttons lead."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from events.cards import event_facts, event_standing
from events.choices import SignUpWay
from events.handing_over import hand_over
from events.models import EventPage
from events.registration.choices import Availability, WaitingList
from events.registration.models import Offering
from portal.base.cards import Plots
from tests.base.soup import json_ld, soup, texts, values
from tests.factories import (
    EditionFactory,
    EventPageFactory,
    TrainingPageFactory,
    TrajectoryPageFactory,
    TrajectoryYearFactory,
    sign_up,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
DAY = timedelta(days=1)
HERE = {"sign_up": SignUpWay.HERE}
#: What makes each state, as values of the offering.
MAKES = {
    Availability.OPEN: {},
    Availability.FEW: {"capacity": 6, "taken": 4},
    Availability.WAITING: {"capacity": 6, "taken": 6},
    Availability.FULL: {"capacity": 6, "taken": 6, "waiting_list": WaitingList.OFF},
    Availability.SOON: {"opens_at": datetime(2027, 5, 10, 7, 0, tzinfo=UTC)},
    Availability.CLOSED: {"closes_at": AT - DAY},
    Availability.OVER: {"ends": AT - DAY},
    Availability.CANCELLED: {"is_called_off": True},
}
BADGES = {
    "nl": {
        Availability.OPEN: "Aanmelden kan",
        Availability.FEW: "Nog 2 plekken",
        Availability.WAITING: "Vol, wachtlijst open",
        Availability.FULL: "Vol",
        Availability.SOON: "Aanmelden kan vanaf 10 mei 2027, 9.00 uur",
        Availability.CLOSED: "Aanmelden is gesloten",
        Availability.OVER: "Geweest",
        Availability.CANCELLED: "Gaat niet door",
    },
    "en": {
        Availability.OPEN: "Open for sign-up",
        Availability.FEW: "2 places left",
        Availability.WAITING: "Full, waiting list open",
        Availability.FULL: "Full",
        Availability.SOON: "Sign up from 10 May 2027, 9:00 hrs",
        Availability.CLOSED: "Sign-up is closed",
        Availability.OVER: "Over",
        Availability.CANCELLED: "Cancelled",
    },
    "de": {
        Availability.OPEN: "Anmeldung offen",
        Availability.FEW: "Noch 2 Plätze",
        Availability.WAITING: "Ausgebucht, Warteliste offen",
        Availability.FULL: "Ausgebucht",
        Availability.SOON: "Anmeldung ab 10. Mai 2027, 9:00 Uhr",
        Availability.CLOSED: "Anmeldung geschlossen",
        Availability.OVER: "Vorbei",
        Availability.CANCELLED: "Abgesagt",
    },
}
BUTTONS = {Availability.OPEN: "Meld je aan", Availability.FEW: "Meld je aan", Availability.WAITING: "Op de wachtlijst"}


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def event():
    page = EventPageFactory(at=AT, title="Koffietafel", slug="koffietafel", price="5.00", **HERE)
    hand_over(page, at=AT)
    return page


def make(state: Availability) -> None:
    Offering.objects.update(**MAKES[state])


def address(key, language: str = "nl") -> str:
    with translation.override(language):
        return reverse("registration:sign_up", kwargs={"key": key})


@pytest.mark.parametrize("state", MAKES)
def test_each_state_is_told_in_the_words_of_each_language(client, event, state):
    twins = {"nl": event} | {code: twin_of(event, code) for code in ("en", "de")}
    make(state)
    for code, page in twins.items():
        for url in (page.url, page.get_parent().url):
            assert texts(soup(client.get(url)), ".facts .badge, .card__foot .badge") == [BADGES[code][state]], url


@pytest.mark.parametrize("state", MAKES)
def test_the_button_stands_there_as_long_as_it_leads_somewhere(client, event, state):
    make(state)
    html = soup(client.get(event.url))
    wanted = [BUTTONS[state]] if state in BUTTONS else []
    assert texts(html, "aside.facts a.button") == wanted
    assert values(html, "aside.facts a.button", "href") == [address(event.translation_key)] * len(wanted)


@pytest.mark.parametrize("state", [state for state in MAKES if state not in (Availability.OPEN, Availability.FEW)])
def test_who_finds_no_open_door_reads_why_and_what_to_do(client, event, state):
    make(state)
    [note] = texts(soup(client.get(event.url)), "aside.facts > p.small")
    assert len(note) > 15


def test_the_button_leads_to_the_form_in_the_language_of_the_page(client, event):
    german = twin_of(event, "de")
    assert values(soup(client.get(german.url)), "aside.facts a.button", "href") == [
        address(event.translation_key, "de")
    ]


def test_who_waits_makes_the_next_one_wait_too():
    page = EventPageFactory(at=AT, places=2, **HERE)
    hand_over(page, at=AT)
    offering = Offering.objects.get()
    sign_up(offering, at=AT)
    sign_up(offering, people=2, at=AT)
    assert event_standing(EventPage.objects.get(pk=page.pk), at=AT).state == Availability.WAITING


@pytest.mark.parametrize(("taken", "plots"), [(0, Plots(0, 6)), (6, Plots(6, 6))])
def test_places_are_shown_as_plots(event, taken, plots):
    Offering.objects.update(capacity=6, taken=taken)
    assert event_facts(EventPage.objects.get(pk=event.pk), at=AT).plots == plots


def test_plots_have_their_number_in_words(client, event):
    Offering.objects.update(capacity=6, taken=5)
    [words] = texts(soup(client.get(event.url)), "aside.facts .plots + p")
    assert words == "5 plaatsen bezet, 1 vrij"


def test_no_limit_no_plots(event):
    assert event_facts(EventPage.objects.get(pk=event.pk), at=AT).plots is None


def test_the_last_moment_is_that_of_the_desk(client, event):
    Offering.objects.update(closes_at=datetime(2027, 5, 6, 15, 0, tzinfo=UTC))
    rows = {row.label: row.lines for row in event_facts(EventPage.objects.get(pk=event.pk), at=AT).rows}
    with translation.override("nl"):
        label = translation.gettext("Sign up until")
    assert rows[label] == ("donderdag 6 mei 2027, 17.00 uur",)


def test_each_edition_has_a_state_places_and_a_button_of_its_own(client):
    rows = [EditionFactory(at=AT, title=name, places=8) for name in ("Een", "Twee")]
    page = TrainingPageFactory(title="Leren", editions=rows, **HERE)
    hand_over(page, at=AT)
    first, second = page.editions.all()
    Offering.objects.filter(key=second.translation_key).update(taken=8)
    html = soup(client.get(page.url))
    assert texts(html, ".editions__end .badge") == ["Aanmelden kan", "Vol, wachtlijst open"]
    assert texts(html, ".editions__end a.button") == ["Meld je aan", "Op de wachtlijst"]
    assert values(html, ".editions__end a.button", "href") == [address(row.translation_key) for row in (first, second)]
    assert texts(html, ".editions .plots + p") == ["0 plaatsen bezet, 8 vrij", "8 plaatsen bezet, 0 vrij"]


def test_each_year_has_a_state_places_and_a_button_of_its_own(client):
    years = [TrajectoryYearFactory(at=AT, number=number, in_days=300 * number, places=15) for number in (1, 2)]
    page = TrajectoryPageFactory(years=years, **HERE)
    hand_over(page, at=AT)
    first, second = page.years.all()
    Offering.objects.filter(key=first.translation_key).update(closes_at=AT - DAY)
    html = soup(client.get(page.url))
    assert texts(html, ".year .badge") == ["Aanmelden is gesloten", "Aanmelden kan"]
    assert values(html, "main a.button--call", "href") == [address(second.translation_key)]
    assert values(html, "section[aria-labelledby^=year-] a.button", "href") == [address(second.translation_key)]


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (Availability.OPEN, "InStock"),
        (Availability.FEW, "LimitedAvailability"),
        (Availability.WAITING, "SoldOut"),
        (Availability.SOON, "PreOrder"),
        (Availability.CLOSED, "OutOfStock"),
    ],
)
def test_machines_read_whether_there_is_a_place(client, event, state, told):
    make(state)
    [data] = [part for part in json_ld(client.get(event.url)) if part["@type"] == "Event"]
    assert (data["offers"]["availability"], data["offers"]["price"]) == (f"https://schema.org/{told}", "5.00")
    if state in BUTTONS:
        assert data["offers"]["url"].endswith(address(event.translation_key))


def test_machines_read_the_places_of_each_edition(client):
    page = TrainingPageFactory(editions=[EditionFactory(at=AT), EditionFactory(at=AT, in_days=90)], **HERE)
    hand_over(page, at=AT)
    [data] = [part for part in json_ld(client.get(page.url)) if part["@type"] == "Course"]
    assert [row["offers"]["availability"] for row in data["hasCourseInstance"]] == ["https://schema.org/InStock"] * 2


@pytest.mark.parametrize("factory", [EventPageFactory, TrainingPageFactory, TrajectoryPageFactory])
def test_a_page_that_was_never_handed_over_has_a_state_and_no_button(client, factory):
    page = factory(at=AT, **HERE)
    html = soup(client.get(page.url))
    assert texts(html, "aside.facts > .badge") == ["Aanmelden kan"]
    assert texts(html, "main a.button") == []
    assert page.card(at=AT).badges[0].text == translation.gettext("Open for sign-up")
