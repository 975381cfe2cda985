"""The form of an offering: fill in, look over, send."""

import uuid
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.test import Client

from events.registration.choices import State
from events.registration.invariants import broken
from events.registration.models import InvoiceRequest, Registration, SensitiveAnswers
from portal.base.asking import StoredFile
from tests.base.asking.questions import upload
from tests.base.soup import soup, texts
from tests.events.registration.signing import (
    DIET,
    INVOICE,
    ORGANISATION,
    PLAN,
    WHICH,
    asking,
    errors,
    fields_of,
    filled_in,
    heading,
    manage_url,
    press,
    send,
    sign_up_url,
)
from tests.factories import OfferingFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _all_is_well() -> Iterator[None]:
    yield
    assert broken() == []


def test_who_sends_the_form_sees_that_there_is_a_place(client: Client) -> None:
    offering, form = OfferingFactory(capacity=1), filled_in()
    response = press(client, offering, "send", form)
    registration = Registration.objects.get()
    assert (response.status_code, response["Location"]) == (303, manage_url(registration))
    assert (registration.state, registration.name) == (State.CONFIRMED, form["contact-name"])
    assert heading(client.get(response["Location"])) == "Je bent aangemeld"


def test_who_comes_later_sees_the_place_in_line(client: Client) -> None:
    offering = OfferingFactory(capacity=1)
    sign_up(offering)
    first, second = send(client, offering), send(client, offering)
    assert heading(client.get(manage_url(first))) == "Je staat op de wachtlijst, op plek 1"
    assert heading(client.get(manage_url(second))) == "Je staat op de wachtlijst, op plek 2"


def test_the_form_says_beforehand_that_one_will_wait(client: Client) -> None:
    offering = OfferingFactory(capacity=1)
    sign_up(offering)
    assert texts(soup(client.get(sign_up_url(offering))), ".notice") == [
        "Alle plekken zijn bezet. Je komt op de wachtlijst, op plek 1."
    ]


def test_looking_over_shows_all_that_was_filled_in_and_what_it_costs(client: Client) -> None:
    offering = asking(ORGANISATION, fee=Decimal(125), asks_invoice=True)
    form = filled_in(colleagues=1, **INVOICE, **{"asked-soort": "overheid", "person-1-name": ""})
    response = press(client, offering, "check", form)
    rows = texts(soup(response), "main .answers > div")
    assert heading(response) == "Klopt dit?"
    assert rows == [
        f"Je naam {form['contact-name']}",
        f"Je e-mailadres {form['contact-mail']}",
        "Naam volgt later",
        "Wat voor organisatie? Overheid",
        "Op naam van Gemeente Voorbeeld",
        "Straat en huisnummer, of postbus Markt 1",
        "Postcode 7021 AA",
        "Plaats Zelhem",
        "Inkoopnummer PO-2027-18",
        "2 personen × € 125 € 250",
    ]
    assert Registration.objects.count() == 0


def test_nothing_is_lost_on_the_way_to_looking_over_and_back(client: Client) -> None:
    offering = asking(ORGANISATION, WHICH, DIET, asks_invoice=True)
    form = filled_in(colleagues=2, **INVOICE)
    form |= {"asked-soort": "anders", "asked-welke": "Dorp en stad", "own-eten": "Vis"}
    form |= {"answers-1-eten": "Vlees", "answers-2-eten": "Niets"}
    looked_over = fields_of(press(client, offering, "check", form))
    back = fields_of(press(client, offering, "change", looked_over))
    assert {name: back[name] for name in form} == form
    press(client, offering, "send", looked_over)
    assert Registration.objects.get().answers == {"soort": "anders", "welke": "Dorp en stad"}


def test_wrong_fields_are_named_first_and_nothing_is_stored(client: Client) -> None:
    offering = OfferingFactory(asks_invoice=True)
    form = filled_in(colleagues=1, **INVOICE) | {"contact-mail": "wie", "invoice-city": "", "contact-phone": "bel me"}
    response = press(client, offering, "send", form)
    assert errors(response) == [
        "Je e-mailadres: Vul een heel e-mailadres in met een @, zoals naam@example.org.",
        "Telefoonnummer: Vul een telefoonnummer in met cijfers, zoals 06 12345678.",
        "Plaats: Vul de plaats in.",
    ]
    assert fields_of(response)["contact-phone"] == "bel me"
    assert Registration.objects.count() == 0


def test_colleagues_are_added_and_removed_without_losing_the_others(client: Client) -> None:
    offering, form = OfferingFactory(max_people=3), filled_in(colleagues=1)
    first = fields_of(press(client, offering, "add", form))
    assert (first["colleague"], first["person-1-name"]) == (["1", "2"], form["person-1-name"])
    assert soup(press(client, offering, "change", first)).select("[name=add]") == []
    second = fields_of(press(client, offering, "remove=1", first | {"person-2-name": "Collega twee"}))
    assert (second["colleague"], second["person-2-name"]) == ("2", "Collega twee")
    assert "person-1-name" not in second


def test_adding_somebody_complains_of_nothing_yet(client: Client) -> None:
    assert errors(press(client, OfferingFactory(), "add", {"submission": str(uuid.uuid4())})) == []


def test_who_signs_up_only_others_does_not_take_a_place(client: Client) -> None:
    registration = send(
        client, asking(DIET), colleagues=2, comes="", **{"answers-1-eten": "Vis", "answers-2-eten": "Ei"}
    )
    assert (registration.seats, registration.people.count()) == (2, 2)


def test_somebody_has_to_come(client: Client) -> None:
    response = press(client, OfferingFactory(), "send", filled_in(comes=""))
    assert errors(response) == [
        "Ik kom zelf ook: Er komt nog niemand. Kruis aan dat je zelf komt, of voeg een collega toe."
    ]


def test_no_more_come_along_than_the_organiser_allows(client: Client) -> None:
    response = press(client, OfferingFactory(max_people=2), "send", filled_in(colleagues=2))
    assert errors(response) == ["Ik kom zelf ook: Je kunt hier hoogstens 2 mensen aanmelden."]


def test_names_follow_only_where_the_organiser_allows_it(client: Client) -> None:
    form = {"person-1-name": ""}
    later = send(client, asking(DIET), colleagues=1, **form, **{"own-eten": "Vis"})
    assert list(later.people.values_list("name", flat=True)) == [later.name, ""]
    strict = press(client, OfferingFactory(names_may_follow=False), "send", filled_in(colleagues=1) | form)
    assert errors(strict) == ["Collega 1: Naam: Vul de naam in van wie er komt."]


def test_answers_are_kept_by_person_and_sensitive_ones_apart(client: Client) -> None:
    offering = asking(ORGANISATION, DIET)
    form = {"asked-soort": "overheid", "own-eten": "Vis", "answers-1-eten": "Ei"}
    registration = send(client, offering, colleagues=1, **form)
    assert (registration.answers, registration.questions_id) == ({"soort": "overheid"}, offering.questions_id)
    rows = SensitiveAnswers.objects.order_by("participant__position")
    assert [row.answers for row in rows] == [{"eten": "Vis"}, {"eten": "Ei"}]


def test_a_question_that_was_not_asked_needs_no_answer(client: Client) -> None:
    form = {"asked-soort": "overheid", "asked-welke": "weggelaten"}
    assert send(client, asking(ORGANISATION, WHICH), **form).answers == {"soort": "overheid"}


def test_a_file_waits_until_the_form_is_sent(client: Client) -> None:
    offering = asking(PLAN)
    looked_over = press(client, offering, "check", filled_in() | {"asked-plan": upload()})
    assert "plan.pdf" in texts(soup(looked_over), "main .answers > div")[-1]
    changed = press(client, offering, "change", fields_of(looked_over))
    press(client, offering, "send", fields_of(press(client, offering, "check", fields_of(changed))))
    registration, stored = Registration.objects.get(), StoredFile.objects.get()
    assert (registration.answers, stored.about, stored.draft) == ({"plan": "plan.pdf"}, registration.about, "")


def test_the_invoice_goes_where_they_say(client: Client) -> None:
    send(client, OfferingFactory(asks_invoice=True, fee=Decimal(125)), colleagues=1, **INVOICE)
    assert InvoiceRequest.objects.values("organisation", "city", "reference", "amount", "mail").get() == {
        "organisation": "Gemeente Voorbeeld",
        "city": "Zelhem",
        "reference": "PO-2027-18",
        "amount": Decimal(250),
        "mail": "",
    }


def test_an_unknown_offering_is_not_found(client: Client) -> None:
    assert client.get(f"/nl/aanmelden/{uuid.uuid4()}/").status_code == 404


@pytest.mark.parametrize("language", ["nl", "en", "de"])
def test_the_form_speaks_the_readers_language(client: Client, language: str) -> None:
    offering = OfferingFactory()
    response = client.get(f"/{language}/aanmelden/{offering.key}/")
    assert heading(response) == {"nl": "Meld je aan", "en": "Sign up", "de": "Anmelden"}[language]
    switch = {tag["hreflang"]: tag["href"] for tag in soup(response).select(".langs a")}
    assert switch == {code: f"/{code}/aanmelden/{offering.key}/" for code in ("nl", "en", "de")}
    client.post(f"/{language}/aanmelden/{offering.key}/", filled_in() | {"send": ""})
    assert Registration.objects.get().language == language


def test_a_page_asks_the_database_as_often_for_three_people_as_for_one(
    client: Client, django_assert_num_queries
) -> None:
    offering = asking(ORGANISATION, DIET)
    client.get(sign_up_url(offering))
    for count in (0, 2):
        form = filled_in(colleagues=count) | {"asked-soort": "overheid", "own-eten": "Vis"}
        form |= {f"answers-{number}-eten": "Ei" for number in (1, 2)}
        with django_assert_num_queries(5):
            press(client, offering, "check", form)
