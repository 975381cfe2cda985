"""Somebody sends in an initiative: by keys alone, without scripts, on a small phone; and what the pages are like."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from initiatives.models import InitiativePage
from initiatives.sending import actions
from initiatives.sending.choices import Purpose, Reason, State
from initiatives.sending.models import Submission
from initiatives.sending.pages.progress import Progress
from initiatives.sending.tokens import link_url
from initiatives.telling import STEPS, pictures
from portal.base.models import Theme
from tests.browser import Watch
from tests.factories import UserFactory
from tests.initiatives.sending.told import (
    NAME,
    SENDER,
    declined,
    draft,
    link_in,
    mails_sent,
    queued,
    returned,
    unconfirmed,
)
from tests.initiatives.telling.told import picture
from tests.journeys.examination import PHONE, Examiner
from tests.journeys.keyboard import tab_to

START = "/nl/initiatieven-inzenden/"
WHOLE = {"steps": [], "help": [], "pictures": [], "links": []}


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    cache.clear()


def press(page: Page, target: Locator) -> None:
    """Tab to a link or a button and press it."""
    tab_to(page, target)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_in(page: Page, label: str, words: str) -> None:
    tab_to(page, page.get_by_label(label).first)
    page.keyboard.type(words)


def tick(page: Page, role: str, name: str) -> None:
    tab_to(page, page.get_by_role(role, name=name))
    page.keyboard.press("Space")


def go_on(page: Page) -> None:
    press(page, page.get_by_role("main").get_by_role("button", name="Volgende", exact=True))


def test_an_initiative_is_sent_in_with_a_picture_by_keys_without_scripts(visitor: Callable[..., Page]) -> None:
    before, theme = Submission.objects.queued().count(), Theme.objects.in_language("nl").order_by("label").first()
    page = visitor(java_script_enabled=False, viewport=PHONE)
    page.goto(START)
    press(page, page.get_by_role("button", name="Begin"))
    type_in(page, "Hoe het heet", "Soepcafé Zeddam")
    type_in(page, "In één of twee zinnen", "Elke vrijdag soep voor wie er zin in heeft.")
    type_in(page, "Wat er gebeurt", "Met twaalf buren koken we soep in de oude school, voor wie wil aanschuiven.")
    tick(page, "checkbox", theme.label)
    # Of buttons that exclude each other the first has the focus; an arrow chooses the next.
    tab_to(page, page.get_by_role("radio").first)
    page.keyboard.press("ArrowDown")
    go_on(page)
    press(page, page.get_by_role("link", name="Kies op de kaart"))
    press(page, page.get_by_role("main").get_by_role("list").get_by_role("link", name="Montferland"))
    press(page, page.get_by_role("main").get_by_role("list").get_by_role("link", name="Zeddam", exact=True))
    expect(page.get_by_label("Dorp, stad of buurtschap")).to_have_value("Zeddam (Montferland)")
    go_on(page)
    tab_to(page, page.get_by_role("textbox", name="Stap", exact=True).first)
    page.keyboard.type("Vraag de sleutel van de school")
    go_on(page)
    go_on(page)
    upload = picture()
    page.get_by_label("Een foto").set_input_files(
        {"name": "soep.jpg", "mimeType": "image/jpeg", "buffer": upload.read()}
    )
    type_in(page, "Wat zie je erop?", "Een pan soep")
    press(page, page.get_by_role("button", name="Bewaar, en voeg er nog een toe"))
    expect(page.locator(".told-picture img")).to_have_count(1)
    go_on(page)
    type_in(page, "Je naam", NAME)
    type_in(page, "Je e-mailadres", SENDER)
    press(page, page.get_by_role("button", name="Kijk het na"))
    expect(page.locator("main")).to_contain_text("Vraag de sleutel van de school")
    tick(page, "checkbox", "Wat ik schreef mag op deze site")
    press(page, page.get_by_role("button", name="Stuur het in"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Kijk in je mail")

    (letter,) = mails_sent(timezone.now())
    page.goto(link_in(letter))
    press(page, page.get_by_role("button", name="Ja, stuur het in"))
    expect(page.locator(".queue__place b")).to_have_text(str(before + 1))
    submission = Submission.objects.of(SENDER).get()
    assert (submission.state, len(submission.values["pictures"])) == (State.QUEUED, 1)


def test_every_state_serves_everybody(examiner: Examiner, watch: Watch) -> None:
    watch.allow("404")
    at, page = timezone.now(), InitiativePage.objects.live().filter(locale__language_code="nl").first()
    writing = draft(at=at, **WHOLE, title=page.title)
    actions.keep_picture(writing, upload=pictures.checked(picture()), alt="Een pan soep", at=at)
    progress = Progress(writing)
    waiting, back = unconfirmed(at=at, mail="een@example.org"), returned(at=at, mail="twee@example.org")
    refused, line = declined(at=at, mail="drie@example.org"), queued(at=at, mail="vier@example.org")
    shown = queued(at=at, mail="vijf@example.org")
    actions.give_back(shown, remarks=[actions.Note("pictures", Reason.PICTURE, "x" * 90)], by=UserFactory(), at=at)
    faults = examiner.examine(
        f"{START}?naar={page.translation_key}",
        *(progress.url_of(step) for step in STEPS if step.name not in {"help", "where"}),
        f"{progress.url_of(STEPS[1])}?elders=wat",
        progress.url("pick"),
        f"{progress.url('pick')}?gemeente=oude-ijsselstreek",
        progress.url("later"),
        progress.url("look_over"),
        link_url(waiting, Purpose.DRAFT),
        link_url(line, Purpose.STATUS),
        link_url(back, Purpose.STATUS),
        link_url(back, Purpose.STATUS, name="mend"),
        link_url(shown, Purpose.STATUS, name="mend"),
        link_url(refused, Purpose.STATUS),
        link_url(refused, Purpose.STATUS, name="appeal"),
    )
    faults += examiner.examine(f"{START}stand/{line.uuid}/x/", status=404)
    assert faults == [], "\n".join(faults)


def test_what_is_wrong_is_said_first_and_leads_to_its_field(examiner: Examiner, watch: Watch) -> None:
    watch.allow("422")
    page = examiner.page
    page.goto(Progress(actions.begin(language="nl", at=timezone.now())).goal)
    page.get_by_role("button", name="Volgende").click()
    expect(page.locator(".errors")).to_be_focused()
    expect(page.locator(".errors li")).to_have_count(5)
    assert [*examiner.as_it_looks("with faults")] == []
    page.locator(".errors a").first.click()
    expect(page.get_by_label("Hoe het heet")).to_be_focused()
