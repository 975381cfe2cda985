"""Lists to take along: what stands in them, for whom, and that it is written down."""

import csv
import io

import pytest
from openpyxl import load_workbook

from events.registration.actions.registering import Person
from events.registration.models import Offering
from portal.base.privacy.models import AuditEvent
from tests.base.soup import soup
from tests.factories import OfferingFactory, sign_up

from .asked import answered

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SENSITIVE = ("Rolstoel", "Pinda's")


@pytest.fixture
def row(desk):
    """Somebody with answers, after `placed` and `waiting`."""
    Offering.objects.filter(pk=desk.offering.pk).update(capacity=5)
    return answered(desk.offering)


def lines(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def take(desk, form: str = "registrations", client=None, **more) -> object:
    return (client or desk.client).post(desk.of("export/"), {"form": form, "state": "all"} | more)


def cells(response, number: str) -> dict[str, str]:
    headings, *rows = lines(response)
    return next(dict(zip(headings, line, strict=True)) for line in rows if line[0] == number)


def test_a_registration_stands_on_one_line_with_its_answers_by_question(desk, row) -> None:
    found = cells(take(desk), row.number)
    assert found["Hoe kom je?"] == "Met de fiets"
    assert (row.name in found.values(), row.mail in found.values(), "7255 AA" in found.values()) == (True,) * 3


def test_each_person_stands_on_their_own_line(desk, row) -> None:
    sign_up(desk.offering, people=2)
    found = lines(take(desk, "people"))
    assert [len(found), cells(take(desk, "people"), row.number)["Wat deed je al?"]] == [6, "Dorpshuis"]


def test_a_spreadsheet_has_both_on_two_sheets(desk, row) -> None:
    book = load_workbook(io.BytesIO(take(desk, "xlsx").content))
    assert [sheet.max_row for sheet in book] == [4, 4]


def test_sensitive_answers_stand_in_no_usual_list(desk, row) -> None:
    for form in ("registrations", "people"):
        content = take(desk, form).content.decode()
        assert [words for words in (*SENSITIVE, "rekening mee", "eet je niet") if words in content] == []
    book = load_workbook(io.BytesIO(take(desk, "xlsx").content))
    written = [str(value) for sheet in book for line in sheet.values for value in line]
    assert [words for words in SENSITIVE if words in written] == []


def test_sensitive_answers_are_a_list_by_itself(desk, row) -> None:
    headings, *found = lines(take(desk, sensitive="on"))
    assert headings[2:] == ["Waar houden we rekening mee?", "Wat eet je niet?"]
    assert [line[1:] for line in found] == [[row.name, "Rolstoel", ""], ["Collega Twee", "", "Pinda's"]]


def test_without_the_right_there_are_neither_sensitive_answers_nor_invoices(staff, desk, row) -> None:
    client, _user = staff("eindredacteur")
    assert soup(client.get(desk.of("export/"))).select("[name=sensitive]") == []
    content = take(desk, client=client, sensitive="on").content.decode()
    assert [words for words in (*SENSITIVE, "7255 AA") if words in content] == []


def test_each_time_is_written_down_with_how_many_there_were(desk, row) -> None:
    take(desk, state="waiting")
    take(desk, sensitive="on")
    events = AuditEvent.objects.filter(action="exported").order_by("pk")
    assert [(event.count, event.fields, event.actor) for event in events] == [
        (2, ["invoices"], desk.user),
        (3, ["sensitive"], desk.user),
    ]
    assert {event.about for event in events} == {f"offering:{desk.offering.pk}"}


def test_looking_at_the_form_downloads_nothing(desk, row) -> None:
    assert desk.client.get(desk.of("export/"))["Content-Type"].startswith("text/html")
    assert not AuditEvent.objects.filter(action="exported").exists()


def test_a_name_that_is_a_formula_stays_a_name(desk) -> None:
    name = '=HYPERLINK("https://example.org";"klik")'
    row = sign_up(desk.offering, name=name, organisation="@SUM(A1)")
    found = cells(take(desk), row.number)
    assert [value for value in found.values() if value.startswith(("=", "@"))] == []
    assert f"'{name}" in found.values()


def test_nobody_of_another_offering_is_in_it(desk) -> None:
    sign_up(OfferingFactory(), "elders@example.org")
    assert "elders@example.org" not in take(desk).content.decode()


@pytest.mark.parametrize("sent", [{"form": "pdf"}, {"state": "ooit"}, {"form": "", "state": "\x00"}], ids=str)
def test_an_odd_wish_gets_the_form_back(desk, sent: dict) -> None:
    assert take(desk, **{"form": "xlsx"} | sent)["Content-Type"].startswith("text/html")


@pytest.mark.parametrize("many", [1, 3])
def test_a_list_asks_no_more_for_more(desk, many: int, django_assert_num_queries) -> None:
    Offering.objects.filter(pk=desk.offering.pk).update(capacity=50)
    for number in range(many):
        answered(desk.offering, people=(Person(f"Iemand {number}"),) * 2)
    take(desk, "xlsx")
    with django_assert_num_queries(10):
        take(desk, "xlsx")
