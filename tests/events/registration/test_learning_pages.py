"""What a participant sees and does about meetings, homework and certificate, behind the link."""

import uuid
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone, translation
from pytest_django import DjangoAssertNumQueries

from events.registration.actions.certifying import issue
from events.registration.actions.grouping import make_groups, write_group
from events.registration.addresses import manage_url
from events.registration.choices import Presence
from events.registration.models import Attendance, CatchUp, HomeworkGroup, Participant, Registration
from events.registration.pages.attending import Learning, for_registration
from portal.base.asking import StoredFile
from tests.factories import OfferingFactory, sign_up
from tests.factories.learning import joined, parallel_to, person_of, trajectory, was_at

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = timezone.now()
BY = {"by": None, "at": NOW}


def url(registration: Registration, name: str = "manage", *more) -> str:
    with translation.override("nl"):
        return manage_url(registration, name, *more)


def page_of(client: Client, registration: Registration) -> str:
    return client.get(url(registration)).content.decode()


def test_a_single_event_shows_nothing_of_all_this(client: Client) -> None:
    registration = sign_up(OfferingFactory())
    assert for_registration(registration, at=NOW) == Learning()
    assert "Bijeenkomsten" not in page_of(client, registration)


def test_one_says_beforehand_that_one_cannot_come_and_comes_after_all(client: Client) -> None:
    registration = joined(trajectory(in_days=5))
    person, session = person_of(registration), registration.offering.sessions.first()
    address = url(registration, "absent", person.uuid, session.pk)
    assert address in page_of(client, registration)
    assert (client.get(address).status_code, Attendance.objects.exists()) == (200, False)
    assert client.post(address).status_code == 303
    back = url(registration, "return", person.uuid, session.pk)
    page = page_of(client, registration)
    assert ("Afgemeld" in page, address in page, back in page) == (True, False, True)
    assert (client.post(back).status_code, Attendance.objects.exists()) == (303, False)


def test_too_late_is_said_on_the_page(client: Client) -> None:
    registration = joined(trajectory())
    session = registration.offering.sessions.first()
    response = client.post(url(registration, "absent", person_of(registration).uuid, session.pk))
    assert "is al begonnen" in response.content.decode()


def test_a_missed_meeting_is_caught_up_and_given_back(client: Client) -> None:
    registration = joined(trajectory())
    person, session = person_of(registration), registration.offering.sessions.first()
    was_at(person, session, presence=Presence.ABSENT)
    other = parallel_to(session, start=NOW + timedelta(days=4), places=1)
    address = url(registration, "catch_up", person.uuid, session.pk)
    assert address in page_of(client, registration)
    assert "Nog 1 plek" in client.get(address).content.decode()
    assert "Kies een van de datums" in client.post(address, {"to": "x"}).content.decode()
    assert client.post(address, {"to": other.pk}).status_code == 303
    assert CatchUp.objects.get().session == other
    page = page_of(client, registration)
    back = url(registration, "give_back", person.uuid, session.pk)
    assert ("Je haalt dit in op:" in page, address in page, back in page) == (True, False, True)
    assert (client.get(back).status_code, client.post(back).status_code, CatchUp.objects.exists()) == (200, 303, False)


def grouped(*, shows: bool) -> tuple[Registration, HomeworkGroup, Participant]:
    """Somebody in a group with somebody else."""
    offering = trajectory()
    registration, other = joined(offering), person_of(joined(offering))
    group = make_groups(offering, count=1, seed=1, **BY)[0]
    words = {"nl": {"title": "Peiling", "assignment": "Vraag rond."}}
    write_group(group, words=words, links=[["https://example.org/a", "De gids"]], shows_members=shows, **BY)
    return registration, group, other


@pytest.mark.parametrize("shows", [True, False])
def test_one_sees_the_own_group_and_names_only_where_the_organiser_shows_them(client: Client, shows: bool) -> None:
    registration, _group, other = grouped(shows=shows)
    page = page_of(client, registration)
    assert [words in page for words in ("Peiling", "Vraag rond.", "De gids", other.name)] == [True, True, True, shows]


def test_material_is_for_members_only(client: Client) -> None:
    registration, group, _other = grouped(shows=False)
    stored = StoredFile(name="gids.pdf", kind="pdf", size=4, about=group.about, created_at=NOW)
    stored.file.save("gids.pdf", ContentFile(b"%PDF"))
    assert client.get(url(registration, "homework_file", group.pk, stored.uuid)).status_code == 200
    stranger = joined(registration.offering)
    assert client.get(url(stranger, "homework_file", group.pk, stored.uuid)).status_code == 404
    assert client.get(url(registration, "homework_file", group.pk, uuid.uuid4())).status_code == 404


def test_the_certificate_is_downloaded_until_it_is_taken_back_or_the_name_changes(client: Client) -> None:
    registration = joined(trajectory())
    person = person_of(registration)
    address = url(registration, "certificate_pdf", person.uuid)
    assert client.get(address).status_code == 404
    was_at(person, *registration.offering.sessions.all())
    issue(person, **BY)
    assert address in page_of(client, registration)
    response = client.get(address)
    assert (response["Content-Type"], response.content[:5], response["Cache-Control"]) == (
        "application/pdf",
        b"%PDF-",
        "no-store, private",
    )
    Participant.objects.filter(pk=person.pk).update(name="Iemand Anders")
    assert client.get(address).status_code == 404
    assert "De naam is sindsdien veranderd" in page_of(client, registration)


@pytest.mark.parametrize("name", ["absent", "return", "catch_up", "give_back"])
def test_nobody_acts_for_somebody_of_another_registration_or_at_another_meeting(client: Client, name: str) -> None:
    registration, stranger = joined(trajectory()), joined(trajectory())
    own, session = person_of(registration), registration.offering.sessions.first()
    theirs, elsewhere = person_of(stranger), stranger.offering.sessions.first()
    for person, meeting in ((theirs.uuid, session.pk), (own.uuid, elsewhere.pk), (own.uuid, 10**30)):
        address = url(registration, name, person, meeting)
        assert [client.get(address).status_code, client.post(address).status_code] == [404, 404]
    wrong = url(registration, name, own.uuid, session.pk).replace(str(registration.uuid), str(stranger.uuid))
    assert client.get(wrong).status_code == 404


def test_many_people_and_meetings_take_no_more_queries(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for meetings, people in ((2, 1), (4, 3)):
        registration = joined(trajectory(meetings=meetings), people=people)
        make_groups(registration.offering, count=1, seed=1, **BY)
        for person in registration.people.select_related("registration__offering"):
            was_at(person, *registration.offering.sessions.all())
            issue(person, **BY)
        HomeworkGroup.objects.update(words={"nl": {"title": "x"}}, shows_members=True)
        registration = Registration.objects.select_related("offering").get(pk=registration.pk)
        with django_assert_num_queries(8):
            for_registration(registration, at=NOW)
