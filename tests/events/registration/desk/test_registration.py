"""The screen of one registration: what it shows to whom, and that opening it is written down."""

import pytest
from django.utils import timezone

from events.registration.models import Offering
from portal.base.outbox import MailState, OutboxMail
from portal.base.privacy.models import AuditEvent
from tests.base.soup import soup, texts
from tests.base.words import dutch
from tests.factories import sign_up

from .asked import answered

pytestmark = [pytest.mark.django_db, pytest.mark.database]

SENSITIVE = ("Rolstoel", "Pinda's")


@pytest.fixture
def row(desk):
    Offering.objects.filter(pk=desk.offering.pk).update(capacity=5)
    return answered(desk.offering)


def seen(row) -> list[list[str]]:
    return [event.fields for event in AuditEvent.objects.filter(about=row.about, action="seen").order_by("pk")]


def test_answers_stand_there_by_their_questions(desk, row) -> None:
    page = soup(desk.client.get(desk.about(row)))
    pairs = dict(zip(texts(page, ".desk-facts dt"), texts(page, ".desk-facts dd"), strict=True))
    assert pairs["Hoe kom je?"] == "Met de fiets"
    assert pairs["Wat deed je al?"] == "Dorpshuis"
    assert texts(page, ".desk-people strong") == ["Collega Twee"]


def test_opening_it_is_written_down_each_time(desk, row) -> None:
    for _time in range(2):
        desk.client.get(desk.about(row))
    assert seen(row) == [[], []]
    assert AuditEvent.objects.filter(about=row.about, action="seen").first().actor == desk.user


def test_sensitive_answers_come_after_a_button_and_are_written_down_by_themselves(desk, row) -> None:
    closed = desk.client.get(desk.about(row)).content.decode()
    assert [words for words in SENSITIVE if words in closed] == []
    opened = soup(desk.client.post(desk.about(row, "sensitive/")))
    assert texts(opened, "[aria-labelledby=desk-sensitive] dd") == list(SENSITIVE)
    assert seen(row) == [[], ["sensitive"]]


def test_without_the_right_there_is_no_button_and_no_answer(staff, row, desk) -> None:
    client, _user = staff("eindredacteur")
    page = soup(client.get(desk.about(row)))
    assert page.select("[aria-labelledby=desk-sensitive]") == []
    assert client.post(desk.about(row, "sensitive/")).status_code == 302
    assert seen(row) == [[]]


@pytest.mark.parametrize(("role", "sees"), [("beheerder", True), ("eindredacteur", False)])
def test_where_the_invoice_goes_is_for_who_may_see_that(staff, desk, row, role: str, sees: bool) -> None:
    client, _user = staff(role)
    assert ("7255 AA" in client.get(desk.about(row)).content.decode()) == sees


def test_mails_and_steps_are_told_with_their_state(desk) -> None:
    OutboxMail.objects.filter(about=desk.placed.about).update(state=MailState.FAILED, last_error="550 onbekend")
    page = soup(desk.client.get(desk.about(desk.placed)))
    (mail,) = texts(page, "[aria-labelledby=desk-mails] li")
    assert mail.endswith(f"{dutch('Registration confirmed')} ({dutch('Failed')}: 550 onbekend)")
    (step,) = texts(page, "[aria-labelledby=desk-steps] li")
    assert step.endswith(f"{dutch('Confirmed')} ({dutch('The person')})")


def test_the_first_in_line_reads_why_there_is_no_place_yet(desk) -> None:
    page = soup(desk.client.get(desk.about(desk.waiting)))
    words = dutch("Number %(position)s in line.") % {"position": 1}
    assert f"{words} {dutch('All places are taken.')}" in " ".join(texts(page, ".desk > p"))


def test_a_name_is_no_markup(desk) -> None:
    row = sign_up(desk.offering, name="<script>alert(1)</script>", organisation="<img src=x>")
    content = desk.client.get(desk.about(row)).content.decode() + desk.client.get(desk.of()).content.decode()
    assert ("<script>alert(1)" in content, "<img src=x>" in content) == (False, False)


@pytest.mark.parametrize("many", [1, 3])
def test_the_screen_asks_no_more_for_more_people(desk, row, many: int, django_assert_num_queries) -> None:
    group = sign_up(desk.offering, people=many)
    desk.client.get(desk.about(group))
    with django_assert_num_queries(17):
        desk.client.get(desk.about(group))


def test_who_was_forgotten_can_still_be_opened(desk) -> None:
    row = desk.placed
    type(row).objects.filter(pk=row.pk).update(name="", mail="", mail_key="", forgotten_at=timezone.now())
    row.people.update(name="", mail="", role="")
    assert desk.client.get(desk.about(row)).status_code == 200
    assert desk.client.post(desk.about(row, "link/")).status_code == 200
