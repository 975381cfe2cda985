"""A translator puts a page into German in the browser: the words change, the facts cannot."""

import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from wagtail.models import Locale

from events.models import EventIndexPage, EventPage, Occurrence
from portal.base.models import Place
from tests.browser import Watch
from tests.journeys import editing

GERMAN = {
    "Bakdag bij de molen": "Backtag an der Mühle",
    "Bak een brood en neem het mee.": "Back ein Brot und nimm es mit.",
    "Om tien uur gaat de oven aan.": "Um zehn Uhr wird der Ofen angeheizt.",
}
FACTS = ("price", "venue", "place", "status", "audience", "occurrences-0-start", "occurrences-0-end")
SHOWN = "[...document.querySelectorAll('main .facts time, main .facts dd')].map(one => one.innerText)"

Visitor = Callable[..., Page]


@pytest.fixture
def event(demo_site: None) -> EventPage:
    title, summary, text = GERMAN
    page = EventPage(
        title=title,
        slug="bakdag",
        summary=summary,
        body=json.dumps([{"type": "text", "value": f"<p>{text}</p>"}]),
        price="12.50",
        venue="Molenschuur",
        place=Place.objects.get(name="Zeddam"),
    )
    start = timezone.now() + timedelta(days=20)
    page.occurrences = [Occurrence(start=start, end=start + timedelta(hours=3))]
    EventIndexPage.objects.get(locale__language_code="nl").add_child(instance=page)
    page.save_revision().publish()
    return page


def send_to_german(page: Page, event: EventPage) -> EventPage:
    """Submit the page for translation, as a redacteur who lands in the translator's editor."""
    editing.log_in(page, "redacteur")
    editing.open_editor(page, event)
    page.get_by_role("navigation", name="Actions").get_by_role("button", name="Acties").click()
    page.get_by_role("link", name="Vertaal deze pagina").click()
    page.get_by_role("checkbox", name="Duits").check()
    page.get_by_role("button", name="Verzenden").click()
    editing.expect_message(page, f"De pagina '{event.title}' is succesvol verzonden om in Duits vertaald te worden.")
    return event.get_translation(Locale.objects.get(language_code="de"))


def translate(page: Page, dutch: str) -> None:
    # The innermost list item that holds the Dutch words and a button of its own.
    text = page.get_by_role("main").get_by_role("listitem").filter(has_text=dutch)
    text = text.filter(has=page.get_by_role("button", name="Vertaal")).last
    text.get_by_role("button", name="Vertaal").click()
    page.get_by_role("main").locator("textarea").fill(GERMAN[dutch])
    page.get_by_role("button", name="Opslaan").click()
    expect(page.get_by_text(GERMAN[dutch])).to_be_visible()


def publish_in_german(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Publiceer in")).click()


def test_a_page_is_translated_in_the_browser_and_read_in_german(page: Page, visitor: Visitor, event: EventPage) -> None:
    german = send_to_german(page, event)
    for dutch in GERMAN:
        translate(page, dutch)
    expect(page.get_by_role("button", name="Vertaal")).to_have_count(0)

    checker, reader = visitor(), visitor()
    editing.log_in(checker, "eindredacteur")
    editing.open_editor(checker, german)
    publish_in_german(checker)
    editing.expect_message(checker, "'Backtag an der Mühle' in Duits gepubliceerd.")

    reader.goto("/nl/agenda/bakdag/")
    reader.get_by_role("link", name="Deutsch").click()
    expect(reader.get_by_role("heading", level=1)).to_have_text("Backtag an der Mühle")
    expect(reader.locator("main .lede").first).to_have_text("Back ein Brot und nimm es mit.")
    expect(reader.locator("main .prose")).to_have_text("Um zehn Uhr wird der Ofen angeheizt.")
    assert {"Molenschuur", "Zeddam (Montferland)", "€ 12,50"} <= set(reader.evaluate(SHOWN))


def test_half_a_translation_is_not_published_and_the_editor_hears_why(
    page: Page, visitor: Visitor, watch: Watch, event: EventPage
) -> None:
    german = send_to_german(page, event)
    translate(page, "Bakdag bij de molen")

    checker, reader = visitor(), visitor()
    editing.log_in(checker, "eindredacteur")
    editing.open_editor(checker, german)
    publish_in_german(checker)
    editing.expect_message(checker, "Nog niet gepubliceerd: 1 van de 3 teksten")
    expect(checker.get_by_text("Backtag an der Mühle").last).to_be_visible()
    watch.allow("404")
    answer = reader.goto("/de/agenda/bakdag/")
    assert (answer and answer.status, reader.inner_text("h1")) == (404, "Diese Seite ist noch nicht übersetzt")


def test_facts_cannot_be_changed_in_a_translation(page: Page, visitor: Visitor, event: EventPage) -> None:
    german = send_to_german(page, event)
    assert page.locator(", ".join(f"[name='{name}']" for name in FACTS)).count() == 0

    checker = visitor()
    editing.log_in(checker, "eindredacteur")
    editing.open_editor(checker, german)
    checker.get_by_role("button", name="More actions").click()
    checker.get_by_role("button", name="Stop synchrone vertaling").click()
    editing.tab(checker, "Gegevens")
    closed = {name: checker.locator(f"[name='{name}']").is_disabled() for name in FACTS}
    assert closed == dict.fromkeys(FACTS, True)
    assert checker.locator("[name=price]").input_value() == "12.50"
