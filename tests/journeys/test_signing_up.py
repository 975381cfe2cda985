"""Somebody signs up with colleagues, waits, swaps and cancels: by keys alone, and fit for everybody."""

import re
from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

from django.utils import timezone
from playwright.sync_api import Page, Response, expect

from events.registration.actions.leaving import cancel
from events.registration.choices import WaitingList, Who
from events.registration.models import Offering
from portal.base.asking import Asked, FrozenQuestions, Kind, Option, Per, QuestionSet
from tests.base.asking.questions import upload
from tests.events.registration.signing import manage_url, sign_up_url
from tests.factories import OfferingFactory, sign_up
from tests.journeys.examination import DESK, PHONE, Examiner
from tests.journeys.keyboard import tab_to

QUESTIONS = QuestionSet(
    (
        Asked(
            "soort",
            Kind.CHOICE,
            {"nl": "Wat voor organisatie?"},
            options=(Option("overheid", {"nl": "Overheid"}), Option("anders", {"nl": "Anders"})),
        ),
        Asked("welke", Kind.TEXT, {"nl": "Welke dan?"}, shown_if_question="soort", shown_if_answer="anders"),
        Asked("plan", Kind.FILE, {"nl": "Je plan"}, required=False),
        Asked("eten", Kind.TEXT, {"nl": "Wat eet je niet?"}, per=Per.PERSON, required=False, sensitive=True),
    )
)


def training(**more) -> Offering:
    questions = FrozenQuestions.freeze(QUESTIONS, at=timezone.now())
    words = {"nl": {"title": "Burgerinitiatieven in ACTIE", "url": "https://example.org/nl/", "where": "Ruurlo"}}
    return OfferingFactory(words=words, questions=questions, **more)


def type_in(page: Page, label: str, words: str) -> None:
    tab_to(page, page.get_by_label(label, exact=True))
    page.keyboard.press("Control+A")
    page.keyboard.type(words)


def push(page: Page, name: str, *, role: str = "button") -> Response:
    """Tab to a button or a link in the page and press it; what the server answers in the end."""
    tab_to(page, page.get_by_role("main").get_by_role(role, name=name))
    with page.expect_navigation() as navigation:
        page.keyboard.press("Enter")
    return navigation.value


def examined(examiner: Examiner, response: Response | None = None) -> list[str]:
    """What is wrong with the page as it stands: its HTML, on a desk, on a phone and in the dark."""
    page, faults = examiner.page, examiner.invalid(response.text()) if response else []
    for size, scheme in ((DESK, "light"), (PHONE, "light"), (PHONE, "dark"), (DESK, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        faults += examiner.as_it_looks(f"{page.url} {size['width']} {scheme}")
    return faults


def test_somebody_signs_up_with_two_colleagues_by_keys_alone(examiner: Examiner) -> None:
    page, offering = examiner.page, training(asks_invoice=True, fee=Decimal(125), capacity=12)
    faults = examiner.examine(sign_up_url(offering))
    faults += examined(examiner, push(page, "Verder naar nakijken"))
    expect(page.locator(".errors")).to_be_focused()
    expect(page.locator(".errors li")).to_have_count(7)

    page.goto(sign_up_url(offering))
    type_in(page, "Je naam", "Bezoeker een")
    type_in(page, "Je e-mailadres", "bezoeker@example.org")
    push(page, "Nog een collega toevoegen")
    expect(page.locator("[name=person-1-name]")).to_be_focused()
    page.keyboard.type("Collega een")
    faults += examined(examiner, push(page, "Nog een collega toevoegen"))
    expect(page.locator("[name=person-2-name]")).to_be_focused()
    tab_to(page, page.get_by_role("radio", name="Overheid"))
    page.keyboard.press("Space")
    for label, words in {"Op naam van": "Gemeente Voorbeeld", "Postcode": "7021 AA", "Plaats": "Zelhem"}.items():
        type_in(page, label, words)
    type_in(page, "Straat en huisnummer, of postbus", "Markt 1")
    faults += examined(examiner, push(page, "Verder naar nakijken"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit?")
    expect(page.locator("main")).to_contain_text("3 personen × € 125")
    faults += examined(examiner, push(page, "Meld me aan"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Je bent aangemeld")
    assert faults == [], "\n".join(faults)
    assert [person.name for person in offering.registrations.get().people.all()] == ["Bezoeker een", "Collega een", ""]


def test_a_colleague_is_swapped_and_all_cancel_by_keys_alone(examiner: Examiner) -> None:
    page, registration = examiner.page, sign_up(training(), people=2)
    faults = examiner.examine(manage_url(registration))
    second = registration.people.last().name
    faults += examined(examiner, push(page, f"Wijzigen of ruilen {second}", role="link"))
    type_in(page, "Naam", "Collega nieuw")
    push(page, "Opslaan")
    expect(page.locator(".persons")).to_contain_text("Collega nieuw")
    faults += examined(examiner, push(page, "Afmelden Collega nieuw", role="link"))
    push(page, "Ja, afmelden")
    expect(page.locator(".persons li")).to_have_count(1)
    faults += examined(examiner, push(page, "Je gegevens of antwoorden wijzigen", role="link"))
    faults += examined(examiner, push(page, "Terug, niets wijzigen", role="link"))
    faults += examined(examiner, push(page, "Je gegevens bekijken, downloaden of wissen", role="link"))
    faults += examined(examiner, push(page, "Nu laten wissen", role="link"))
    push(page, "Nee, terug", role="link")
    push(page, "Terug naar je aanmelding", role="link")
    faults += examined(examiner, push(page, "Je afmelden", role="link"))
    faults += examined(examiner, push(page, "Ja, afmelden"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze aanmelding is afgemeld")
    assert faults == [], "\n".join(faults)


def test_who_waits_sees_it_and_takes_the_place_that_comes_free(examiner: Examiner) -> None:
    page, offering = examiner.page, training(capacity=1, waiting_list=WaitingList.OFFER)
    first = sign_up(offering)
    faults = examiner.examine(sign_up_url(offering))
    type_in(page, "Je naam", "Bezoeker twee")
    type_in(page, "Je e-mailadres", "twee@example.org")
    tab_to(page, page.get_by_role("radio", name="Overheid"))
    page.keyboard.press("Space")
    faults += examined(examiner, push(page, "Verder naar nakijken"))
    faults += examined(examiner, push(page, "Zet me op de wachtlijst"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Je staat op de wachtlijst, op plek 1")

    cancel(first, by=Who.PERSON, at=timezone.now())
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("Er is een plek voor je")
    faults += examined(examiner)
    faults += examined(examiner, push(page, "Nee, dank je", role="link"))
    faults += examined(examiner, push(page, "Ja, ik kom"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Je bent aangemeld")
    assert faults == [], "\n".join(faults)


def test_every_other_state_serves_everybody(examiner: Examiner) -> None:
    at = timezone.now()
    full = training(capacity=1, waiting_list=WaitingList.OFF)
    sign_up(full)
    training(series=full.series)
    group = training(capacity=2)
    sign_up(group, people=2)
    addresses = [
        sign_up_url(full),
        sign_up_url(training(opens_at=at + timedelta(days=2))),
        sign_up_url(training(needs_review=True, max_people=1)),
        manage_url(sign_up(training(needs_review=True))),
        manage_url(sign_up(group, people=2)),
        "/nl/aanmelding/link/",
        "/nl/aanmelding/gewist/",
        f"/de/aanmelden/{group.key}/",
        f"/en/aanmelden/{full.key}/",
    ]
    faults = examiner.examine(*addresses)
    assert faults == [], "\n".join(faults)


def test_it_all_works_without_scripts_and_keeps_the_file(visitor: Callable[..., Page]) -> None:
    page, offering = visitor(java_script_enabled=False, viewport=PHONE), training(max_people=3)
    page.goto(sign_up_url(offering))
    page.get_by_label("Je naam").fill("Bezoeker drie")
    page.get_by_label("Je e-mailadres").fill("drie@example.org")
    page.get_by_role("radio", name="Anders").check()
    page.get_by_label("Welke dan?").fill("Een dorp")
    page.locator("[name=asked-plan]").set_input_files(
        {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": upload().read()}
    )
    page.get_by_role("button", name="Nog een collega toevoegen").click()
    page.get_by_label("Naam", exact=False).last.fill("Collega drie")
    page.get_by_role("button", name="Verder naar nakijken").click()
    expect(page.locator("main")).to_contain_text("plan.pdf")
    page.get_by_role("button", name="Iets wijzigen").click()
    expect(page.get_by_label("Welke dan?")).to_have_value("Een dorp")
    page.get_by_role("button", name="Verder naar nakijken").click()
    page.get_by_role("button", name="Meld me aan").click()
    expect(page.get_by_role("link", name="plan.pdf")).to_be_visible()


def test_enter_in_a_field_goes_on_and_a_double_click_counts_once(page: Page) -> None:
    offering = OfferingFactory()
    page.goto(sign_up_url(offering))
    page.get_by_label("Je naam").fill("Bezoeker vier")
    page.get_by_label("Je e-mailadres").fill("vier@example.org")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Klopt dit?")
    page.get_by_role("button", name="Meld me aan").dblclick()
    expect(page.get_by_role("heading", level=1)).to_have_text("Je bent aangemeld")
    page.go_back()
    page.get_by_role("button", name="Meld me aan").click()
    expect(page).to_have_url(re.compile("/nl/aanmelding/"))
    page.reload()
    assert offering.registrations.count() == 1
