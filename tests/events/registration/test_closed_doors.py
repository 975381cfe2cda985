"""What stands in the place of the form when nobody can sign up."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from events.registration.choices import WaitingList
from events.registration.models import Registration
from tests.base.soup import soup, texts, values
from tests.events.registration.signing import filled_in, press, sign_up_url
from tests.factories import OfferingFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]

HERE = ZoneInfo("Europe/Amsterdam")


def notice(client: Client, offering) -> list[str]:
    tree = soup(client.get(sign_up_url(offering)))
    assert tree.select("main form") == []
    return texts(tree, "main .notice")


def test_each_reason_is_told(client: Client) -> None:
    now = timezone.now()
    assert notice(client, OfferingFactory(is_called_off=True)) == ["Dit gaat niet door, dus je kunt je niet aanmelden."]
    assert notice(client, OfferingFactory(in_days=-3)) == ["Dit is voorbij, dus je kunt je niet meer aanmelden."]
    assert notice(client, OfferingFactory(closes_at=now)) == ["De aanmelding is gesloten."]
    assert notice(client, OfferingFactory(is_live=False)) == ["De aanmelding is gesloten."]


def test_it_says_when_sign_up_opens(client: Client) -> None:
    with time_machine.travel(datetime(2027, 5, 1, 12, tzinfo=HERE), tick=False):
        offering = OfferingFactory(opens_at=datetime(2027, 5, 4, 9, tzinfo=HERE))
        assert notice(client, offering) == ["Aanmelden kan vanaf dinsdag 4 mei 2027 om 9.00 uur."]


def test_full_without_a_waiting_list_leads_to_what_is_open_of_the_same(client: Client) -> None:
    full = OfferingFactory(capacity=1, waiting_list=WaitingList.OFF)
    sign_up(full)
    other = OfferingFactory(series=full.series, in_days=60)
    OfferingFactory(series=full.series, in_days=-60)
    OfferingFactory(series=full.series, is_called_off=True)
    OfferingFactory()
    assert notice(client, full) == ["Alle plekken zijn bezet en er is geen wachtlijst."]
    assert values(soup(client.get(sign_up_url(full))), "main .files a", "href") == [sign_up_url(other)]


def test_a_form_that_comes_after_the_doors_closed_changes_nothing(client: Client) -> None:
    offering = OfferingFactory(closes_at=timezone.now() - timedelta(seconds=1))
    for button in ("check", "add", "change", "send"):
        response = press(client, offering, button, filled_in())
        assert (response.status_code, texts(soup(response), "main .notice")) == (200, ["De aanmelding is gesloten."])
    assert Registration.objects.count() == 0
