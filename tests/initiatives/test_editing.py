"""What a moderator is told when a form cannot be right, before anything is made of it."""

import pytest
from wagtail.test.utils.form_data import rich_text

from initiatives.models import InitiativePage
from portal.base.models import Place
from tests.base.editing import PUBLISH, add, change, complaints, editor, kept
from tests.base.words import dutch
from tests.factories import InitiativeIndexFactory, InitiativePageFactory, MunicipalityFactory, PlaceFactory

pytestmark = pytest.mark.django_db

FORM = {
    "title": "Buurtbus",
    "slug": "buurtbus",
    "what": rich_text("<p>Een bus van buren.</p>"),
    "stage": "running",
    "latitude": "51.9",
    "longitude": "6.25",
}
PAIR = "Give both latitude and longitude, or neither."


def send(wrong: dict):
    index = InitiativeIndexFactory()
    return add(editor("moderator"), InitiativePage, index, FORM | wrong | PUBLISH)


def test_a_moderator_publishes_what_is_right_and_the_municipality_follows_the_place():
    response = send({"place": str(Place.objects.get(slug="ulft").pk)})
    assert response.status_code == 302, complaints(response)
    page = InitiativePage.objects.get()
    assert (page.title, page.live, page.municipality.slug) == ("Buurtbus", True, "oude-ijsselstreek")


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"latitude": ""}, dutch(PAIR)),
        ({"longitude": ""}, dutch(PAIR)),
        ({"place": "99999"}, "Selecteer een geldige keuze. Deze keuze is niet beschikbaar."),
        ({"municipality": "99999"}, "Selecteer een geldige keuze. Deze keuze is niet beschikbaar."),
        ({"latitude": "53.7"}, "Zorg ervoor dat deze waarde hoogstens 53.6 is."),
        ({"longitude": "3.2"}, "Zorg ervoor dat deze waarde minstens 3.3 is."),
        ({"since": "vorig jaar"}, "Voer een geldige datum in."),
    ],
    ids=[
        "longitude without latitude",
        "latitude without longitude",
        "unknown place",
        "unknown municipality",
        "north of the Netherlands",
        "west of the Netherlands",
        "since in words",
    ],
)
def test_what_cannot_be_is_said_in_dutch_and_nothing_is_made(wrong, complaint):
    response = send(wrong)
    typed = {
        name: value for name, value in (FORM | wrong).items() if name in ("title", "slug", "latitude", "longitude")
    }
    assert complaints(response) == [complaint]
    assert kept(response, typed) == typed
    assert InitiativePage.objects.count() == 0


def test_an_initiative_may_be_nowhere_in_particular():
    assert send({"latitude": "", "longitude": ""}).status_code == 302
    page = InitiativePage.objects.get()
    assert (page.place, page.municipality, page.spot) == (None, None, None)


def test_moving_to_another_place_moves_to_its_municipality():
    page = InitiativePageFactory(place=PlaceFactory(slug="zeddam"))
    response = change(
        editor("moderator"), page, {"what": FORM["what"], "place": str(PlaceFactory(slug="ulft").pk)} | PUBLISH
    )
    assert response.status_code == 302, complaints(response)
    page.refresh_from_db()
    assert (page.place.slug, page.municipality) == ("ulft", MunicipalityFactory(slug="oude-ijsselstreek"))
