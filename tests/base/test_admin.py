"""The editorial room speaks Dutch, to whoever comes in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.users.models import UserProfile

from home.models import ContentPage
from tests.base.editing import add, complaints, editor, kept
from tests.base.soup import soup, texts
from tests.base.words import dutch
from tests.factories import ContentPageFactory, home_page

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("browser", ["nl", "en-GB,en;q=0.9", "de", "fr"])
def test_the_login_is_in_dutch_whatever_the_browser_prefers(client, browser):
    page = soup(client.get("/admin/login/", headers={"accept-language": browser}))
    assert page.html["lang"] == "nl"
    assert dutch("Log in to the editorial room of Achterhoek 2020") in texts(page, "h1")


def test_an_editor_may_choose_another_language():
    client = editor("redacteur")
    assert soup(client.get("/admin/")).html["lang"] == "nl"
    profile = UserProfile.get_for_user(client.get("/admin/").wsgi_request.user)
    profile.preferred_language = "de"
    profile.save()
    assert soup(client.get("/admin/")).html["lang"] == "de"


def test_the_welcome_calls_the_editor_by_name():
    heading = texts(soup(editor("redacteur").get("/admin/")), "#welcome-heading")
    assert heading == [dutch("What would you like to do, %(name)s?") % {"name": "Riek"}]


def test_an_address_that_changes_leads_on_from_the_old_one(client, django_capture_on_commit_callbacks):
    page = ContentPageFactory(slug="wie-zijn-wij")
    page.slug = "over-ons"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()
    response = client.get("/nl/wie-zijn-wij/")
    assert (response.status_code, response["Location"]) == (301, "/nl/over-ons/")


@pytest.mark.parametrize("name", ["begin.gif", "begin.png"])
def test_a_file_that_only_begins_as_a_picture_is_refused_in_words(name):
    begin = {"begin.gif": b"GIF89a", "begin.png": b"\x89PNG\r\n\x1a\n"}[name]
    file = SimpleUploadedFile(name, begin)
    answer = editor("redacteur").post("/admin/images/add/", {"title": "Half", "collection": "1", "file": file})
    words = "Upload een geldige afbeelding. Het geüploade bestand is geen of een beschadigde afbeelding."
    assert (answer.status_code, texts(soup(answer), ".error-message")) == (200, [words])


def test_a_title_without_letters_asks_for_an_address():
    home, values = home_page(), {"title": "😀", "slug": ""}
    answer = add(editor("redacteur"), ContentPage, home, values)
    words = dutch("No address can be made of this title. Write one here, in letters or figures.")
    assert (complaints(answer), kept(answer, values)["title"]) == ([words], "😀")
    assert add(editor("redacteur"), ContentPage, home, values | {"slug": "vrolijk"}).status_code == 302
