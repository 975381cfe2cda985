"""The screen of one offering: its numbers, who signed up, and why somebody still waits."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.registration.actions.leaving import cancel
from events.registration.choices import State, WaitingList, Who
from events.registration.desk import sections
from events.registration.desk.line import standings
from events.registration.models import Offering
from tests.base.soup import soup, texts, values
from tests.base.words import dutch, in_english
from tests.factories import OfferingFactory, sign_up

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def numbers(desk, **query: str) -> list[str]:
    return texts(soup(desk.client.get(desk.of(), query)), "td.title a")


def why(offering: Offering, at=None) -> list[str]:
    """In the order of the line."""
    with in_english():
        found = standings(Offering.objects.get(pk=offering.pk), at=at or timezone.now())
    return [standing.why for standing in found.values()]


def test_a_row_tells_who_it_is_and_where_they_stand(desk) -> None:
    rows = soup(desk.client.get(desk.of())).select("tbody tr")
    cells = [texts(row, "td")[1:7] for row in rows]
    placed, waiting = desk.placed, desk.waiting
    full = dutch("All places are taken.")
    assert cells == [
        [placed.number, f"{placed.name} plek@example.org", "Stichting Bloei", "1", dutch("Confirmed"), ""],
        [waiting.number, f"{waiting.name} wacht@example.org", "", "1", f"{dutch('On the waiting list')} {full}", "1"],
    ]


def test_tabs_count_and_narrow(desk) -> None:
    gone = sign_up(desk.offering, "weg@example.org")
    cancel(gone, by=Who.PERSON, at=timezone.now())
    page = soup(desk.client.get(desk.of()))
    assert texts(page, ".desk-count") == ["2", "1", "1", "1", "3"]
    assert numbers(desk, state=State.CANCELLED) == [gone.number]
    assert numbers(desk, state="all") == [desk.placed.number, desk.waiting.number, gone.number]
    assert numbers(desk, state="niets") == [desk.placed.number, desk.waiting.number]


def test_people_are_found_by_what_is_remembered_of_them(desk) -> None:
    colleague = desk.placed.people.get()
    colleague.name = "Collega Twee"
    colleague.save()
    for words in ("PLEK@", "bloei", "collega", desk.placed.number, desk.placed.number.lower(), str(desk.placed.pk)):
        assert numbers(desk, q=words)[:1] == [desk.placed.number], words
    assert numbers(desk, q="onbekend") == []


def test_a_search_does_not_find_people_of_other_offerings(desk) -> None:
    other = sign_up(OfferingFactory(), "elders@example.org")
    assert numbers(desk, q="elders") == numbers(desk, q=other.number) == []


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"waiting_list": WaitingList.BY_HAND}, "By hand: you choose who comes."),
        ({"waiting_list": WaitingList.OFF}, "The waiting list is off, so nobody moves up by itself."),
        ({"is_called_off": True}, "This has been called off, so nobody moves up."),
        ({}, "All places are taken."),
        ({"capacity": 9}, "Moves up as soon as something changes."),
    ],
    ids=str,
)
def test_the_desk_says_why_somebody_waits(desk, settings: dict, words: str) -> None:
    Offering.objects.filter(pk=desk.offering.pk).update(**settings)
    assert why(desk.offering) == [words]


def test_after_its_last_hour_the_line_stands_still(desk) -> None:
    at = desk.offering.promotes_until + timedelta(minutes=1)
    (said,) = why(desk.offering, at)
    assert said.startswith("The waiting list stands still since")


def test_a_group_that_does_not_fit_holds_up_who_comes_after_unless_smaller_ones_may_pass() -> None:
    offering = OfferingFactory(capacity=3)
    sign_up(offering, people=2)
    sign_up(offering, people=2)
    sign_up(offering)
    group = "A group of 2 does not fit: 1 place is left."
    assert why(offering) == [group, "Somebody before them needs more places than there are."]
    Offering.objects.filter(pk=offering.pk).update(lets_smaller_pass=True)
    assert why(offering) == [group, "Moves up as soon as something changes."]


def test_the_screen_leads_to_page_form_and_sections(desk) -> None:
    page = soup(desk.client.get(desk.of()))
    links = values(page, ".desk-links a", "href")
    assert links[0] == "https://example.org/nl/trainingen/"
    assert links[1].endswith(f"/nl/aanmelden/{desk.offering.key}/")
    own = [desk.of(name) for name in ("add/", "mail/", "export/", "settings/", "copy/")]
    assert [link for link in links[2:] if link in own] == own


def test_a_room_may_add_a_section_for_some_offerings_and_some_people(desk, monkeypatch) -> None:
    monkeypatch.setattr(sections, "_sections", dict(sections._sections))
    sections.offer_section(sections.Section("mail", "Voor iedereen"))
    sections.offer_section(sections.Section("copy", "Voor niemand", is_for=lambda offering: False))
    sections.offer_section(sections.Section("export", "Met recht", permission="registration.see_all_offerings"))
    labels = [link.label for link in sections.sections_of(desk.offering, desk.user)]
    assert labels[1:2] == ["Voor iedereen"]
    assert {"Voor niemand", "Met recht"} & set(labels) == set()


@pytest.mark.parametrize("many", [1, 3])
def test_the_screen_asks_no_more_for_more(desk, many: int, django_assert_num_queries) -> None:
    Offering.objects.filter(pk=desk.offering.pk).update(capacity=9)
    for _number in range(many):
        sign_up(desk.offering, people=2)
    desk.client.get(desk.of())
    with django_assert_num_queries(13):
        desk.client.get(desk.of())
