"""Somebody follows a list and stops: by keys alone, without scripts, on a small phone."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from initiatives.models import InitiativeIndexPage
from portal.base.following import actions
from portal.base.following.choices import State
from portal.base.following.models import Subscription
from portal.base.following.tokens import Purpose, address_for
from portal.base.following.views import GUARD
from tests.base.following.following import FOLLOWER, asked, follower, link_in, mails_sent
from tests.browser import Watch
from tests.journeys.examination import PHONE, Examiner
from tests.journeys.keyboard import tab_to

LIST = "/nl/initiatieven/"
FORM = f"{LIST}volgen/?gemeente=aalten"


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    cache.clear()


def press(page: Page, target: Locator) -> None:
    """Tab to a link or a button and press it."""
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def index() -> InitiativeIndexPage:
    return InitiativeIndexPage.objects.get(locale__language_code="nl")


def test_a_list_is_followed_changed_and_stopped_by_keys_without_scripts(visitor: Callable[..., Page]) -> None:
    page = visitor(java_script_enabled=False, viewport=PHONE)
    page.goto(FORM)
    expect(page.locator("main .lede").first).to_have_text("Aalten: nieuwe initiatieven")
    tab_to(page, page.get_by_label("Elke week, op maandagochtend"))
    tab_to(page, page.get_by_label("Je e-mailadres"))
    page.keyboard.type(FOLLOWER)
    page.wait_for_timeout(GUARD.seconds * 1000)
    press(page, page.get_by_role("button", name="Volgen"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk in je mail")

    (letter,) = mails_sent(timezone.now())
    page.goto(link_in(letter))
    expect(page.locator("main .lede")).to_contain_text("Aalten: nieuwe initiatieven; elke week, op maandagochtend")
    press(page, page.get_by_role("button", name="Ja, mail me dit"))
    expect(page.locator("main h2")).to_have_text("Aalten: nieuwe initiatieven")
    press(page, page.get_by_role("button", name="Mail me liever meteen"))
    expect(page.locator("main")).to_contain_text("Zodra er iets is")

    page.goto(address_for(Subscription.objects.get(), Purpose.STOP))
    press(page, page.get_by_role("button", name="Stop deze mails"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Je krijgt deze mails niet meer")
    assert Subscription.objects.get().state == State.STOPPED


def test_every_state_serves_everybody(examiner: Examiner) -> None:
    at, place = timezone.now(), index()
    waiting = asked(place, at=at)
    going, stopped = (follower(place, filters=f"gemeente={name}", at=at) for name in ("aalten", "doetinchem"))
    follower(place, filters="bij=zeddam&straal=10&thema=energie", at=at)
    alone = follower(place, mail="ander@example.org", at=at)
    for one in (stopped, alone):
        actions.stop(one, at=at)
    faults = examiner.examine(
        f"{FORM}&bij=zeddam&thema=nergens&gemeente=oude-ijsselstreek",
        "/nl/agenda/volgen/",
        "/nl/volgen/verstuurd/",
        address_for(waiting, Purpose.CONFIRM),
        address_for(going, Purpose.OWN),
        address_for(alone, Purpose.OWN),
        address_for(going, Purpose.STOP),
        address_for(stopped, Purpose.STOP),
    )
    assert faults == [], "\n".join(faults)


def test_what_is_wrong_is_said_first_and_leads_to_its_field(examiner: Examiner, watch: Watch) -> None:
    watch.allow("422")
    page = examiner.page
    page.goto(FORM)
    page.get_by_role("button", name="Volgen").click()
    expect(page.locator(".errors")).to_be_focused()
    expect(page.locator(".errors li")).to_have_count(1)
    assert [*examiner.as_it_looks("with faults")] == []
    page.locator(".errors a").first.click()
    expect(page.get_by_label("Je e-mailadres")).to_be_focused()
    assert Subscription.objects.count() == 0
