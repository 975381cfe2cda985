"""Random operations on offerings, by several workers at once, from a seed; and whether the order was kept."""

import random
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta

from django.db import connections

from events.registration.actions.correcting import change_contact, swap
from events.registration.actions.leaving import cancel, cancel_person
from events.registration.actions.offers import accept_offer, decline_offer, expire_offers
from events.registration.actions.running import change_capacity
from events.registration.choices import State, Who
from events.registration.errors import Refused
from events.registration.models import Offering, Participant, Registration, Step
from tests.factories import sign_up

WORKERS = 8


def run_round(offerings: list[Offering], *, operations: int, seed: int, at: datetime) -> None:
    """So many operations, divided over the workers, at about the moment `at`; raises what one of them raised."""
    share = operations // WORKERS

    def work(number: int) -> None:
        chance = random.Random(f"{seed}-{number}")
        try:
            for count in range(share):
                act = chance.choices(list(ACTS), weights=list(ACTS.values()))[0]
                with suppress(Refused):
                    act(chance, chance.choice(offerings), at + timedelta(minutes=count))
        finally:
            connections.close_all()

    with ThreadPoolExecutor(WORKERS) as threads:
        for done in [threads.submit(work, number) for number in range(WORKERS)]:
            done.result()


def register_somebody(chance: random.Random, offering: Offering, at: datetime) -> None:
    sign_up(offering, people=chance.choice([1, 1, 1, 2, 3]), at=at)


def cancel_somebody(chance: random.Random, offering: Offering, at: datetime) -> None:
    if registration := anybody(chance, Registration.objects.live().filter(offering=offering)):
        cancel(registration, by=Who.PERSON, at=at)


def take_one_off(chance: random.Random, offering: Offering, at: datetime) -> None:
    if person := anybody(chance, Participant.objects.coming().filter(registration__offering=offering)):
        cancel_person(person, by=Who.PERSON, at=at)


def answer_an_offer(chance: random.Random, offering: Offering, at: datetime) -> None:
    if registration := anybody(chance, Registration.objects.filter(offering=offering, state=State.OFFERED)):
        chance.choice([accept_offer, accept_offer, decline_offer])(registration, at=at)


def let_offers_expire(_chance: random.Random, _offering: Offering, at: datetime) -> None:
    expire_offers(at)


def resize(chance: random.Random, offering: Offering, at: datetime) -> None:
    change_capacity(offering, capacity=chance.randint(2, 12), at=at)


def correct(chance: random.Random, offering: Offering, at: datetime) -> None:
    if person := anybody(chance, Participant.objects.coming().filter(registration__offering=offering)):
        swap(person, values={"name": "Collega"}, answers={}, sensitive={}, by=Who.PERSON, at=at)
        change_contact(person.registration, values={"phone": str(chance.random())[:9]}, by=Who.PERSON, at=at)


ACTS: dict[Callable[[random.Random, Offering, datetime], None], int] = {
    register_somebody: 8,
    cancel_somebody: 4,
    take_one_off: 2,
    answer_an_offer: 3,
    let_offers_expire: 1,
    resize: 1,
    correct: 2,
}


def anybody(chance: random.Random, rows):
    keys = list(rows.values_list("pk", flat=True))
    return rows.model.objects.filter(pk=chance.choice(keys)).first() if keys else None


def out_of_order(offering: Offering) -> list[str]:
    """Each time that somebody got a place while another, who came earlier, was waiting."""
    found, waiting = [], {}
    for step in Step.objects.filter(registration__offering=offering).select_related("registration").order_by("pk"):
        row = step.registration
        if step.after in (State.CONFIRMED, State.OFFERED) and step.before in ("", State.WAITING):
            earlier = [turn for pk, turn in waiting.items() if turn < row.turn and pk != row.pk]
            found += [f"{row.pk} before turn {min(earlier)}"] if earlier else []
        if step.after == State.WAITING:
            waiting[row.pk] = row.turn
        else:
            waiting.pop(row.pk, None)
    return found
