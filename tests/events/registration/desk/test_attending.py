"""Attendance, groups, certificates and invitations at the desk."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from events.registration.actions.catching_up import catch_up
from events.registration.actions.certifying import issue
from events.registration.choices import Presence
from events.registration.models import (
    Attendance,
    Certificate,
    HomeworkGroup,
    Invitation,
    Membership,
    Offering,
    Participant,
    Session,
)
from portal.base.asking import StoredFile
from portal.base.models import AuditEvent
from portal.base.outbox import OutboxMail
from tests.events.registration.desk.conftest import DESK, Desk
from tests.factories.learning import joined, parallel_to, person_of, trajectory, was_at

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def year(staff) -> Desk:
    """A trajectory that runs, with two people in it."""
    client, user = staff()
    offering = trajectory()
    offering.organisers.add(user)
    return Desk(client, user, offering, joined(offering, organisation="Wijkteam"), joined(offering))


def first(year: Desk) -> Session:
    return year.offering.sessions.first()


def people(year: Desk) -> list[Participant]:
    return [person_of(year.placed), person_of(year.waiting)]


def test_ticks_are_saved_and_shown_again(year: Desk) -> None:
    (here, excused), address = people(year), year.of(f"attendance/{first(year).pk}/")
    sent = {"person": [here.pk, excused.pk], f"present-{here.pk}": "1", f"excused-{excused.pk}": "1"}
    page = year.client.post(address, sent, follow=True).content.decode()
    assert dict(Attendance.objects.values_list("participant", "presence")) == {
        here.pk: Presence.PRESENT,
        excused.pk: Presence.EXCUSED,
    }
    assert (page.count(" checked"), "Opgeslagen: 1 aanwezig" in page) == (2, True)


def test_who_came_after_the_page_was_opened_is_not_absent(year: Desk) -> None:
    here, later = people(year)
    year.client.post(year.of(f"attendance/{first(year).pk}/"), {"person": [here.pk], f"present-{here.pk}": "1"})
    assert list(Attendance.objects.values_list("participant", flat=True)) == [here.pk] != [later.pk]


@pytest.mark.parametrize("odd", [{"person": ["x", "9" * 40, ""]}, {"present-x": "1"}, {}])
def test_odd_ticks_change_nothing(year: Desk, odd: dict) -> None:
    assert year.client.post(year.of(f"attendance/{first(year).pk}/"), odd).status_code == 302
    assert not Attendance.objects.exists()


def test_the_list_for_paper_has_everybody_and_room_to_sign(year: Desk) -> None:
    Participant.objects.filter(registration=year.waiting).update(name="")
    page = year.client.get(year.of(f"attendance/{first(year).pk}/print/")).content.decode()
    expected = [person_of(year.placed).name, "Wijkteam", "Handtekening", f"Naam volgt ({year.waiting.number}"]
    assert [words for words in expected if words not in page] == []


def test_the_overview_tells_who_was_where(year: Desk) -> None:
    person = people(year)[0]
    was_at(person, first(year))
    page = year.client.get(year.of("attendance/")).content.decode()
    assert ("Vallen en opstaan" in page, person.name in page, page.count("✓")) == (True, True, 2)
    seen = AuditEvent.objects.filter(action="seen", about=f"offering:{year.offering.pk}")
    assert [(row.actor, row.fields) for row in seen] == [(year.user, ["attendance"])]


@pytest.mark.parametrize("name", ["attendance/", "groups/", "certificates/"])
def test_a_screen_asks_as_much_for_one_as_for_several(
    year: Desk, name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    found = []
    for _more in range(2):
        with django_assert_max_num_queries(60) as captured:
            year.client.get(year.of(name))
        found.append(len(captured))
        for _ in range(3):
            was_at(person_of(joined(year.offering)), *year.offering.sessions.all())
    assert found[0] == found[1]


def test_parallel_meetings_are_arranged_and_taken_places_stay(year: Desk) -> None:
    rows = list(year.offering.sessions.all())
    sent = {f"catch_up_places-{row.pk}": "0" for row in rows} | {f"same_as-{row.pk}": "" for row in rows}
    address, key = year.of("parallel/"), f"catch_up_places-{rows[0].pk}"
    assert year.client.post(address, sent | {key: "4", f"same_as-{rows[0].pk}": "twee"}).status_code == 302
    assert list(Session.objects.filter(same_as="twee").values_list("catch_up_places", flat=True)) == [4]
    Session.objects.filter(pk=rows[0].pk).update(catch_up_taken=2)
    refused = year.client.post(address, sent | {key: "1", f"same_as-{rows[0].pk}": "twee"})
    assert "Hier halen al 2 mensen in" in refused.content.decode()
    Session.objects.filter(pk=rows[0].pk).update(catch_up_taken=0)
    assert year.client.post(address, {key: "x"}).status_code == 200


def test_groups_are_made_and_people_told_and_moved(year: Desk) -> None:
    address = year.of("groups/")
    year.client.post(address, {"make": "1", "make-turn": "1", "make-count": "2", "make-keeps": "on"})
    assert sorted(HomeworkGroup.objects.values_list("memberships", flat=True)) == sorted(
        Membership.objects.values_list("pk", flat=True)
    )
    year.client.post(address, {"tell": "1"})
    assert OutboxMail.objects.filter(kind="registration.group").count() == 2
    person = people(year)[0]
    to = HomeworkGroup.objects.exclude(members=person).get()
    year.client.post(address, {"move": "1", "move-participant": person.pk, "move-to": to.pk})
    row = Membership.objects.get(participant=person)
    assert (row.group, row.by_hand) == (to, True)
    assert "(met de hand)" in year.client.get(address).content.decode()


@pytest.mark.parametrize(
    "odd", [{"make": "1"}, {"make": "1", "make-turn": "1", "make-count": "999"}, {"move": "1"}, {"tell": "x"}, {}]
)
def test_an_odd_form_of_groups_changes_nothing(year: Desk, odd: dict) -> None:
    assert year.client.post(year.of("groups/"), odd).status_code in (200, 302)
    assert not HomeworkGroup.objects.exists()


def test_a_group_gets_its_assignment_links_and_a_document(year: Desk) -> None:
    group = HomeworkGroup.objects.create(offering=year.offering, number=1)
    sent = {
        "title-nl": "Peiling",
        "assignment-nl": "Vraag rond.",
        "assignment-en": "Ask around.",
        "links": "https://example.org/a De gids\nhttps://example.org/b",
        "document": SimpleUploadedFile("gids.pdf", b"%PDF-1.7 x"),
    }
    assert year.client.post(year.of(f"groups/{group.pk}/"), sent).status_code == 302
    group.refresh_from_db()
    assert group.words == {"nl": {"title": "Peiling", "assignment": "Vraag rond."}, "en": {"assignment": "Ask around."}}
    assert group.links == [["https://example.org/a", "De gids"], ["https://example.org/b", "https://example.org/b"]]
    stored = StoredFile.objects.about(group.about).get()
    file = year.of(f"groups/{group.pk}/file/{stored.uuid}/")
    assert b"".join(year.client.get(file).streaming_content).startswith(b"%PDF")
    year.client.post(file)
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"links": "javascript:alert(1) x"},
        {"links": "gewoon tekst"},
        {"document": SimpleUploadedFile("a.pdf", b"MZ no pdf")},
    ],
)
def test_a_wrong_link_or_document_is_refused(year: Desk, wrong: dict) -> None:
    group = HomeworkGroup.objects.create(offering=year.offering, number=1)
    assert year.client.post(year.of(f"groups/{group.pk}/"), wrong).status_code == 200
    group.refresh_from_db()
    assert (group.links, StoredFile.objects.exists()) == ([], False)


def test_certificates_are_issued_downloaded_and_taken_back(year: Desk) -> None:
    person, other = people(year)
    was_at(person, *year.offering.sessions.all())
    address = year.of("certificates/")
    assert "Reik 1 certificaat uit" in year.client.get(address).content.decode()
    year.client.post(address)
    row = Certificate.objects.get()
    assert (row.participant, row.issued_by) == (person, year.user)
    paper = year.client.get(year.of(f"certificates/{row.pk}/file/"))
    assert person.name in PdfReader(io.BytesIO(paper.content)).pages[0].extract_text()
    refused = year.client.post(address, {"person": other.pk}, follow=True)
    assert "Niet vaak genoeg" in refused.content.decode()
    year.client.post(year.of(f"certificates/{row.pk}/revoke/"))
    row.refresh_from_db()
    assert not row.is_valid
    assert year.client.get(year.of(f"certificates/{row.pk}/file/"), follow=True).status_code == 404
    assert [event.action for event in AuditEvent.objects.filter(about=row.about).order_by("pk")] == [
        "created",
        "downloaded",
        "changed",
    ]


def test_a_changed_name_is_seen_and_gives_no_paper(year: Desk) -> None:
    person = people(year)[0]
    was_at(person, *year.offering.sessions.all())
    row = issue(person, by=year.user, at=NOW)
    Participant.objects.filter(pk=person.pk).update(name="Iemand Anders")
    assert "De naam is sindsdien veranderd" in year.client.get(year.of("certificates/")).content.decode()
    assert year.client.get(year.of(f"certificates/{row.pk}/file/"), follow=True).status_code == 404


@pytest.mark.parametrize("odd", ["x", "0", "9" * 40, "²"])
def test_an_odd_person_gets_no_certificate(year: Desk, odd: str) -> None:
    assert year.client.post(year.of("certificates/"), {"person": odd}, follow=True).status_code == 404


def test_last_years_participants_are_invited(year: Desk) -> None:
    after = trajectory(in_days=60, series=year.offering.series)
    after.organisers.add(year.user)
    address = f"{DESK}{after.pk}/invite/"
    until = f"{NOW + timedelta(days=10):%Y-%m-%d %H:%M}"
    year.client.post(address, {"previous": year.offering.pk, "until": until})
    assert (Invitation.objects.count(), Offering.objects.get(pk=after.pk).invites_from) == (2, year.offering)
    assert year.client.post(address, {"previous": year.offering.pk, "until": "2001-01-01 10:00"}).status_code == 200
    assert year.client.post(address, {"previous": trajectory().pk, "until": until}).status_code == 200


def test_a_guest_stands_on_the_list_of_the_other_group(year: Desk) -> None:
    person, missed = people(year)[0], first(year)
    was_at(person, missed, presence=Presence.ABSENT)
    other = parallel_to(missed, start=NOW + timedelta(days=3), places=1)
    other.offering.organisers.add(year.user)
    catch_up(person, missed=missed, to=other, at=NOW)
    page = year.client.get(f"{DESK}{other.offering_id}/attendance/{other.pk}/").content.decode()
    assert (person.name in page, "Haalt bij jou in" in page) == (True, True)
    assert "haalt in" in year.client.get(year.of("attendance/")).content.decode()
