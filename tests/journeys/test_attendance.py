"""From ticking who is there, on a phone and with keys only, to a certificate that anybody can check."""

import io
from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone, translation
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from events.registration.addresses import manage_url
from events.registration.models import Certificate, Offering, Registration
from tests.browser import Watch
from tests.factories.learning import joined, parallel_to, person_of, trajectory
from tests.journeys.editing import log_in
from tests.journeys.examination import Examiner
from tests.journeys.keyboard import tab_to

PHONE = {"width": 390, "height": 844}


@pytest.fixture
def offering(live_site: str) -> Offering:
    """Two meetings that were held, of a trajectory that the organiser of the demo runs."""
    offering = trajectory(meetings=2)
    offering.organisers.add(get_user_model().objects.get(username="organisator"))
    return offering


@pytest.fixture
def registration(offering: Offering) -> Registration:
    return joined(offering, name="Zoë Voorbeeld")


def test_from_ticks_to_a_certificate(
    page: Page, offering: Offering, registration: Registration, examiner: Examiner
) -> None:
    person = person_of(registration)
    page.set_viewport_size(PHONE)
    log_in(page, "organisator")
    for session in offering.sessions.all():
        tick_with_keys(page, f"/admin/registrations/{offering.pk}/attendance/{session.pk}/", person.name)
    page.goto(f"/admin/registrations/{offering.pk}/certificates/")
    page.get_by_role("button", name="Reik 1 certificaat uit").click()
    expect(page.get_by_text("1 certificaat uitgereikt.")).to_be_visible()

    with translation.override("nl"):
        page.goto(manage_url(registration))
    with page.expect_download() as download:
        page.get_by_role("link", name="Download het certificaat").click()
    words = PdfReader(io.BytesIO(download.value.path().read_bytes())).pages[0].extract_text()
    code = Certificate.objects.get().shown_code
    assert (person.name in words, code in words) == (True, True)

    page.goto("/nl/certificaat/")
    page.get_by_label("Code op het certificaat").fill(code.lower())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Dit certificaat is geldig.")).to_be_visible()
    page.get_by_label("Naam op het certificaat").fill(person.name.upper())
    page.get_by_role("button", name="Vergelijk").click()
    expect(page.get_by_text("Ja, dit is de naam op het certificaat.")).to_be_visible()
    assert examiner.examine(f"/nl/certificaat/{code}/", "/nl/certificaat/") == []


def tick_with_keys(page: Page, address: str, name: str) -> None:
    page.goto(address)
    box = page.get_by_role("checkbox", name=name, exact=True)
    assert (box.bounding_box() or {})["height"] >= 24
    box.focus()
    page.keyboard.press("Space")
    tab_to(page, page.locator("form button", has_text="Opslaan"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Opgeslagen: 1 aanwezig.")).to_be_visible()
    expect(page.get_by_role("checkbox", name=name, exact=True)).to_be_checked()


def test_the_desk_of_a_trajectory_is_for_everybody(
    page: Page, offering: Offering, registration: Registration, axe
) -> None:
    log_in(page, "organisator")
    page.set_viewport_size(PHONE)
    session = offering.sessions.first()
    faults = {}
    for name in (
        "attendance",
        f"attendance/{session.pk}",
        f"attendance/{session.pk}/print",
        "parallel",
        "groups",
        "certificates",
        "invite",
    ):
        page.goto(f"/admin/registrations/{offering.pk}/{name}/")
        wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth + 1")
        faults[name] = [*axe(page), *(["wider than the screen"] if wide else [])]
    assert {name: found for name, found in faults.items() if found} == {}


def test_the_pages_of_a_participant_are_for_everybody(live_site: str, examiner: Examiner, watch: Watch) -> None:
    watch.allow("404")
    registration = joined(trajectory(in_days=4), people=2)
    person, session = person_of(registration), registration.offering.sessions.first()
    parallel_to(session, start=timezone.now() + timedelta(days=9), places=3)
    with translation.override("nl"):
        addresses = [manage_url(registration, name, person.uuid, session.pk) for name in ("absent", "catch_up")]
        addresses.append(manage_url(registration))
    assert examiner.examine(*addresses) == []
    assert examiner.examine("/nl/certificaat/AAAA-AAAA-AAAA/", status=404) == []
