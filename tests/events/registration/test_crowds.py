"""Many people at once, over HTTP, on a site of several processes: never oversold, nobody lost, in order."""

import uuid
from pathlib import Path

import pytest
from django.db import connection

from events.registration.choices import State
from events.registration.invariants import broken
from events.registration.models import Offering, Registration
from portal.base.outbox import OutboxMail
from tests.events.registration.serving import Site, at_once, get, serve, visitor
from tests.events.registration.sizes import ROUNDS, note
from tests.factories import OfferingFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]

CROWD = 200


@pytest.fixture
def site(tmp_path: Path):
    with serve(tmp_path) as site:
        yield site


def crowd(site: Site, offering: Offering, count: int) -> list:
    """So many people who send their form at the same moment; what each got."""
    person = visitor(site, offering)
    mails = [f"p{number}-{offering.pk}@example.org" for number in range(count)]
    return at_once([lambda mail=mail: person.send(mail=mail) for mail in mails])


def states(offering: Offering) -> list[str]:
    return list(offering.registrations.order_by("turn").values_list("state", flat=True))


def test_a_crowd_gets_exactly_the_places_and_the_rest_stands_in_line(site: Site) -> None:
    for places in (1, 15, 40) * ROUNDS:
        offering = OfferingFactory(capacity=places)
        answers = crowd(site, offering, CROWD)
        assert {getattr(answer, "status", answer) for answer in answers} == {303}
        assert states(offering) == [State.CONFIRMED] * places + [State.WAITING] * (CROWD - places)
    assert (broken(), site.errors()) == ([], "")
    assert OutboxMail.objects.count() == Registration.objects.count() == 3 * ROUNDS * CROWD
    note("crowds", people=CROWD, rounds=3 * ROUNDS, oversold=0, errors=0)


def test_without_the_guard_the_same_crowd_oversells_where_several_write_at_once(tmp_path: Path) -> None:
    # Any two who look at the same moment are one too many, however slow the machine is.
    places = 1
    offering = OfferingFactory(capacity=places)
    with serve(tmp_path, app="tests.events.registration.unguarded") as site:
        crowd(site, offering, CROWD)
    confirmed = states(offering).count(State.CONFIRMED)
    note("without the guard", places=places, confirmed=confirmed)
    # SQLite lets one transaction write at a time, with or without the guard.
    assert (confirmed > places) == (connection.vendor == "postgresql")


def test_the_same_form_three_times_at_once_and_once_more_is_one_registration(site: Site) -> None:
    offering = OfferingFactory(capacity=15)
    person = visitor(site, offering)
    forms = [str(uuid.uuid4()) for _ in range(20)]
    sends = [
        lambda number=number, form=form: person.send(mail=f"p{number}@example.org", submission=form)
        for number, form in enumerate(forms)
        for _ in range(3)
    ]
    answers = at_once(sends)
    again = person.send(mail="p0@example.org", submission=forms[0])
    assert {answer.status for answer in (*answers, again)} == {303}
    assert len({answer.address for answer in answers}) == len(forms)
    assert get(site.port, again.address).status == 200
    assert Registration.objects.count() == OutboxMail.objects.count() == len(forms)
    assert broken() == []
