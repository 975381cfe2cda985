"""Who was there, who told beforehand, and where a missed meeting is caught up."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from events.registration.actions.attending import mark_attendance, report_absence, withdraw_absence
from events.registration.actions.catching_up import arrange_parallel, cancel_catch_up, catch_up
from events.registration.actions.certifying import issue
from events.registration.actions.forgetting import forget
from events.registration.actions.leaving import cancel, cancel_person
from events.registration.choices import Presence, Who
from events.registration.errors import Refused
from events.registration.invariants import broken
from events.registration.models import Attendance, CatchUp, Participant, Session
from portal.base.models import AuditEvent
from portal.base.outbox import OutboxMail
from portal.base.privacy.actions import Action
from tests.events.registration.serving import at_once
from tests.factories import UserFactory
from tests.factories.learning import joined, parallel_to, person_of, trajectory, was_at

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = timezone.now()
SOON = NOW + timedelta(days=5)


@pytest.fixture(autouse=True)
def _all_is_well() -> Iterator[None]:
    yield
    assert broken() == []


def missed(*, presence: Presence = Presence.ABSENT, places: int = 1) -> tuple[Participant, Session, Session]:
    """Somebody, the meeting that they missed, and the same one in another group."""
    offering = trajectory()
    person, session = person_of(joined(offering)), offering.sessions.first()
    was_at(person, session, presence=presence)
    return person, session, parallel_to(session, start=SOON, places=places)


def test_presence_is_written_once_a_person_and_only_for_who_is_expected() -> None:
    offering, organiser = trajectory(), UserFactory()
    person, stranger = person_of(joined(offering)), person_of(joined(trajectory()))
    session = offering.sessions.first()
    everybody = {person.pk: Presence.PRESENT, stranger.pk: Presence.PRESENT}
    assert [mark_attendance(session, present=everybody, by=organiser, at=NOW) for _twice in range(2)] == [1, 0]
    assert mark_attendance(session, present={person.pk: Presence.ABSENT}, by=organiser, at=NOW) == 1
    row = Attendance.objects.get()
    assert (row.participant, row.presence, row.by) == (person, Presence.ABSENT, organiser)
    events = AuditEvent.objects.filter(fields=["attendance"])
    assert [(row.about, row.count, row.actor) for row in events] == [(f"offering:{offering.pk}", 1, organiser)] * 2


def test_nobody_is_ticked_before_the_day() -> None:
    session = trajectory(in_days=2).sessions.first()
    with pytest.raises(Refused):
        mark_attendance(session, present={}, by=UserFactory(), at=NOW)


def test_who_cannot_come_says_so_beforehand_and_may_come_after_all() -> None:
    offering = trajectory(in_days=5)
    person, session = person_of(joined(offering)), offering.sessions.first()
    other = parallel_to(session, start=SOON, places=1)
    report_absence(person, session=session, at=NOW)
    catch_up(person, missed=session, to=other, at=NOW)
    assert Attendance.objects.get().presence == Presence.EXCUSED
    withdraw_absence(person, session=session, at=NOW)
    assert (Attendance.objects.count(), CatchUp.objects.count()) == (0, 0)


def test_it_is_too_late_to_say_so_once_it_has_begun() -> None:
    offering = trajectory()
    with pytest.raises(Refused):
        report_absence(person_of(joined(offering)), session=offering.sessions.first(), at=NOW)


@pytest.mark.parametrize("presence", [Presence.ABSENT, Presence.EXCUSED])
def test_a_missed_meeting_is_caught_up_once_and_a_letter_says_where(presence: Presence) -> None:
    person, session, other = missed(presence=presence)
    rows = {catch_up(person, missed=session, to=other, at=NOW).pk for _twice in range(2)}
    other.refresh_from_db()
    mails = OutboxMail.objects.filter(kind="registration.caught_up")
    assert (len(rows), other.catch_up_taken, mails.count()) == (1, 1, 1)


def test_who_was_there_has_nothing_to_catch_up() -> None:
    person, session, other = missed(presence=Presence.PRESENT)
    with pytest.raises(Refused):
        catch_up(person, missed=session, to=other, at=NOW)


def test_only_the_same_meeting_of_the_same_trajectory_counts() -> None:
    person, session, other = missed()
    elsewhere = trajectory(in_days=5).sessions.first()
    Session.objects.filter(pk=elsewhere.pk).update(same_as=session.same_as, catch_up_places=5)
    for to in (elsewhere, session.offering.sessions.last()):
        with pytest.raises(Refused):
            catch_up(person, missed=session, to=to, at=NOW)
    with pytest.raises(Refused):
        catch_up(person, missed=session, to=other, at=SOON)


def test_another_date_may_be_chosen_and_a_place_given_back() -> None:
    person, session, first = missed()
    second = parallel_to(session, start=SOON, places=1, label=session.same_as)
    catch_up(person, missed=session, to=first, at=NOW)
    row = catch_up(person, missed=session, to=second, at=NOW)
    assert list(Session.objects.filter(catch_up_taken=1)) == [second]
    cancel_catch_up(row, at=NOW)
    assert not Session.objects.filter(catch_up_taken=1).exists()


def test_full_is_full_and_keeps_the_place_that_one_had() -> None:
    person, session, first = missed()
    second = parallel_to(session, start=SOON, places=0, label=session.same_as)
    catch_up(person, missed=session, to=first, at=NOW)
    with pytest.raises(Refused):
        catch_up(person, missed=session, to=second, at=NOW)
    assert CatchUp.objects.get().session == first


@pytest.mark.parametrize("leaves", ["all", "one"])
def test_who_leaves_gives_the_place_back(leaves: str) -> None:
    offering = trajectory()
    registration, session = joined(offering, people=2), offering.sessions.first()
    person = person_of(registration)
    was_at(person, session, presence=Presence.ABSENT)
    catch_up(person, missed=session, to=parallel_to(session, start=SOON, places=1), at=NOW)
    if leaves == "all":
        cancel(registration, by=Who.SYSTEM, at=NOW)
    else:
        cancel_person(person, by=Who.SYSTEM, at=NOW)
    assert not CatchUp.objects.exists()


def test_a_guest_is_ticked_where_they_are_a_guest() -> None:
    person, session, other = missed()
    catch_up(person, missed=session, to=other, at=NOW)
    assert mark_attendance(other, present={person.pk: Presence.PRESENT}, by=UserFactory(), at=other.start) == 1


def test_the_organiser_cannot_take_away_places_that_are_taken() -> None:
    person, session, other = missed(places=2)
    catch_up(person, missed=session, to=other, at=NOW)
    with pytest.raises(Refused):
        arrange_parallel(other, same_as=other.same_as, catch_up_places=0, by=UserFactory(), at=NOW)
    assert arrange_parallel(other, same_as=" x ", catch_up_places=1, by=UserFactory(), at=NOW).same_as == "x"


def test_the_database_itself_sells_no_place_twice() -> None:
    _person, _session, other = missed()
    with pytest.raises(IntegrityError), transaction.atomic():
        Session.objects.filter(pk=other.pk).update(catch_up_taken=2)


@pytest.mark.django_db(transaction=True)
def test_of_many_who_want_the_last_places_as_many_get_one_as_there_are() -> None:
    offering = trajectory()
    session = offering.sessions.first()
    people = [person_of(joined(offering)) for _ in range(8)]
    for person in people:
        was_at(person, session, presence=Presence.ABSENT)
    other = parallel_to(session, start=SOON, places=3)

    def book(person: Participant) -> bool:
        try:
            catch_up(person, missed=session, to=other, at=NOW)
        except Refused:
            return False
        finally:
            connection.close()
        return True

    answers = at_once([lambda person=person: book(person) for person in people])
    other.refresh_from_db()
    assert (sorted(answers), other.catch_up_taken) == ([False] * 5 + [True] * 3, 3)


@pytest.mark.django_db(transaction=True)
def test_the_same_wish_three_times_at_once_takes_one_place() -> None:
    person, session, other = missed(places=3)

    def book() -> int:
        try:
            return catch_up(person, missed=session, to=other, at=NOW).pk
        finally:
            connection.close()

    assert len(set(at_once([book] * 3))) == 1
    other.refresh_from_db()
    assert other.catch_up_taken == 1


@pytest.mark.parametrize("by_request", [False, True])
def test_who_is_forgotten_leaves_a_certificate_that_names_nobody(by_request: bool) -> None:
    person, session, other = missed()
    was_at(person, *person.registration.offering.sessions.exclude(pk=session.pk))
    catch_up(person, missed=session, to=other, at=NOW)
    was_at(person, other)
    row = issue(person, by=UserFactory(), at=NOW)
    forget(person.registration, at=NOW, action=Action.ERASED if by_request else Action.RETAINED)
    row.refresh_from_db()
    assert (row.is_valid, bool(row.holder)) == (True, not by_request)
