"""Homework groups: made by chance, arranged by hand."""

from collections.abc import Iterable
from datetime import datetime
from random import Random

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.base.privacy.trail import record

from .. import places
from ..errors import Refused
from ..models import HomeworkGroup, Membership, Offering, Participant
from .steps import tell_one

MOST_GROUPS = 50


def people_of(offering: Offering):
    """Who is divided over groups."""
    return Participant.objects.confirmed().filter(registration__offering=offering).order_by("pk")


@places.in_one_go
def make_groups(
    offering: Offering, *, count: int, seed: int, by, at: datetime, turn: int = 1, keeps: bool = False
) -> list[HomeworkGroup]:
    """Divide everybody over so many groups, whose sizes differ by one at most; the same for the same `seed`.

    Groups that are there keep their words. `turn` is the round; with `keeps`, who was put somewhere by hand stays.
    Raises Refused when a group that has an assignment would have to go.
    """
    offering = places.take_turn(offering.pk)
    if not 1 <= count <= MOST_GROUPS:
        raise Refused(_("Choose between 1 and %(most)s groups.") % {"most": MOST_GROUPS})
    groups = rows_of(offering, turn, count)
    kept = fixed(groups) if keeps else {}
    everybody = list(people_of(offering))
    divided = divide([one.pk for one in everybody], [group.pk for group in groups], kept=kept, seed=seed)
    Membership.objects.filter(participant__in=everybody, round=turn).delete()
    Membership.objects.bulk_create(
        Membership(participant_id=pk, group_id=group, round=turn, by_hand=pk in kept) for pk, group in divided.items()
    )
    record("changed", about=f"offering:{offering.pk}", by=by, fields=["groups"], count=len(divided), at=at)
    return groups


def rows_of(offering: Offering, turn: int, count: int) -> list[HomeworkGroup]:
    """Exactly so many groups of this round."""
    known = list(offering.homework_groups.filter(round=turn))
    surplus = known[count:]
    written = [group for group in surplus if group.words or group.links]
    if written:
        words = ngettext(
            "%(count)s group that would go has an assignment. Empty it first, or choose more groups.",
            "%(count)s groups that would go have an assignment. Empty them first, or choose more groups.",
            len(written),
        )
        raise Refused(words % {"count": len(written)})
    for group in surplus:
        group.delete()
    numbers = {group.number for group in known}
    free = [number for number in range(1, len(known) + count + 1) if number not in numbers]
    missing = free[: max(0, count - len(known))]
    made = [HomeworkGroup.objects.create(offering=offering, round=turn, number=number) for number in missing]
    return sorted([*known[:count], *made], key=lambda group: group.number)


def fixed(groups: list[HomeworkGroup]) -> dict[int, int]:
    """Group by participant, of those that were put there by hand."""
    rows = Membership.objects.filter(group__in=groups, by_hand=True)
    return dict(rows.values_list("participant_id", "group_id"))


def divide(people: Iterable[int], groups: list[int], *, kept: dict[int, int], seed: int) -> dict[int, int]:
    """Group by person: those of `kept` as they are, the others by chance, each time into the smallest group."""
    found = {pk: group for pk, group in kept.items() if pk in set(people)}
    others = [pk for pk in sorted(people) if pk not in found]
    chance = Random(seed)  # noqa: S311 -- it has to come out the same again, and nothing depends on it being secret
    chance.shuffle(others)
    sizes = {group: list(found.values()).count(group) for group in groups}
    for pk in others:
        smallest = min(groups, key=lambda group: (sizes[group], groups.index(group)))
        found[pk] = smallest
        sizes[smallest] += 1
    return found


@places.in_one_go
def move_member(participant: Participant, *, to: HomeworkGroup, by, at: datetime) -> None:
    """Put somebody in this group by hand, whatever group of the round they were in."""
    offering = places.take_turn(to.offering_id)
    if not people_of(offering).filter(pk=participant.pk).exists():
        raise Refused(_("This person does not take part (any more)."))
    values = {"group": to, "by_hand": True}
    Membership.objects.update_or_create(participant=participant, round=to.round, defaults=values)
    record("changed", about=f"offering:{offering.pk}", by=by, fields=["groups"], at=at)


@places.in_one_go
def write_group(group: HomeworkGroup, *, words: dict, links: list, shows_members: bool, by, at: datetime) -> None:
    """Write title and assignment by language, and the material."""
    values = {"words": words, "links": links, "shows_members": shows_members}
    changed = [name for name, value in values.items() if getattr(group, name) != value]
    for name, value in values.items():
        setattr(group, name, value)
    group.save(update_fields=list(values))
    if changed:
        record("changed", about=f"offering:{group.offering_id}", by=by, fields=changed, at=at)


@places.in_one_go
def tell_groups(offering: Offering, *, by, at: datetime, turn: int = 1) -> int:
    """Write to each person which group they are in; to whom it was told already only when it changed. How many."""
    rows = Membership.objects.filter(group__offering=offering, round=turn, participant__in=people_of(offering))
    told = 0
    for row in rows.select_related("participant__registration"):
        told += tell_one(row.participant, "group", at=at, mark=f"{turn}:{row.group_id}", group=row.group_id)
    if told:
        record("mailed", about=f"offering:{offering.pk}", by=by, count=told, at=at)
    return told
