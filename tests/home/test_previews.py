"""What an editor sees before anybody else does."""

import pytest
from wagtail.test.utils.form_data import rich_text

from tests.base.editing import add_address, editor, typed
from tests.base.soup import soup, texts
from tests.factories import (
    ContentPageFactory,
    EventPageFactory,
    FormPageFactory,
    InitiativePageFactory,
    NewsPageFactory,
    ProgrammePageFactory,
    TrainingPageFactory,
    TrajectoryPageFactory,
    home_page,
    twin_of,
)

pytestmark = pytest.mark.django_db

KINDS = {
    "content": ContentPageFactory,
    "form": FormPageFactory,
    "event": EventPageFactory,
    "training": TrainingPageFactory,
    "trajectory": TrajectoryPageFactory,
    "initiative": InitiativePageFactory,
    "news": NewsPageFactory,
    "programme": ProgrammePageFactory,
}
WORDS = {"title": "Nog niet af", "slug": "nog-niet-af", "venue": "Dorpshuis", "what": rich_text("<p>Samen.</p>")}
FIRST_DATE = {"occurrences-0-start": "2027-05-04 19:30", "occurrences-0-end": "2027-05-04 22:00"}


def seen(client, address: str, values: dict):
    """What the preview panel shows of the form at this address with these values filled in."""
    form = typed(client.get(address))
    preview = f"{address}preview/"
    answer = client.post(preview, form | {name: value for name, value in values.items() if name in form})
    assert answer.json() == {"is_valid": True, "is_available": True}
    return client.get(preview)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_that_does_not_exist_yet_can_be_seen(kind):
    page = KINDS[kind]()
    client = editor("beheerder")
    response = seen(client, add_address(type(page), page.get_parent()), WORDS | FIRST_DATE)
    assert (response.status_code, texts(soup(response), "main h1")) == (200, ["Nog niet af"])


@pytest.mark.parametrize("kind", ["content", "event", "form", "trajectory"])
def test_a_change_can_be_seen_and_visitors_see_it_not(client, kind):
    page = KINDS[kind](title="Zoals het was")
    response = seen(editor("beheerder"), f"/admin/pages/{page.pk}/edit/", {"title": "Nog niet af"})
    assert texts(soup(response), "main h1") == ["Nog niet af"]
    assert texts(soup(client.get(page.url)), "main h1") == ["Zoals het was"]


def test_a_list_and_the_home_page_can_be_seen():
    page = InitiativePageFactory()
    client = editor("beheerder")
    for row, values in ((page.get_parent(), {"title": "Alles"}), (home_page(), {"hero_title": "Alles"})):
        response = seen(client, f"/admin/pages/{row.pk}/edit/", values)
        assert texts(soup(response), "main h1") == ["Alles"]


def test_a_preview_is_in_the_language_of_the_page():
    twin = twin_of(ContentPageFactory(), "en", title="About us")
    response = seen(editor("beheerder"), f"/admin/pages/{twin.pk}/edit/", {"title": "About all of us"})
    assert (soup(response).html["lang"], texts(soup(response), "main h1")) == ("en", ["About all of us"])


def test_visitors_see_what_was_published_and_no_later_draft(client):
    page = InitiativePageFactory(title="Zoals het is")
    page.title = "Zoals het wordt"
    page.save_revision()
    assert texts(soup(client.get(page.url)), "main h1") == ["Zoals het is"]
    assert texts(soup(client.get(page.get_parent().url)), ".card__title") == ["Zoals het is"]


@pytest.mark.parametrize("kind", ["event", "training", "trajectory"])
def test_a_page_that_people_will_sign_up_on_can_be_seen(kind):
    page = KINDS[kind](sign_up="here")
    response = seen(editor("beheerder"), f"/admin/pages/{page.pk}/edit/", {"title": "Nog niet af"})
    html = soup(response)
    assert (texts(html, "main h1"), texts(html, "aside.facts a.button")) == (["Nog niet af"], [])
    assert "Het aanmeldformulier staat er zodra deze pagina gepubliceerd is." in texts(html, "aside.facts p")


def test_a_form_can_be_seen_as_it_is_after_sending():
    page = FormPageFactory(thanks="<p>We bellen je.</p>")
    client, address = editor("beheerder"), f"/admin/pages/{page.pk}/edit/"
    seen(client, address, {"title": "Nog niet af", "thanks": rich_text("<p>We mailen je.</p>")})
    shown = soup(client.get(f"{address}preview/?mode=sent"))
    assert (shown.select("main form"), "We mailen je." in shown.get_text()) == ([], True)
