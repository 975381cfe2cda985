"""Who gets a place, who waits, and what a freed place does."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from events.registration.actions.leaving import cancel, cancel_person, reject
from events.registration.actions.offers import accept_offer, decline_offer, expire_offers
from events.registration.actions.registering import register
from events.registration.actions.running import approve, change_capacity, move, place_by_hand
from events.registration.choices import State, WaitingList, Who
from events.registration.errors import AlreadySignedUp, Refused
from events.registration.invariants import broken
from events.registration.models import Offering, Registration, Step
from portal.base.outbox import OutboxMail
from tests.factories import OfferingFactory, UserFactory, sign_up, wish_for

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _all_is_well() -> Iterator[None]:
    yield
    assert broken() == []


def states(offering: Offering) -> list[str]:
    return list(offering.registrations.order_by("turn").values_list("state", flat=True))


def state_of(registration: Registration) -> str:
    return Registration.objects.get(pk=registration.pk).state


def taken(offering: Offering) -> int:
    return Offering.objects.get(pk=offering.pk).taken


def kinds(registration: Registration) -> list[str]:
    rows = OutboxMail.objects.filter(about=registration.about).order_by("pk")
    return [row.kind.removeprefix("registration.") for row in rows]


def test_places_go_in_the_order_of_coming_and_then_people_wait() -> None:
    offering = OfferingFactory(capacity=2)
    rows = [sign_up(offering) for _ in range(4)]
    assert states(offering) == [State.CONFIRMED, State.CONFIRMED, State.WAITING, State.WAITING]
    assert (taken(offering), [kinds(row) for row in rows]) == (2, [["confirmed"]] * 2 + [["waiting"]] * 2)


def test_without_a_limit_everybody_comes() -> None:
    offering = OfferingFactory(capacity=None)
    assert [sign_up(offering, people=3).state for _ in range(3)] == [State.CONFIRMED] * 3
    assert taken(offering) == 9


def test_the_same_form_sent_again_is_the_same_registration() -> None:
    offering, wish = OfferingFactory(capacity=1), wish_for()
    first, second = (register(offering, wish=wish, at=timezone.now()) for _ in range(2))
    assert (first.pk, Registration.objects.count(), OutboxMail.objects.count()) == (second.pk, 1, 1)


def test_one_address_has_one_live_registration_here() -> None:
    offering = OfferingFactory()
    first = sign_up(offering, "iemand@example.org")
    with pytest.raises(AlreadySignedUp) as refused:
        sign_up(offering, " Iemand@Example.org")
    assert refused.value.registration == first
    cancel(first, by=Who.PERSON, at=timezone.now())
    assert sign_up(offering, "iemand@example.org").state == State.CONFIRMED


def test_a_group_gets_places_for_all_or_none() -> None:
    offering = OfferingFactory(capacity=4)
    sign_up(offering, people=3)
    assert sign_up(offering, people=2).state == State.WAITING
    assert taken(offering) == 3


def test_nobody_passes_who_waits_though_a_place_is_free() -> None:
    offering = OfferingFactory(capacity=4)
    sign_up(offering, people=3)
    sign_up(offering, people=2)
    assert sign_up(offering).state == State.WAITING


def test_a_smaller_group_passes_where_the_organiser_says_so() -> None:
    offering = OfferingFactory(capacity=4, lets_smaller_pass=True)
    first = sign_up(offering, people=2)
    big, small = sign_up(offering, people=4), sign_up(offering, people=1)
    change_capacity(offering, capacity=5, at=timezone.now())
    assert (state_of(first), state_of(big), state_of(small)) == (State.CONFIRMED, State.WAITING, State.CONFIRMED)


def test_a_freed_place_goes_to_the_first_in_line_in_the_same_go() -> None:
    offering = OfferingFactory(capacity=1)
    first, second, third = (sign_up(offering) for _ in range(3))
    cancel(first, by=Who.PERSON, at=timezone.now())
    assert (state_of(second), state_of(third), taken(offering)) == (State.CONFIRMED, State.WAITING, 1)
    assert (kinds(first), kinds(second)) == (["confirmed", "cancelled"], ["waiting", "promoted"])


def test_cancelling_twice_gives_one_place_back() -> None:
    offering = OfferingFactory(capacity=2)
    first = sign_up(offering)
    sign_up(offering)
    for _ in range(2):
        cancel(first, by=Who.PERSON, at=timezone.now())
    assert (taken(offering), kinds(first).count("cancelled")) == (1, 1)


def test_one_person_leaves_and_the_others_stay() -> None:
    offering = OfferingFactory(capacity=2)
    group = sign_up(offering, people=2)
    waiting = sign_up(offering)
    cancel_person(group.people.last(), by=Who.PERSON, at=timezone.now())
    group.refresh_from_db()
    assert (group.state, group.seats, state_of(waiting), taken(offering)) == (State.CONFIRMED, 1, State.CONFIRMED, 2)


def test_with_the_last_person_the_registration_ends() -> None:
    registration = sign_up(OfferingFactory())
    cancel_person(registration.people.get(), by=Who.PERSON, at=timezone.now())
    assert state_of(registration) == State.CANCELLED


def test_a_group_that_gets_smaller_may_fit_at_last() -> None:
    offering = OfferingFactory(capacity=3)
    sign_up(offering, people=2)
    group = sign_up(offering, people=2)
    cancel_person(group.people.last(), by=Who.PERSON, at=timezone.now())
    assert state_of(group) == State.CONFIRMED


def test_it_is_too_late_to_cancel_alone_but_not_for_the_organiser_and_not_for_who_waits() -> None:
    at = timezone.now()
    offering = OfferingFactory(capacity=1, cancel_until=at - timedelta(hours=1))
    first, second = sign_up(offering), sign_up(offering)
    with pytest.raises(Refused):
        cancel(first, by=Who.PERSON, at=at)
    assert cancel(second, by=Who.PERSON, at=at).state == State.CANCELLED
    assert cancel(first, by=UserFactory(), at=at, reason="ziek").state == State.CANCELLED


def test_an_offer_holds_the_place_until_its_hour() -> None:
    at = timezone.now()
    offering = OfferingFactory(capacity=1, waiting_list=WaitingList.OFFER, offer_hours=2)
    first, second, third = (sign_up(offering) for _ in range(3))
    cancel(first, by=Who.PERSON, at=at)
    second.refresh_from_db()
    assert (second.state, second.offered_until) == (State.OFFERED, at + timedelta(hours=2))
    assert expire_offers(at + timedelta(hours=2) - timedelta(seconds=1)) == 0
    assert expire_offers(at + timedelta(hours=2)) == 1
    assert (state_of(second), state_of(third), taken(offering)) == (State.EXPIRED, State.OFFERED, 1)


def test_an_offer_is_accepted_once_declined_or_too_late() -> None:
    at = timezone.now()
    offering = OfferingFactory(capacity=1, waiting_list=WaitingList.OFFER, offer_hours=2)
    first, second, third = (sign_up(offering) for _ in range(3))
    cancel(first, by=Who.PERSON, at=at)
    assert accept_offer(second, at=at).state == accept_offer(second, at=at).state == State.CONFIRMED
    cancel(second, by=Who.PERSON, at=at)
    with pytest.raises(Refused):
        accept_offer(third, at=at + timedelta(hours=3))
    assert decline_offer(third, at=at).state == State.DECLINED
    assert taken(offering) == 0


def test_the_line_stands_still_in_the_last_hours_and_when_it_goes_by_hand() -> None:
    at = timezone.now()
    late = OfferingFactory(capacity=1, in_days=0.5)
    by_hand = OfferingFactory(capacity=1, waiting_list=WaitingList.BY_HAND)
    for offering in (late, by_hand):
        first, second = sign_up(offering), sign_up(offering)
        cancel(first, by=UserFactory(), at=at)
        assert (state_of(second), taken(offering)) == (State.WAITING, 0)


def test_an_offer_never_lasts_longer_than_the_line_moves() -> None:
    at = timezone.now()
    offering = OfferingFactory(capacity=1, at=at, in_days=2, waiting_list=WaitingList.OFFER, offer_hours=48)
    first, second = sign_up(offering), sign_up(offering)
    cancel(first, by=Who.PERSON, at=at)
    second.refresh_from_db()
    assert second.offered_until == offering.promotes_until


def test_capacity_below_what_is_taken_is_refused_with_the_number() -> None:
    offering = OfferingFactory(capacity=3)
    sign_up(offering, people=3)
    with pytest.raises(Refused, match="3"):
        change_capacity(offering, capacity=2, at=timezone.now())
    assert Offering.objects.get().capacity == 3


def test_the_database_itself_refuses_to_oversell() -> None:
    offering = OfferingFactory(capacity=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Offering.objects.filter(pk=offering.pk).update(taken=2)


def test_more_places_move_the_line_up() -> None:
    offering = OfferingFactory(capacity=1)
    sign_up(offering)
    waiting = [sign_up(offering) for _ in range(3)]
    change_capacity(offering, capacity=3, at=timezone.now())
    assert [state_of(row) for row in waiting] == [State.CONFIRMED, State.CONFIRMED, State.WAITING]


def test_who_is_to_be_looked_at_holds_no_place_until_approved() -> None:
    at, staff = timezone.now(), UserFactory()
    offering = OfferingFactory(capacity=1, needs_review=True)
    first, second, third = (sign_up(offering) for _ in range(3))
    assert taken(offering) == 0
    assert [approve(row, by=staff, at=at).state for row in (second, first)] == [State.CONFIRMED, State.WAITING]
    assert reject(third, by=staff, reason="niet voor deze doelgroep", at=at).state == State.REJECTED


def test_out_of_turn_needs_room_and_keeps_its_reason() -> None:
    at, staff = timezone.now(), UserFactory()
    offering = OfferingFactory(capacity=2, waiting_list=WaitingList.BY_HAND)
    group = sign_up(offering, people=2)
    first, second = sign_up(offering), sign_up(offering)
    with pytest.raises(Refused):
        place_by_hand(second, by=staff, reason="spreker", at=at)
    cancel_person(group.people.last(), by=Who.PERSON, at=at)
    assert place_by_hand(second, by=staff, reason="spreker", at=at).state == State.CONFIRMED
    step = Step.objects.filter(registration=second).last()
    assert (state_of(first), step.reason, step.user) == (State.WAITING, "spreker", staff)


def test_who_moves_takes_a_place_there_and_leaves_one_here() -> None:
    at, staff = timezone.now(), UserFactory()
    here, there = OfferingFactory(capacity=1), OfferingFactory(capacity=1)
    first, waiting = sign_up(here), sign_up(here)
    assert move(first, to=there, by=staff, reason="andere dag", at=at).offering == there
    assert (state_of(waiting), taken(here), taken(there)) == (State.CONFIRMED, 1, 1)
    with pytest.raises(Refused):
        move(waiting, to=there, by=staff, reason="", at=at)
