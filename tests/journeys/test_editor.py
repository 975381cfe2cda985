"""An editor makes an initiative in the browser, and residents find it."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import Watch
from tests.journeys import editing
from tests.journeys.lists import titles

Visitor = Callable[..., Page]


def new_initiative(page: Page) -> None:
    editing.log_in(page, "eindredacteur")
    page.get_by_role("link", name="Voeg toe: Initiatief").click()


def fill_in(page: Page) -> None:
    """Everything that a resident wants to know of an initiative, tab by tab."""
    page.get_by_role("textbox", name="Titel*").fill("Soeptafel Barlo")
    editing.write(page, "Samenvatting", "Elke week eet het halve dorp samen.")
    editing.write(page, "Wat het is", "Op woensdag koken we kruudmoes in de oude school.")
    editing.tab(page, "Gegevens")
    editing.pick(page, "Kies kern", "Barlo (Aalten)")
    page.get_by_role("checkbox", name="Ontmoeten").check()
    page.get_by_role("button", name="Voeg vraag of aanbod toe").click()
    item = editing.part(page, "Vraag of aanbod 1")
    item.get_by_label("Gevraagd of aangeboden").select_option(label="Gevraagd")
    item.get_by_label("Wat precies").fill("Iemand met een grote pan")
    editing.tab(page, "Lijsten en delen")
    editing.upload_picture(page, "Soep", "Een dampende pan soep")


def test_the_editors_room_speaks_dutch_whatever_the_browser_prefers(visitor: Visitor) -> None:
    page = visitor(locale="en-GB")
    editing.log_in(page, "eindredacteur")
    expect(page.locator("html")).to_have_attribute("lang", "nl")
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    entries = menu.get_by_role("listitem").all_inner_texts()
    assert entries[:2] == ["Pagina’s", "Bouwstenen"]
    # With the number of those that wait.
    assert re.fullmatch(r"Ingezonden \(\d+\)", entries[2])
    assert entries[3] == "Afbeeldingen"
    assert {"Aanmeldingen", "Antwoorden op formulieren", "Documenten", "Mails"} < set(entries)


def test_wrong_input_is_explained_in_dutch_and_nothing_typed_is_lost(page: Page, watch: Watch) -> None:
    watch.allow(editing.AUTOSAVE_REFUSED)
    new_initiative(page)
    page.get_by_role("textbox", name="Titel*").fill("Soeptafel Barlo")
    editing.tab(page, "Gegevens")
    editing.pick(page, "Kies kern", "Barlo (Aalten)")
    page.get_by_role("checkbox", name="Ontmoeten").check()
    page.get_by_label("Lengtegraad").fill("6.58")
    editing.act(page, "Publiceren")

    editing.expect_message(page, "De pagina kon niet aangemaakt worden vanwege validatiefouten.")
    expect(editing.part(page, "Wat het is")).to_contain_text("Dit is een verplicht veld.")
    expect(page.get_by_role("textbox", name="Titel*")).to_have_value("Soeptafel Barlo")
    editing.tab(page, "Gegevens (1 foutmelding)")
    where = editing.part(page, "Waar")
    expect(where).to_contain_text("Vul breedtegraad en lengtegraad allebei in, of geen van beide.")
    expect(where).to_contain_text("Barlo (Aalten)")
    expect(page.get_by_label("Lengtegraad")).to_have_value("6.58")
    expect(page.get_by_role("checkbox", name="Ontmoeten")).to_be_checked()

    page.get_by_label("Lengtegraad").fill("")
    editing.tab(page, "Inhoud")
    editing.write(page, "Wat het is", "Elke woensdag eten we samen soep.")
    editing.save_draft(page)
    editing.expect_message(page, "Pagina 'Soeptafel Barlo' is aangemaakt.")


def test_an_initiative_is_written_previewed_published_and_found(page: Page, watch: Watch, visitor: Visitor) -> None:
    watch.allow(editing.AUTOSAVE_REFUSED)
    new_initiative(page)
    fill_in(page)
    editing.save_draft(page)
    editing.expect_message(page, "Pagina 'Soeptafel Barlo' is ")

    shown = editing.preview(page)
    expect(shown.get_by_role("heading", level=1)).to_have_text("Soeptafel Barlo")
    expect(shown.locator(".facts")).to_contain_text("Iemand met een grote pan")
    reader = visitor()
    reader.goto("/nl/initiatieven/")
    assert "Soeptafel Barlo" not in titles(reader)

    editing.act(page, "Publiceren")
    editing.expect_message(page, "Pagina 'Soeptafel Barlo' is gepubliceerd.")
    reader.goto("/nl/initiatieven/?thema=ontmoeten&gemeente=aalten")
    assert titles(reader)[0] == "Soeptafel Barlo"
    reader.goto("/nl/zoeken/?q=kruudmoes")
    assert titles(reader) == ["Soeptafel Barlo"]
    reader.get_by_role("link", name="Soeptafel Barlo").click()
    expect(reader.locator("main .card__kind").first).to_have_text("Initiatief in Barlo, gemeente Aalten")
    expect(reader.get_by_role("img", name="Een dampende pan soep")).to_be_visible()


def test_what_a_redacteur_sends_in_goes_live_when_the_eindredacteur_approves(visitor: Visitor) -> None:
    writer, checker, reader = visitor(), visitor(), visitor()
    editing.log_in(writer, "redacteur")
    writer.get_by_role("link", name="Voeg toe: Nieuwsbericht").click()
    writer.get_by_role("textbox", name="Titel*").fill("De brug is weer open")
    writer.get_by_role("button", name="Meer acties").click()
    expect(writer.get_by_role("button", name="Publiceren")).to_have_count(0)
    writer.get_by_role("button", name="Stuur door naar Controle door de eindredactie").click()
    editing.expect_message(writer, "ingediend voor controle")
    reader.goto("/nl/nieuws/")
    assert "De brug is weer open" not in titles(reader)

    editing.log_in(checker, "eindredacteur")
    expect(checker.get_by_role("heading", name="In afwachting van jouw beoordeling")).to_be_visible()
    checker.get_by_role("link", name="De brug is weer open").first.click()
    editing.act(checker, "Goedkeuren en publiceren")
    editing.expect_message(checker, "Pagina 'De brug is weer open' ")
    reader.goto("/nl/nieuws/")
    assert titles(reader)[0] == "De brug is weer open"
