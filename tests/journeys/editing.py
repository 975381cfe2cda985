"""What editors do in the admin, by the Dutch words that they see there."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import FrameLocator, Locator, Page, expect
from wagtail.models import Page as WagtailPage

from home.demo.accounts import password_of

# While something is wrong, Wagtail's own saving every few seconds is refused, and the browser tells it to its console.
AUTOSAVE_REFUSED = r"status of 400 \(Bad Request\) \(\S+/admin/pages/"


def log_in(page: Page, role: str) -> None:
    page.goto("/admin/")
    page.get_by_label("Gebruikersnaam").fill(role)
    page.locator("[name=password]").fill(password_of(role))
    page.get_by_role("button", name="Inloggen").click()
    expect(page.get_by_role("heading", name=f"Wat wil je doen, {role.capitalize()}?")).to_be_visible()


def open_editor(page: Page, edited: WagtailPage) -> None:
    page.goto(f"/admin/pages/{edited.pk}/edit/")


def tab(page: Page, name: str) -> None:
    page.get_by_role("tab", name=name).click()


def part(page: Page, name: str) -> Locator:
    """A part of the form with a heading of its own."""
    return page.get_by_role("region", name=name)


def write(page: Page, name: str, words: str) -> None:
    """Type into the only text field of a part, plain or rich."""
    part(page, name).get_by_role("textbox").fill(words)


def pick(page: Page, button: str, choice: str) -> None:
    """Choose a building block in the window that the button opens."""
    page.get_by_role("button", name=button, exact=True).click()
    page.get_by_role("dialog").get_by_role("link", name=choice, exact=True).click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def upload_picture(page: Page, title: str, description: str) -> None:
    """Upload a picture for lists and the top of the page."""
    file = BytesIO()
    Image.new("RGB", (1600, 900), "#33aa77").save(file, "JPEG")
    part(page, "Afbeelding").get_by_role("button", name="Kies een afbeelding").click()
    window = page.get_by_role("dialog")
    window.get_by_role("tab", name="Uploaden").click()
    form = window.get_by_role("tabpanel", name="Uploaden")
    form.locator("input[type=file]").set_input_files(
        {"name": "soep.jpg", "mimeType": "image/jpeg", "buffer": file.getvalue()}
    )
    form.get_by_label("Titel").fill(title)
    form.get_by_label("Omschrijving").fill(description)
    form.get_by_role("button", name="Uploaden").click()
    expect(window).to_be_hidden()
    expect(part(page, "Afbeelding")).to_contain_text(title)


def save_draft(page: Page) -> None:
    page.get_by_role("button", name="Bewaar concept").click()


def act(page: Page, name: str) -> None:
    """One of the actions behind the arrow beside the large button."""
    page.get_by_role("button", name="Meer acties").click()
    page.get_by_role("button", name=name, exact=True).click()


def expect_message(page: Page, words: str) -> None:
    expect(page.get_by_role("main").get_by_role("status").first).to_contain_text(words)


def preview(page: Page) -> FrameLocator:
    page.get_by_role("button", name="Toon/verberg voorvertoning").click()
    return page.frame_locator("#w-preview-iframe")
