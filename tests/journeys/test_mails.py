"""An editor changes the words of a mail, sees how it will look, and thinks better of it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from portal.base.outbox import offer_text, texts
from tests.journeys import editing

LIST = "/admin/mail-words/"


@pytest.fixture(autouse=True)
def _offered(monkeypatch) -> None:
    monkeypatch.setattr(texts, "_offered", {})
    samples = {"titel": "Samen brood bakken"}
    offer_text("try", "Proefmail", placeholders=samples, subject="Dag {titel}", body="Tot gauw.")


def test_the_words_of_a_mail_are_changed_with_a_preview_and_changed_back(
    page: Page, axe: Callable[[Page], list[str]]
) -> None:
    editing.log_in(page, "eindredacteur")
    page.goto(LIST)
    assert axe(page) == []
    page.get_by_role("link", name="Proefmail (Nederlands)").click()
    subject = page.get_by_role("textbox", name="Onderwerp")
    subject.fill("Dag {naam}")
    page.get_by_role("button", name="Voorbeeld").click()
    expect(page.locator(".error-message")).to_contain_text("Je kunt gebruiken: {titel}.")
    subject.fill("Welkom bij {titel}")
    page.get_by_role("button", name="Voorbeeld").click()
    letter = page.frame_locator(".mail-preview iframe")
    expect(letter.get_by_role("heading", name="Welkom bij Samen brood bakken")).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Opslaan").click()
    row = page.get_by_role("row").filter(has_text="Welkom bij {titel}")
    expect(row).to_contain_text("Eigen tekst")
    row.get_by_role("link").click()
    page.get_by_role("button", name="Terug naar de standaardtekst").click()
    expect(page.get_by_role("row").filter(has_text="Dag {titel}").first).to_contain_text("Standaardtekst")
