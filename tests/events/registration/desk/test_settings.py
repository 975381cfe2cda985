"""What an organiser sets for an offering, and what follows from it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import ngettext, override

from events.registration.choices import State, WaitingList
from events.registration.desk.settings import SETTINGS, change_settings, settings_for
from events.registration.invariants import broken
from events.registration.models import Offering, Registration
from portal.base.privacy.models import AuditEvent
from tests.base.soup import soup, texts, values
from tests.base.words import dutch
from tests.factories import OfferingFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _all_is_well(db):
    yield
    assert broken() == []


def now(offering: Offering) -> Offering:
    return Offering.objects.get(pk=offering.pk)


def written(moment) -> str:
    return f"{timezone.localtime(moment):%Y-%m-%d %H:%M}"


def typed(desk, **more: object) -> dict:
    """The form as it stands, with these values in it."""
    offering = now(desk.offering)
    values = {name: getattr(offering, name) for name in ("capacity", *SETTINGS)}
    kept = {name: "on" if value is True else value for name, value in values.items() if value not in (None, False)}
    return kept | {"organisers": [desk.user.pk]} | more


def errors(response) -> list[str]:
    return texts(soup(response), ".error-message")


def test_settings_are_kept_and_written_down_by_their_names(desk) -> None:
    sent = typed(desk, waiting_list=WaitingList.OFFER, offer_hours="12", max_people="3")
    assert desk.client.post(desk.of("settings/"), sent).status_code == 302
    offering = now(desk.offering)
    assert (offering.waiting_list, offering.offer_hours, offering.max_people) == (WaitingList.OFFER, 12, 3)
    event = AuditEvent.objects.get(about=f"offering:{offering.pk}")
    assert event.fields == ["max_people", "offer_hours", "waiting_list"]


def test_more_places_let_the_line_move_up_and_the_screen_says_who(desk) -> None:
    response = desk.client.post(desk.of("settings/"), typed(desk, capacity="2"), follow=True)
    assert Registration.objects.get(pk=desk.waiting.pk).state == State.CONFIRMED
    assert f"{desk.waiting.number} ({desk.waiting.name}" in response.content.decode()


def test_a_setting_that_lets_the_line_move_does_so_at_once(desk) -> None:
    Offering.objects.filter(pk=desk.offering.pk).update(waiting_list=WaitingList.BY_HAND, capacity=2)
    desk.client.post(desk.of("settings/"), typed(desk, waiting_list=WaitingList.AUTOMATIC))
    assert Registration.objects.get(pk=desk.waiting.pk).state == State.CONFIRMED


def test_fewer_places_than_are_taken_are_refused_with_the_number_and_nothing_is_kept(desk) -> None:
    Offering.objects.filter(pk=desk.offering.pk).update(capacity=9, waiting_list=WaitingList.OFF)
    Registration.objects.filter(pk=desk.waiting.pk).delete()
    sign_up(desk.offering, people=2)
    response = desk.client.post(desk.of("settings/"), typed(desk, capacity="2", max_people="7"))
    with override("nl"):
        words = ngettext(
            "%(count)s place is taken. Choose that number or more, or cancel a registration first.",
            "%(count)s places are taken. Choose that number or more, or cancel registrations first.",
            3,
        )
    assert errors(response) == [words % {"count": 3}]
    assert values(soup(response), "[name=max_people]", "value") == ["7"]
    assert (now(desk.offering).capacity, now(desk.offering).max_people) == (9, 5)


def test_saving_settings_does_not_undo_what_others_did_meanwhile(desk) -> None:
    """The form was fetched before somebody else signed up: places and line are not its business."""
    stale = now(desk.offering)
    Offering.objects.filter(pk=stale.pk).update(capacity=5)
    sign_up(desk.offering, "tussendoor@example.org")
    change_settings(stale, values={"max_people": 2}, capacity=5, by=desk.user, at=timezone.now())
    assert now(stale).taken == sum(row.seats for row in Registration.objects.holding())


@pytest.mark.parametrize(
    ("days", "field", "words"),
    [
        ({"opens_at": 5, "closes_at": 4}, "opens_at", "Sign-up has to open before it closes."),
        ({"opens_at": 31}, "opens_at", "Sign-up has to open before it closes."),
        ({"closes_at": 40}, "closes_at", "Sign-up has to close before the end."),
        ({"cancel_until": 40}, "cancel_until", "This has to come before the end."),
    ],
    ids=str,
)
def test_moments_have_to_come_in_their_order(desk, days: dict[str, int], field: str, words: str) -> None:
    """The offering starts in 30 days."""
    moments = {name: written(timezone.now() + timedelta(days=number)) for name, number in days.items()}
    response = desk.client.post(desk.of("settings/"), typed(desk, **moments))
    assert errors(response) == [dutch(words)]
    assert now(desk.offering).closes_at is None


@pytest.mark.parametrize(
    "sent",
    [
        {"capacity": "0"},
        {"capacity": "-1"},
        {"capacity": "9" * 30},
        {"evaluation_url": "javascript:alert(1)"},
        {"keep_days": "1"},
        {"max_people": "51"},
        {"waiting_list": "soms"},
        {"opens_at": "gisteren"},
        {"organisers": ["999999"]},
        {"reminder_days": "drie"},
    ],
    ids=str,
)
def test_odd_values_are_refused_beside_the_field(desk, sent: dict) -> None:
    response = desk.client.post(desk.of("settings/"), typed(desk, **sent))
    assert (response.status_code, len(errors(response))) == (200, 1)


def test_an_organiser_cannot_shut_themselves_out(desk, staff) -> None:
    _client, colleague = staff()
    response = desk.client.post(desk.of("settings/"), typed(desk, organisers=[colleague.pk]))
    assert len(errors(response)) == 1
    both = typed(desk, organisers=[desk.user.pk, colleague.pk])
    assert desk.client.post(desk.of("settings/"), both).status_code == 302
    assert set(desk.offering.organisers.all()) == {desk.user, colleague}


def test_only_who_runs_desks_can_be_made_organiser(desk, staff) -> None:
    _client, moderator = staff("moderator")
    response = desk.client.post(desk.of("settings/"), typed(desk, organisers=[desk.user.pk, moderator.pk]))
    assert len(errors(response)) == 1


def test_copied_moments_come_as_long_before_the_start() -> None:
    source = OfferingFactory(in_days=30, max_people=2, keep_days=30)
    Offering.objects.filter(pk=source.pk).update(closes_at=source.starts - timedelta(days=7))
    target = OfferingFactory(in_days=90)
    copied = settings_for(target, like=now(source))
    assert (copied["closes_at"], copied["opens_at"]) == (target.starts - timedelta(days=7), None)
    assert (copied["max_people"], copied["keep_days"]) == (2, 30)


def test_settings_are_copied_without_and_with_the_number_of_places(desk) -> None:
    source = OfferingFactory(capacity=7, needs_review=True)
    source.organisers.add(desk.user)
    desk.client.post(desk.of("copy/"), {"source": source.pk})
    assert (now(desk.offering).needs_review, now(desk.offering).capacity) == (True, 1)
    desk.client.post(desk.of("copy/"), {"source": source.pk, "with_capacity": "on"})
    assert now(desk.offering).capacity == 7


def test_settings_of_somebody_elses_offering_cannot_be_copied(desk) -> None:
    source = OfferingFactory(needs_review=True)
    assert desk.client.post(desk.of("copy/"), {"source": source.pk}).status_code == 200
    assert now(desk.offering).needs_review is False
