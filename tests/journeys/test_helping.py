"""Somebody finds an ask, offers help and gets an answer: by keys alone, without scripts, on a small phone."""

import re
from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from initiatives.helping import actions
from initiatives.helping.choices import Side, State
from initiatives.helping.models import HelpMessage
from initiatives.helping.tokens import thread_url
from initiatives.helping.views import GUARD
from initiatives.models import Answered, HelpItem
from initiatives.recipients import addresses_of
from tests.browser import Watch
from tests.initiatives.helping.writing import HELPER, WORDS, link_in, mails_sent, relayed, written
from tests.journeys.examination import PHONE, Examiner
from tests.journeys.keyboard import tab_to

ASKS = "/nl/gevraagd-en-aangeboden/"
ASK = "Chauffeurs voor de woensdag"


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    cache.clear()


def press(page: Page, target: Locator) -> None:
    """Tab to a link or a button and press it."""
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def open_up(page: Page, name: str) -> None:
    tab_to(page, page.locator("main summary").filter(has_text=name))
    page.keyboard.press("Enter")


def type_in(page: Page, label: str, words: str) -> None:
    tab_to(page, page.get_by_label(label))
    page.keyboard.type(words)


def mailed_link() -> str:
    """From the one mail that goes now."""
    letters = mails_sent(timezone.now())
    assert len(letters) == 1
    return link_in(letters[0])


def item() -> HelpItem:
    """An open ask of the demo."""
    return HelpItem.objects.select_related("page").get(text__startswith=ASK, page__locale__language_code="nl")


def test_help_is_found_offered_confirmed_answered_and_off_the_site_by_keys_without_scripts(
    visitor: Callable[..., Page],
) -> None:
    page = visitor(java_script_enabled=False, viewport=PHONE)
    page.goto("/nl/initiatieven/")
    press(page, page.get_by_role("link", name="Alles wat gevraagd en aangeboden wordt"))
    open_up(page, "Filters")
    open_up(page, "Gemeente")
    tab_to(page, page.get_by_role("checkbox", name="Aalten"))
    page.keyboard.press("Space")
    press(page, page.get_by_role("button", name="Toon resultaten"))
    press(page, page.get_by_role("main").get_by_role("link", name=re.compile(f"Ik kan helpen.*{ASK}")))
    type_in(page, "Je bericht", WORDS)
    type_in(page, "Je naam", "Riek")
    type_in(page, "Je e-mailadres", HELPER)
    tab_to(page, page.get_by_label("Jullie mogen mijn naam"))
    page.keyboard.press("Space")
    page.wait_for_timeout(GUARD.seconds * 1000)
    press(page, page.get_by_role("button", name="Verstuur"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk in je mail")

    helper = mailed_link()
    page.goto(helper)
    press(page, page.get_by_role("button", name="Verstuur mijn bericht"))
    expect(page.locator("main")).to_contain_text("Je bericht is bij het initiatief")

    page.goto(mailed_link())
    expect(page.locator(".talk")).to_contain_text(WORDS)
    type_in(page, "Schrijf terug", "Wat fijn, kom woensdag langs!")
    press(page, page.get_by_role("button", name="Verstuur"))
    expect(page.locator(".talk li")).to_have_count(2)
    press(page, page.get_by_role("link", name="Dit is gelukt"))
    press(page, page.get_by_role("button", name="Ja, het is gelukt"))

    assert mailed_link() == helper
    page.goto(helper)
    expect(page.locator(".talk")).to_contain_text("Wat fijn, kom woensdag langs!")
    page.goto(ASKS)
    expect(page.get_by_role("link", name=ASK)).to_have_count(0)
    page.goto(item().page.url)
    expect(page.locator("main")).not_to_contain_text(ASK)


def test_every_state_serves_everybody(examiner: Examiner, watch: Watch) -> None:
    watch.allow("410")
    ask, at = item(), timezone.now()
    to = addresses_of(ask.page.translation_key)[0]
    waiting = written(ask, at=at)
    sent, stopped = (relayed(ask, mail=mail, at=at) for mail in ("een@example.org", "twee@example.org"))
    actions.write_on(sent, side=Side.INITIATOR, text="Wat fijn! " * 40 + "x" * 200, at=at)
    actions.stop(stopped, at=at)
    faults = examiner.examine(
        ASKS,
        f"{ASKS}?richting=gevraagd&bij=aalten&straal=20&tot=maand&tot=open&pagina=7",
        f"{ASKS}?soort=money&plaats=aalten&tot=week",
        f"/de{ASKS.removeprefix('/nl')}",
        f"/nl/helpen/{ask.translation_key}/",
        "/nl/helpen/verstuurd/",
        "/nl/helpen/gemeld/",
        thread_url(waiting, Side.HELPER, to=HELPER),
        thread_url(sent, Side.INITIATOR, to=to),
        thread_url(sent, Side.INITIATOR, "report", to=to),
        thread_url(stopped, Side.HELPER, to=HELPER),
        ask.page.url,
    )
    Answered.objects.create(key=ask.translation_key, at=at)
    faults += examiner.examine(f"/nl/helpen/{ask.translation_key}/", status=410)
    assert faults == [], "\n".join(faults)


def test_what_is_wrong_is_said_first_and_leads_to_its_field(examiner: Examiner, watch: Watch) -> None:
    watch.allow("422")
    page = examiner.page
    page.goto(f"/nl/helpen/{item().translation_key}/")
    page.get_by_label("Je bericht").fill("Te kort")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator(".errors")).to_be_focused()
    expect(page.locator(".errors li")).to_have_count(4)
    assert [*examiner.as_it_looks("with faults")] == []
    page.locator(".errors a").first.click()
    expect(page.get_by_label("Je bericht")).to_be_focused()
    assert not HelpMessage.objects.exclude(state=State.BLOCKED).exists()
