"""Mail me my link: the same answer for everybody."""

import pytest
from django.test import Client

from events.registration.actions.leaving import cancel
from events.registration.choices import Who
from portal.base.outbox import OutboxMail
from tests.base.soup import soup, texts
from tests.events.registration.signing import errors, heading
from tests.factories import OfferingFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]

ADDRESS = "/nl/aanmelding/link/"


def mailed() -> list[tuple[str, str]]:
    return list(OutboxMail.objects.filter(kind="registration.link").order_by("pk").values_list("to", "about"))


def test_each_live_registration_of_the_address_gets_its_link_by_mail(client: Client) -> None:
    rows = [sign_up(OfferingFactory(), "wie@example.org") for _ in range(3)]
    cancel(rows[2], by=Who.PERSON, at=rows[2].created_at)
    client.post(ADDRESS, {"mail": " Wie@Example.org "})
    assert mailed() == [("wie@example.org", rows[0].about), ("wie@example.org", rows[1].about)]


def test_the_answer_does_not_tell_whether_an_address_is_known(client: Client) -> None:
    sign_up(OfferingFactory(), "wie@example.org")
    known, unknown = (client.post(ADDRESS, {"mail": f"{name}@example.org"}) for name in ("wie", "niemand"))
    assert heading(known) == "Kijk in je mail"
    assert texts(soup(known), "main") == texts(soup(unknown), "main")


def test_nobodys_mailbox_is_filled(client: Client) -> None:
    sign_up(OfferingFactory(), "wie@example.org")
    for _ in range(3):
        client.post(ADDRESS, {"mail": "wie@example.org"})
    assert len(mailed()) == 1


def test_one_connection_asks_only_so_often(client: Client, settings) -> None:
    settings.LINKS_PER_HOUR = 2
    answers = [client.post(ADDRESS, {"mail": f"p{number}@example.org"}) for number in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert len(errors(answers[2])) == 1


def test_an_address_that_is_none_is_said_so(client: Client) -> None:
    assert errors(client.post(ADDRESS, {"mail": "wie"})) == [
        "Je e-mailadres: Vul een heel e-mailadres in met een @, zoals naam@example.org."
    ]
