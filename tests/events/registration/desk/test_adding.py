"""Signing somebody up by hand."""

import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from events.registration.choices import State, Who
from events.registration.invariants import broken
from events.registration.models import Offering, Registration
from tests.base.soup import soup, texts, values
from tests.base.words import dutch

from .asked import INVOICE, ask

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _all_is_well(db):
    yield
    assert broken() == []


def typed(**more) -> dict:
    values = {
        "name": "Nieuwe Deelnemer",
        "mail": "nieuw@example.org",
        "language": "nl",
        "seats": "1",
        "reason": "Belde op.",
        "submission": str(uuid.uuid4()),
        "rows": "3",
    }
    return values | more


@pytest.fixture
def roomy(desk):
    Offering.objects.filter(pk=desk.offering.pk).update(capacity=20)
    Registration.objects.filter(pk=desk.waiting.pk).delete()
    return desk


def added() -> Registration:
    return Registration.objects.get(mail="nieuw@example.org")


def test_the_step_tells_who_added_them_and_why(roomy) -> None:
    response = roomy.client.post(roomy.of("add/"), typed())
    row = added()
    assert response["Location"] == roomy.about(row)
    step = row.steps.get()
    assert (row.state, step.who, step.user, step.reason) == (State.CONFIRMED, Who.STAFF, roomy.user, "Belde op.")


def test_several_people_come_and_names_may_follow(roomy) -> None:
    people = {"person-1-name": "Een", "person-2-name": "Twee", "person-2-mail": "twee@example.org"}
    roomy.client.post(roomy.of("add/"), typed(seats="3", **people))
    rows = added().people.values_list("name", "mail")
    assert list(rows) == [("Een", ""), ("Twee", "twee@example.org"), ("", "")]
    assert added().seats == 3


def test_more_rows_are_a_button_that_loses_nothing_and_signs_nobody_up(roomy) -> None:
    page = soup(roomy.client.post(roomy.of("add/"), typed(more="1", **{"person-3-name": "Drie"})))
    assert values(page, "[name=person-3-name]", "value") == ["Drie"]
    assert (len(page.select("[name$=-role]")), values(page, "[name=rows]", "value")) == (8, ["8"])
    assert not Registration.objects.filter(mail="nieuw@example.org").exists()


def test_the_same_form_sent_twice_is_one_registration(roomy) -> None:
    sent = typed()
    for _time in range(2):
        assert roomy.client.post(roomy.of("add/"), sent).status_code == 302
    assert Registration.objects.filter(mail="nieuw@example.org").count() == 1


def test_staff_may_add_people_after_sign_up_closed(roomy) -> None:
    Offering.objects.filter(pk=roomy.offering.pk).update(closes_at=timezone.now() - timedelta(days=1))
    assert roomy.client.post(roomy.of("add/"), typed()).status_code == 302


def test_answers_and_invoice_go_along(roomy) -> None:
    ask(roomy.offering)
    Offering.objects.filter(pk=roomy.offering.pk).update(asks_invoice=True)
    more = {
        "answers-vervoer": "fiets",
        "answers-gezondheid": "Rolstoel",
        "own-1-ervaring": "Dorpshuis",
        "own-1-dieet": "Pinda's",
        "person-1-name": "Een",
        **{f"invoice-{name}": value for name, value in INVOICE.items()},
    }
    assert roomy.client.post(roomy.of("add/"), typed(**more)).status_code == 302
    row = added()
    assert (row.answers, row.people.get().answers) == ({"vervoer": "fiets"}, {"ervaring": "Dorpshuis"})
    kept = list(row.sensitive.order_by("pk").values_list("answers", flat=True))
    assert kept == [{"gezondheid": "Rolstoel"}, {"dieet": "Pinda's"}]
    assert row.invoice.city == "Hengelo"


def test_without_the_right_there_is_no_invoice_in_the_form(staff, roomy) -> None:
    Offering.objects.filter(pk=roomy.offering.pk).update(asks_invoice=True)
    client, _user = staff("eindredacteur")
    more = {f"invoice-{name}": value for name, value in INVOICE.items()}
    assert soup(client.get(roomy.of("add/"))).select("[name^=invoice]") == []
    client.post(roomy.of("add/"), typed(**more))
    assert not hasattr(added(), "invoice")


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"mail": "geen adres"}, "mail"),
        ({"seats": "0"}, "seats"),
        ({"seats": "51"}, "seats"),
        ({"seats": "1", "person-1-name": "Een", "person-2-name": "Twee"}, "seats"),
        ({"submission": "geen"}, "submission"),
        ({"name": "\x00"}, "name"),
        ({"person-1-mail": "geen adres"}, "person"),
    ],
    ids=str,
)
def test_what_is_wrong_stands_with_the_field_and_nothing_is_lost(roomy, sent: dict, field: str) -> None:
    page = soup(roomy.client.post(roomy.of("add/"), typed(organisation="Stichting Bloei") | sent))
    assert page.select("[role=alert]") != []
    assert values(page, "[name=organisation]", "value") == ["Stichting Bloei"]
    assert not Registration.objects.filter(name="Nieuwe Deelnemer").exists()


@pytest.mark.parametrize("rows", ["", "-1", "0", "999999999", "drie", "³"])
def test_an_odd_number_of_rows_is_answered(roomy, rows: str) -> None:
    response = roomy.client.post(roomy.of("add/"), typed(rows=rows, seats="0"))
    assert response.status_code == 200
    assert 1 <= len(soup(response).select("[name$=-role]")) <= 50


def test_who_is_signed_up_already_is_refused_with_the_number(roomy) -> None:
    page = soup(roomy.client.post(roomy.of("add/"), typed(mail="Plek@example.org")))
    words = dutch("This e-mail address is already signed up here: %(number)s.")
    assert texts(page, "[role=alert]") == [words % {"number": roomy.placed.number}]
