"""An organiser runs the desk with the keyboard alone, and reads it on a phone."""

from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from events.registration.actions.registering import Person
from events.registration.choices import State
from events.registration.models import Offering, Registration
from portal.base.outbox import OutboxMail
from tests.accessibility import AXE, TAGS
from tests.events.registration.desk.asked import answered
from tests.factories import OfferingFactory, sign_up
from tests.journeys import editing
from tests.journeys.examination import DESK, TOO_WIDE

#: The desk's own part of the screen; the frame round it is Wagtail's.
OWN = """tags => axe.run(".desk", {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})"""
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def offering(live_site: str) -> Offering:
    """With room for two: one has a place, one group and one person wait."""
    offering = OfferingFactory(capacity=2, words={"nl": {"title": "Samen een dorpshuis", "url": f"{live_site}/nl/"}})
    offering.organisers.add(get_user_model().objects.get(username="organisator"))
    answered(offering, people=(Person("Deelnemer Een"),), name="Deelnemer Een", mail="een@example.org")
    sign_up(offering, "groep@example.org", people=2, name="Groep Twee")
    sign_up(offering, "drie@example.org", name="Deelnemer Drie")
    return offering


@pytest.fixture
def organiser(page: Page, offering: Offering) -> Page:
    page.set_viewport_size(DESK)
    editing.log_in(page, "organisator")
    return page


def reach(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus."""
    expect(target).to_have_count(1)
    for _step in range(150):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"Tab did not lead to {target}")


def press(page: Page, target: Locator, key: str = "Enter") -> None:
    reach(page, target)
    page.keyboard.press(key)


def faults(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    found = page.evaluate(OWN, TAGS)["violations"]
    return [
        f"{page.url}: {one['id']} at {node['target']}: {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


def test_an_organiser_runs_the_desk_with_the_keyboard(organiser: Page, offering: Offering) -> None:
    page = organiser
    page.goto("/admin/registrations/")
    press(page, page.get_by_role("link", name="Samen een dorpshuis"))
    expect(page.get_by_text("1 van 2 plaatsen bezet").first).to_be_visible()
    group = page.get_by_role("row").filter(has_text="groep@example.org")
    expect(group).to_contain_text("Een groep van 2 past niet: er is nog 1 plaats.")

    press(page, page.get_by_role("link", name="Instellingen", exact=True))
    places = page.get_by_label("Aantal plaatsen")
    reach(page, places)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("3")
    press(page, page.get_by_role("button", name="Instellingen opslaan"))
    editing.expect_message(page, "De wachtlijst is opgeschoven")

    press(page, page.get_by_role("searchbox"), "x")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("drie@")
    page.keyboard.press("Enter")
    waiting = Registration.objects.get(mail="drie@example.org")
    press(page, page.get_by_role("link", name=waiting.number))
    press(page, page.get_by_role("link", name="Zelf een plaats geven"))
    reach(page, page.get_by_label("Waarom"))
    page.keyboard.type("Belde op.")
    press(page, page.get_by_role("button", name="Zelf een plaats geven"))
    refused = page.get_by_role("alert")
    expect(refused).to_contain_text("0")
    expect(page.get_by_label("Waarom")).to_have_value("Belde op.")
    waiting.refresh_from_db()
    assert waiting.state == State.WAITING


def test_an_organiser_writes_to_who_was_ticked(organiser: Page, offering: Offering) -> None:
    page = organiser
    page.goto(f"/admin/registrations/{offering.pk}/")
    press(page, page.get_by_role("checkbox", name="Groep Twee"), "Space")
    press(page, page.get_by_role("button", name="Mail wie is aangevinkt"))
    expect(page.get_by_text("Aan 1 persoon.")).to_be_visible()
    reach(page, page.get_by_label("Onderwerp"))
    page.keyboard.type("Over {titel}")
    page.keyboard.press("Tab")
    page.keyboard.type("Dag {naam}, neem laarzen mee.")
    press(page, page.get_by_role("button", name="Laat zien hoe het wordt"))
    expect(page.locator(".desk-preview")).to_contain_text("Dag Groep Twee, neem laarzen mee.")
    press(page, page.get_by_role("button", name="Verstuur"))
    editing.expect_message(page, "De mail gaat naar 1 persoon.")
    assert list(OutboxMail.objects.filter(kind="registration.bulk").values_list("to", flat=True)) == [
        "groep@example.org"
    ]


def test_sensitive_answers_stand_behind_a_button(organiser: Page, offering: Offering) -> None:
    page = organiser
    page.goto(f"/admin/registrations/registration/{Registration.objects.get(mail='een@example.org').pk}/")
    expect(page.get_by_text("Met de fiets")).to_be_visible()
    expect(page.get_by_text("Rolstoel")).to_have_count(0)
    press(page, page.get_by_role("button", name="Toon gevoelige antwoorden"))
    expect(page.get_by_text("Rolstoel")).to_be_visible()


def test_each_screen_is_accessible_and_fits_a_phone(
    organiser: Page, offering: Offering, axe: Callable[[Page], list[str]]
) -> None:
    row = Registration.objects.get(mail="groep@example.org")
    person = row.people.first()
    of, about, own = f"{offering.pk}/", f"registration/{row.pk}/", f"person/{person.pk}/"
    screens = ["", of, *(f"{of}{name}/" for name in ("add", "mail", "export", "settings", "copy"))]
    screens += [about, f"{about}reject/", f"{about}contact/", f"{own}swap/", f"{own}cancel/"]
    wrong = []
    for screen in screens:
        organiser.set_viewport_size(DESK)
        organiser.goto(f"/admin/registrations/{screen}")
        wrong += faults(organiser)
        organiser.set_viewport_size(PHONE)
        wrong += [*faults(organiser), *(f"{screen}: {words}" for words in organiser.evaluate(TOO_WIDE))]
    assert wrong == []


def test_what_is_wrong_is_accessible_too(organiser: Page, offering: Offering) -> None:
    organiser.goto(f"/admin/registrations/{offering.pk}/add/")
    organiser.get_by_role("button", name="Iemand aanmelden").click()
    expect(organiser.get_by_role("alert").first).to_be_visible()
    assert (faults(organiser), offering.registrations.filter(created_at__gt=timezone.now()).count()) == ([], 0)
