"""Something is sent in, asked to be changed, mended, accepted, published and seen; and each screen of the desk."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from initiatives.models import InitiativePage
from initiatives.sending import actions
from initiatives.sending.choices import State
from initiatives.sending.models import Submission
from initiatives.telling import pictures
from tests.accessibility import AXE, TAGS
from tests.factories import UserFactory
from tests.initiatives.sending.told import declined, draft, link_in, mails_sent, picture, queued, returned
from tests.journeys import editing
from tests.journeys.examination import DESK, PHONE, TOO_WIDE

TITLE = "Soepcafé Zeddam"
LIST = "/admin/sending/"
#: The desk's own part of the screen; the frame round it is Wagtail's.
OWN = """tags => axe.run(".desk", {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})"""
WHOLE = {"steps": [], "help": [], "pictures": [], "links": []}


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    cache.clear()


@pytest.fixture
def moderator(page: Page, live_site: str) -> Page:
    page.set_viewport_size(DESK)
    editing.log_in(page, "moderator")
    return page


def press(page: Page, target: Locator) -> None:
    """Press Tab until the target has the focus, then Enter."""
    reach(page, target)
    page.keyboard.press("Enter")


def reach(page: Page, target: Locator) -> None:
    expect(target).to_have_count(1)
    for _step in range(200):
        page.keyboard.press("Tab")
        if target.evaluate("one => one === document.activeElement"):
            return
    pytest.fail(f"Tab did not lead to {target}")


def mailed_link(words: str) -> str:
    """Of the mail with these words in its subject, that goes now."""
    (letter,) = [letter for letter in mails_sent(timezone.now()) if words in letter.subject]
    return link_in(letter)


def test_sent_in_asked_for_a_change_mended_accepted_published_and_seen(
    moderator: Page, visitor: Callable[..., Page]
) -> None:
    submission = queued(at=timezone.now(), title=TITLE, **WHOLE)
    page, number = moderator, str(Submission.objects.queued().count())
    page.goto("/admin/")
    page.get_by_role("link", name=f"Ingezonden ({number})").click()
    press(page, page.get_by_role("link", name=TITLE))
    press(page, page.locator("summary").filter(has_text="Wat er gebeurt"))
    field = page.locator(".desk-field", has=page.locator("#desk-told-what"))
    reach(page, field.get_by_label("Reden"))
    field.get_by_label("Reden").select_option("short")
    reach(page, field.get_by_label("In je eigen woorden"))
    page.keyboard.type("Hoe vaak komen jullie bij elkaar?")
    press(page, page.get_by_role("button", name="Teruggeven met deze opmerkingen"))
    editing.expect_message(page, "ging terug naar de inzender")

    sender = visitor(java_script_enabled=False, viewport=PHONE)
    sender.goto(mailed_link("Een vraag over"))
    sender.get_by_role("link", name="Pas het aan").click()
    expect(sender.get_by_role("main")).to_contain_text("Hoe vaak komen jullie bij elkaar?")
    what = sender.get_by_label("Wat er gebeurt")
    what.fill("Met twaalf buren koken we elke vrijdag soep in de oude school, voor wie wil aanschuiven.")
    sender.get_by_role("button", name="Stuur het terug").click()
    expect(sender.locator(".queue__place b")).to_have_text(number)

    page.goto(f"{LIST}{submission.pk}/")
    expect(page.locator(".desk-field--changed ins")).to_have_text("elke vrijdag")
    press(page, page.get_by_role("link", name="Aannemen"))
    press(page, page.get_by_role("button", name="Aannemen en de pagina openen"))
    expect(page.get_by_role("textbox", name="Titel*")).to_have_value(TITLE)
    editing.act(page, "Publiceren")
    editing.expect_message(page, f"Pagina '{TITLE}' is gepubliceerd.")

    sender.goto(mailed_link("staat op de site"))
    expect(sender.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(sender.get_by_role("main")).to_contain_text("elke vrijdag soep")
    assert Submission.objects.get(pk=submission.pk).state == State.PUBLISHED


def faults(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    found = page.evaluate(OWN, TAGS)["violations"]
    return [
        f"{page.url}: {one['id']} at {node['target']}: {node['failureSummary']}"
        for one in found
        for node in one["nodes"]
    ]


def all_states() -> list[str]:
    """Screens of the desk with everything that can stand on them."""
    at, first = timezone.now(), UserFactory()
    known = InitiativePage.objects.live().filter(locale__language_code="nl").first()
    full = draft(at=at, title=known.title, lessons="Begin klein.", **WHOLE)
    actions.keep_picture(full, upload=pictures.checked(picture()), alt="Een pan soep", at=at)
    actions.send(full, at=at)
    actions.confirm(full, at=at)
    mended = returned(at=at, mail="twee@example.org", **WHOLE)
    actions.mend(mended, values={"what": "Elke vrijdag om zes uur koken we soep in de oude school."}, at=at)
    again = declined(at=at, by=first, mail="drie@example.org", **WHOLE)
    actions.appeal(again, text="Kijk alstublieft nog eens.", at=at)
    other = queued(at=at, title=known.title, language="de", mail="vier@example.org", **WHOLE)
    Submission.objects.filter(pk=other.pk).update(promised_on="2026-01-05")
    ways = ("", "accept/", "decline/", f"page/{known.pk}/", f"other/{other.pk}/")
    screens = [f"{full.pk}/{way}" for way in ways]
    screens += [f"{mended.pk}/", f"{again.pk}/", f"{again.pk}/decline/", f"{other.pk}/accept/"]
    return ["", "?tab=all&gemeente=montferland", "statistics/", *screens]


def test_each_screen_is_accessible_and_fits_a_phone(moderator: Page) -> None:
    wrong = []
    for screen in all_states():
        moderator.set_viewport_size(DESK)
        moderator.goto(LIST + screen)
        wrong += faults(moderator)
        moderator.set_viewport_size(PHONE)
        wrong += [*faults(moderator), *(f"{screen}: {words}" for words in moderator.evaluate(TOO_WIDE))]
    assert wrong == []
