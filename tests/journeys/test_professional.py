"""A professional finds the group to join, with all that decides whether to."""

from django.utils import translation
from playwright.sync_api import Page, expect

from events.models import TrajectoryPage
from portal.base.when import short_day
from tests.journeys.lists import expect_address, titles

NAME = "Community of Practice Burgerproductiekracht"
FACTS = "[...document.querySelectorAll('main .facts dl > div')].map(row => row.innerText.split('\\n').filter(Boolean))"


def test_the_door_for_professionals_leads_to_the_open_group_and_its_facts(page: Page) -> None:
    page.goto("/nl/")
    page.locator(".door", has_text="Ik werk hier").get_by_role("link", name="Sluit aan bij een traject").click()
    expect_address(page, "/nl/trajecten/$")
    assert titles(page) == [NAME] or page.get_by_role("heading", name=NAME).count() == 1
    page.get_by_role("link", name=NAME).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(NAME)

    trajectory = TrajectoryPage.objects.get(slug="cop-burgerproductiekracht", locale__language_code="nl")
    first, last = trajectory.years.first(), trajectory.years.last()
    with translation.override("nl"):
        start, end, deadline = short_day(first.start), short_day(last.end), short_day(first.sign_up_until)
    facts = {name: lines for name, *lines in page.evaluate(FACTS)}
    assert facts["Looptijd"] == [f"{start} tot en met {end}"]
    assert facts["Aanmelden kan tot en met"] == [deadline]
    assert "Plaatsen" not in facts
    expect(page.locator("main .facts .plots + p")).to_contain_text("plaatsen bezet")
    assert facts["Kosten per jaar"][0] == "€ 750"
    expect(page.locator("main .facts .badge")).to_have_text("Aanmelden kan")


def test_the_open_group_names_its_meetings_its_homework_and_whom_to_ask(page: Page) -> None:
    page.goto("/nl/trajecten/cop-burgerproductiekracht/")
    meetings = page.locator(".brook > li:not(.brook__between)")
    groups = page.locator(".brook > .brook__between h4").all_inner_texts()
    assert meetings.count() == 10
    assert groups == [f"Huiswerkgroep {name}" for name in ("Ruimte", "Plan", "Kaart", "Wel en niet")]
    assert page.locator("main .person b").all_inner_texts() == ["Aanmeldpunt", "Procesmanager Vitale leefomgeving"]
    sign_up = page.locator("main .facts").get_by_role("link", name="Meld je aan")
    sign_up.click()
    expect_address(page, "/nl/aanmelden/[0-9a-f-]{36}/$")
    expect(page.locator("main")).to_contain_text(NAME)


def test_the_group_of_2014_is_found_as_one_that_is_over(page: Page) -> None:
    page.goto("/nl/trajecten/")
    page.get_by_role("navigation", name="Periode").get_by_role("link", name="Geweest").click()
    expect_address(page, r"\?periode=voorbij$")
    page.get_by_role("link", name=f"{NAME} (2014)").first.click()
    expect_address(page, "cop-burgerproductiekracht-2014/$")

    expect(page.locator("main .facts .badge")).to_have_text("Geweest")
    expect(page.locator("main .facts")).to_contain_text("Dit is geweest.")
    expect(page.get_by_role("link", name="Meld je aan")).to_have_count(0)
    page.get_by_role("link", name="Bekijk de nieuwe groep").click()
    expect_address(page, "/nl/trajecten/cop-burgerproductiekracht/$")
