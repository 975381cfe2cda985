"""What an organiser does with a registration, and what is refused without losing what was typed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.registration.actions.leaving import cancel
from events.registration.choices import State, Who
from events.registration.invariants import broken
from events.registration.models import Offering, Registration, Step
from events.registration.tokens import Purpose, signature
from portal.base.outbox import OutboxMail
from portal.base.privacy.models import AuditEvent
from tests.base.soup import soup, texts, values
from tests.base.words import dutch
from tests.factories import OfferingFactory, sign_up

from .asked import answered

pytestmark = [pytest.mark.django_db, pytest.mark.database]

REASON = {"reason": "Belde op."}


@pytest.fixture(autouse=True)
def _all_is_well(db):
    yield
    assert broken() == []


def now(row: Registration) -> Registration:
    return Registration.objects.get(pk=row.pk)


def room_for(offering: Offering, capacity: int) -> None:
    Offering.objects.filter(pk=offering.pk).update(capacity=capacity)


def last_step(row: Registration) -> Step:
    return row.steps.last()


@pytest.fixture
def review(desk) -> Registration:
    Offering.objects.filter(pk=desk.offering.pk).update(needs_review=True)
    return sign_up(desk.offering, "kijk@example.org")


def test_who_is_approved_stands_in_line_when_somebody_waits(desk, review) -> None:
    assert desk.client.post(desk.about(review, "approve/"))["Location"] == desk.about(review)
    assert (now(review).state, last_step(review).user) == (State.WAITING, desk.user)


def test_who_is_rejected_is_so_with_a_reason(desk, review) -> None:
    assert desk.client.post(desk.about(review, "reject/"), REASON).status_code == 302
    assert (now(review).state, last_step(review).reason) == (State.REJECTED, "Belde op.")


def test_cancelling_lets_the_line_move_up(desk) -> None:
    desk.client.post(desk.about(desk.placed, "cancel/"), REASON)
    assert [now(desk.placed).state, now(desk.waiting).state] == [State.CANCELLED, State.CONFIRMED]


@pytest.mark.parametrize("name", ["reject", "cancel", "place", "move"])
def test_nothing_is_done_without_a_reason(desk, name: str) -> None:
    row = desk.placed if name == "cancel" else desk.waiting
    page = soup(desk.client.post(desk.about(row, f"{name}/"), {"reason": "  "}))
    assert dutch("This field is required.") in texts(page, ".error-message")
    assert now(row).state == row.state


def test_a_place_by_hand_goes_past_the_line(desk) -> None:
    last = sign_up(desk.offering)
    room_for(desk.offering, 2)
    desk.client.post(desk.about(last, "place/"), REASON)
    assert [now(desk.waiting).state, now(last).state] == [State.WAITING, State.CONFIRMED]
    assert (last_step(last).user, last_step(last).reason) == (desk.user, "Belde op.")


def test_what_is_refused_stands_above_the_form_with_what_was_typed(desk) -> None:
    page = soup(desk.client.post(desk.about(desk.waiting, "place/"), REASON))
    words = dutch("There is no room for so many: %(left)s left. Raise the number of places first.")
    assert texts(page, "[role=alert]") == [words % {"left": 0}]
    assert texts(page, "textarea[name=reason]") == ["Belde op."]
    assert now(desk.waiting).state == State.WAITING


@pytest.fixture
def other(desk) -> Offering:
    """Another date of the same page, of the same organiser."""
    made = OfferingFactory(series=desk.offering.series, capacity=1)
    made.organisers.add(desk.user)
    return made


def test_who_is_moved_has_a_place_there_and_the_line_here_moves_up(desk, other) -> None:
    desk.client.post(desk.about(desk.placed, "move/"), REASON | {"to": other.pk})
    moved = now(desk.placed)
    assert (moved.offering, moved.state, now(desk.waiting).state) == (other, State.CONFIRMED, State.CONFIRMED)


def test_nobody_is_moved_to_what_is_full_of_another_page_or_of_somebody_else(desk, other) -> None:
    sign_up(other)
    strange = OfferingFactory()
    strange.organisers.add(desk.user)
    of_another = OfferingFactory(series=desk.offering.series)
    for target in (other, strange, of_another):
        response = desk.client.post(desk.about(desk.placed, "move/"), REASON | {"to": target.pk})
        assert (response.status_code, now(desk.placed).offering) == (200, desk.offering)


def test_a_corrected_contact_gets_the_link_and_earlier_links_are_void(desk) -> None:
    before = signature(desk.placed, Purpose.MANAGE)
    typed = {"name": "Nieuwe Naam", "mail": "nieuw@example.org", "phone": "", "organisation": ""}
    assert desk.client.post(desk.about(desk.placed, "contact/"), typed).status_code == 302
    row = now(desk.placed)
    assert (row.name, row.mail, row.mail_key) == ("Nieuwe Naam", "nieuw@example.org", "nieuw@example.org")
    assert signature(row, Purpose.MANAGE) != before
    assert OutboxMail.objects.filter(to="nieuw@example.org", kind="registration.link").exists()


def test_an_address_that_is_signed_up_here_is_refused_with_its_number(desk) -> None:
    typed = {"name": "Naam", "mail": "WACHT@example.org", "phone": "06", "organisation": ""}
    page = soup(desk.client.post(desk.about(desk.placed, "contact/"), typed))
    assert desk.waiting.number in texts(page, "[role=alert]")[0]
    assert values(page, "[name=mail]", "value") == ["WACHT@example.org"]
    assert now(desk.placed).mail == "plek@example.org"


def test_another_person_does_not_get_the_answers_of_the_one_before(desk) -> None:
    room_for(desk.offering, 5)
    row = answered(desk.offering)
    person = row.people.get()
    typed = {"name": "Collega Drie", "mail": "", "role": "", "who": "same"}
    address = f"/admin/registrations/person/{person.pk}/swap/"
    desk.client.post(address, typed)
    assert (row.people.get().name, row.people.get().answers) == ("Collega Drie", {"ervaring": "Dorpshuis"})
    assert person.sensitive.exists()
    desk.client.post(address, typed | {"who": "other", "name": "Collega Vier"})
    assert (row.people.get().name, row.people.get().answers) == ("Collega Vier", {})
    assert not person.sensitive.exists()


def test_one_person_is_taken_off_and_the_others_stay(desk) -> None:
    room_for(desk.offering, 3)
    cancel(desk.waiting, by=Who.STAFF, at=timezone.now())
    group = sign_up(desk.offering, people=2)
    person = group.people.first()
    desk.client.post(f"/admin/registrations/person/{person.pk}/cancel/", REASON)
    assert (now(group).seats, now(group).state, group.people.coming().count()) == (1, State.CONFIRMED, 1)


def test_the_link_goes_once_however_often_it_is_asked_for_within_a_minute(desk, time_machine) -> None:
    time_machine.move_to(timezone.now(), tick=False)
    for _time in range(2):
        desk.client.post(desk.about(desk.placed, "link/"))
    mails = OutboxMail.objects.filter(about=desk.placed.about, kind="registration.link")
    assert mails.count() == 1
    time_machine.shift(timedelta(minutes=2))
    desk.client.post(desk.about(desk.placed, "link/"))
    assert mails.count() == 2


def test_links_are_made_void_and_that_is_written_down(desk) -> None:
    before = signature(desk.placed, Purpose.MANAGE)
    desk.client.post(desk.about(desk.placed, "revoke/"))
    assert signature(now(desk.placed), Purpose.MANAGE) != before
    event = AuditEvent.objects.filter(about=desk.placed.about, action="changed").first()
    assert (event.fields, event.actor) == (["token_version"], desk.user)


def test_only_what_can_be_done_now_is_offered(desk, review) -> None:
    def offered(row: Registration) -> list[str]:
        links = values(soup(desk.client.get(desk.about(row))), "a.button-secondary", "href")
        return [link.rsplit("/", 2)[1] for link in links]

    assert offered(desk.placed) == ["move", "contact", "link", "revoke", "cancel"]
    assert offered(desk.waiting) == ["place", "reject", "contact", "link", "revoke", "cancel"]
    assert offered(review) == ["approve", "reject", "contact", "link", "revoke", "cancel"]
    cancel(desk.placed, by=Who.PERSON, at=timezone.now())
    assert offered(desk.placed) == ["link", "revoke"]


@pytest.mark.parametrize("name", ["approve", "reject", "cancel", "place", "contact", "link", "revoke"])
@pytest.mark.parametrize("sent", [{}, {"reason": "\x00"}, {"reason": "x" * 9000, "mail": "geen", "name": "\x00"}])
def test_odd_input_is_answered_with_the_form(desk, name: str, sent: dict) -> None:
    assert desk.client.post(desk.about(desk.waiting, f"{name}/"), sent).status_code in (200, 302)
