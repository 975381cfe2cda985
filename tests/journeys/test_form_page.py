"""A form of the demo from beginning to end, in every way in which people fill in forms."""

import re
from collections.abc import Callable
from datetime import date
from urllib.parse import parse_qs

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from home.forms.filling import GUARD
from home.models import FormAnswer, FormPage
from tests.browser import Watch
from tests.journeys.examination import DESK, PHONE, Examiner
from tests.journeys.keyboard import tab_to

ADDRESS = "/nl/stel-je-vraag/"
QUESTION = "Mag een hond mee op de fietstocht?"


@pytest.fixture(autouse=True)
def _forgotten() -> None:
    cache.clear()


def fill_in(page: Page) -> None:
    page.goto(ADDRESS)
    page.get_by_label("Iets anders").check()
    page.get_by_label("Wat wil je weten?").fill(QUESTION)
    page.get_by_label("Op welk e-mailadres krijg je antwoord?").fill("riek@example.org")


def as_long_as_people_take(page: Page) -> None:
    page.wait_for_timeout(GUARD.seconds * 1000)


def send(page: Page) -> None:
    page.get_by_role("button", name="Stuur je vraag").click()


def expect_thanks(page: Page) -> None:
    expect(page).to_have_url(re.compile(r"\?verstuurd=1$"))
    expect(page.get_by_role("heading", name="Je vraag is binnen")).to_be_focused()


def questions() -> list[str]:
    return [answer.plain["vraag"] for answer in FormAnswer.objects.all()]


def test_a_form_is_filled_in_and_sent_and_a_reload_sends_nothing(visit: Page) -> None:
    fill_in(visit)
    as_long_as_people_take(visit)
    send(visit)
    expect(visit).to_have_url(re.compile(r"\?verstuurd=1$"))
    expect(visit.get_by_role("heading", name="Je vraag is binnen")).to_be_visible()
    visit.reload()
    assert questions() == [QUESTION]


def test_a_form_is_filled_in_and_sent_by_keys_alone(page: Page) -> None:
    page.goto(ADDRESS)
    tab_to(page, page.get_by_label("Een plan of een initiatief"))
    for _option in range(3):
        page.keyboard.press("ArrowDown")
    tab_to(page, page.get_by_label("Wat wil je weten?"))
    page.keyboard.type(QUESTION)
    tab_to(page, page.get_by_label("Op welk e-mailadres krijg je antwoord?"))
    page.keyboard.type("riek@example.org")
    as_long_as_people_take(page)
    tab_to(page, page.get_by_role("button", name="Stuur je vraag"))
    page.keyboard.press("Enter")
    expect_thanks(page)
    assert [answer.plain["onderwerp"] for answer in FormAnswer.objects.all()] == ["anders"]


def test_the_browser_does_the_work_before_the_form_is_sent(page: Page) -> None:
    fill_in(page)
    as_long_as_people_take(page)
    with page.expect_request(lambda request: request.method == "POST") as sent:
        send(page)
    expect_thanks(page)
    assert len(parse_qs(sent.value.post_data)["guard_work"][0]) > 100


def test_who_presses_the_button_in_impatience_sends_it_once(page: Page) -> None:
    fill_in(page)
    as_long_as_people_take(page)
    page.get_by_role("button", name="Stuur je vraag").dblclick()
    expect_thanks(page)
    assert questions() == [QUESTION]


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["on a desk", "on a phone"])
def test_a_form_with_faults_serves_everybody_and_is_mended(
    examiner: Examiner, watch: Watch, size: dict[str, int]
) -> None:
    watch.allow("422")
    page = examiner.page
    page.set_viewport_size(size)
    fill_in(page)
    page.get_by_label("Op welk e-mailadres krijg je antwoord?").fill("riek.example.org")
    as_long_as_people_take(page)
    with page.expect_response(lambda response: response.status == 422) as shown:
        send(page)
    expect(page.locator(".errors")).to_be_focused()
    assert [*examiner.invalid(shown.value.text()), *examiner.as_it_looks("with a fault")] == []
    page.locator(".errors a").click()
    expect(page.get_by_label("Op welk e-mailadres krijg je antwoord?")).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("riek@example.org")
    send(page)
    expect_thanks(page)
    assert questions() == [QUESTION]


def test_who_is_too_quick_reads_so_and_sends_it_again(visitor: Callable[..., Page], watch: Watch) -> None:
    watch.allow("422")
    page = visitor(java_script_enabled=False)
    fill_in(page)
    send(page)
    expect(page.locator(".errors")).to_contain_text("sneller dan we van mensen verwachten")
    expect(page.get_by_label("Wat wil je weten?")).to_have_value(QUESTION)
    as_long_as_people_take(page)
    send(page)
    expect(page).to_have_url(re.compile(r"\?verstuurd=1$"))


def test_a_closed_form_serves_everybody(examiner: Examiner) -> None:
    FormPage.objects.update(closes_on=date(2020, 1, 1))
    assert examiner.examine(ADDRESS) == []
    expect(examiner.page.get_by_role("button", name="Stuur je vraag")).to_have_count(0)
