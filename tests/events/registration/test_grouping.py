"""Homework groups: by chance, evenly, and who was put somewhere by hand stays."""

from collections import Counter

import pytest
from django.utils import timezone

from events.registration.actions.grouping import make_groups, move_member, tell_groups, write_group
from events.registration.errors import Refused
from events.registration.models import HomeworkGroup, Membership, Offering
from portal.base.outbox import OutboxMail
from tests.factories import UserFactory
from tests.factories.learning import joined, person_of, trajectory

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = timezone.now()


def with_people(count: int) -> Offering:
    offering = trajectory()
    for _ in range(count):
        joined(offering)
    return offering


def made(offering: Offering, count: int, **more) -> dict[int, int]:
    """The number of the group of each person."""
    given = {"seed": 1, "by": UserFactory(), "at": NOW} | more
    make_groups(offering, count=count, **given)
    return dict(Membership.objects.values_list("participant", "group__number"))


@pytest.mark.parametrize(("people", "sizes"), [(7, [3, 2, 2]), (6, [2, 2, 2]), (1, [1])])
def test_sizes_differ_by_one_at_most(people: int, sizes: list[int]) -> None:
    found = Counter(made(with_people(people), 3).values())
    assert sorted(found.values(), reverse=True) == sizes


def test_the_same_seed_gives_the_same_groups_and_another_one_others() -> None:
    offering = with_people(9)
    first, again, other = made(offering, 3), made(offering, 3), made(offering, 3, seed=2)
    assert first == again != other


def test_who_was_put_somewhere_by_hand_stays_when_asked() -> None:
    offering = with_people(6)
    first = made(offering, 3)
    pk, number = next(iter(first.items()))
    target = HomeworkGroup.objects.exclude(number=number).first()
    move_member(offering.registrations.get(people=pk).people.get(), to=target, by=UserFactory(), at=NOW)
    for seed in range(5):
        found = made(offering, 3, seed=seed, keeps=True)
        assert (found[pk], sorted(Counter(found.values()).values())) == (target.number, [2, 2, 2])


def test_somebody_is_in_one_group_a_round() -> None:
    offering = with_people(2)
    made(offering, 2)
    made(offering, 1, turn=2)
    assert sorted(Membership.objects.values_list("round", flat=True)) == [1, 1, 2, 2]


def test_a_group_with_an_assignment_does_not_go_by_itself() -> None:
    offering = with_people(4)
    made(offering, 3)
    made(offering, 2)
    group = HomeworkGroup.objects.last()
    words = {"nl": {"title": "Peiling", "assignment": "Vraag rond."}}
    write_group(group, words=words, links=[], shows_members=True, by=UserFactory(), at=NOW)
    with pytest.raises(Refused):
        made(offering, 1)
    assert (HomeworkGroup.objects.count(), Membership.objects.count()) == (2, 4)


def test_words_fall_back_to_dutch_and_to_a_number() -> None:
    group = HomeworkGroup(number=2, words={"nl": {"assignment": "Vraag rond."}})
    assert (group.word("assignment", "de"), group.title_in("nl")) == ("Vraag rond.", "Groep 2")


@pytest.mark.parametrize("count", [0, 51])
def test_an_odd_number_of_groups_is_refused(count: int) -> None:
    with pytest.raises(Refused):
        made(with_people(1), count)


def test_nobody_from_elsewhere_is_moved_in() -> None:
    offering, stranger = with_people(1), person_of(joined(trajectory()))
    made(offering, 1)
    with pytest.raises(Refused):
        move_member(stranger, to=HomeworkGroup.objects.get(), by=UserFactory(), at=NOW)


def test_people_are_told_once_and_again_when_their_group_changes() -> None:
    offering, organiser = with_people(2), UserFactory()
    made(offering, 2)
    assert [tell_groups(offering, by=organiser, at=NOW) for _twice in range(2)] == [2, 0]
    person = person_of(offering.registrations.first())
    to = HomeworkGroup.objects.exclude(members=person).get()
    move_member(person, to=to, by=organiser, at=NOW)
    assert tell_groups(offering, by=organiser, at=NOW) == 1
    assert OutboxMail.objects.filter(kind="registration.group").count() == 3
