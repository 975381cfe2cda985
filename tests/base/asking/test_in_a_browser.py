"""A form with every kind of question, as people and machines meet it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.examination import DESK, PHONE, Examiner

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/nl/formulier/"
# What the server answers to the form as it stands there, before a script touches it.
POSTED = """async () => {
    const body = new FormData(document.querySelector("form.form"))
    return (await fetch("", {method: "POST", body})).text()
}"""


@pytest.fixture(autouse=True)
def _form(settings, live_site: str) -> None:
    settings.ROOT_URLCONF = "tests.base.asking.urls"


@pytest.fixture
def without_scripts(visitor: Callable[..., Page]) -> Page:
    return visitor(java_script_enabled=False)


def test_every_field_is_accessible_valid_and_fits(page, axe, validate_html):
    assert Examiner(page, axe, validate_html).examine(ADDRESS) == []


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["on a desk", "on a phone"])
def test_every_error_is_accessible_and_fits(page, axe, validate_html, size):
    page.set_viewport_size(size)
    page.goto(ADDRESS)
    page.get_by_role("button", name="Verder").click()
    expect(page.locator(".errors li")).to_have_count(7)
    page.wait_for_load_state()
    assert list(Examiner(page, axe, validate_html).as_it_looks("with errors")) == []
    assert validate_html(page.evaluate(POSTED)) == []


def test_errors_take_the_focus_and_lead_to_the_field(page):
    page.goto(ADDRESS)
    page.get_by_role("button", name="Verder").click()
    expect(page.locator(".errors")).to_be_focused()
    page.locator(".errors a").first.click()
    expect(page.get_by_label("naam")).to_be_focused()
    page.locator(".errors a", has_text="vervoer").click()
    expect(page.get_by_label("bus")).to_be_focused()


def test_without_scripts_errors_take_the_focus_too(without_scripts):
    without_scripts.goto(ADDRESS)
    without_scripts.get_by_role("button", name="Verder").click()
    expect(without_scripts.locator(".errors")).to_be_focused()
    without_scripts.keyboard.press("Tab")
    expect(without_scripts.locator(".errors a").first).to_be_focused()


def test_a_question_comes_and_goes_with_the_answer_before_it(page):
    page.goto(ADDRESS)
    for name in ("noord", "perron"):
        expect(page.get_by_label(name)).to_be_hidden()
    page.get_by_label("bus").check()
    page.get_by_label("zuid").check()
    expect(page.get_by_label("perron")).to_be_visible()
    page.get_by_label("fiets").check()
    for name in ("noord", "perron"):
        expect(page.get_by_label(name)).to_be_hidden()


def test_without_scripts_a_question_says_when_it_counts(without_scripts):
    without_scripts.goto(ADDRESS)
    expect(without_scripts.get_by_role("group", name="halte")).to_have_accessible_description(
        "Alleen als je bij “vervoer” het antwoord “bus” gaf."
    )


def test_a_whole_visit_keeps_the_file(page, axe, tmp_path):
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(b"%PDF-1.7")
    page.goto(ADDRESS)
    page.get_by_label("plan").set_input_files(plan)
    page.get_by_role("button", name="Verder").click()
    expect(page.get_by_text("plan.pdf")).to_be_visible()
    page.wait_for_load_state()
    assert axe(page) == []
    page.get_by_label("naam").fill("O")
    page.get_by_label("mail").fill("o@example.org")
    page.get_by_label("dag").fill("31-12-2027")
    page.get_by_label("fiets").check()
    page.get_by_label("dorp").select_option("b")
    page.get_by_label("koken").check()
    page.get_by_label("akkoord").check()
    page.get_by_role("button", name="Verder").click()
    expect(page.locator("#answers")).to_contain_text("plan.pdf")
