"""What an organiser is told when a form cannot be right, before anything is made of it."""

import pytest

from events.models import EventPage, TrainingPage, TrajectoryPage
from tests.base.editing import PUBLISH, add, complaints, editor, kept
from tests.base.words import dutch
from tests.factories import EventIndexFactory, TrainingIndexFactory, TrajectoryIndexFactory

pytestmark = pytest.mark.django_db

EVENT = {
    "title": "Koffietafel",
    "slug": "koffietafel",
    "venue": "Dorpshuis",
    "price": "7.5",
    "occurrences-0-start": "2027-05-04 19:30",
    "occurrences-0-end": "2027-05-04 22:00",
}
TRAINING = {
    "title": "Leren van elkaar",
    "slug": "leren-van-elkaar",
    "editions-TOTAL_FORMS": "1",
    "editions-0-ORDER": "1",
    "editions-0-status": "planned",
    "editions-0-start": "2027-05-04 09:30",
    "editions-0-end": "2027-05-04 16:30",
}
TRAJECTORY = {
    "title": "Samen op pad",
    "slug": "samen-op-pad",
    "years-TOTAL_FORMS": "1",
    "years-0-ORDER": "1",
    "years-0-number": "1",
    "years-0-start": "2027-09-01",
    "years-0-end": "2028-07-01",
    "meetings-TOTAL_FORMS": "1",
    "meetings-0-ORDER": "1",
    "meetings-0-year": "1",
    "meetings-0-title": "Wat er nodig is",
    "meetings-0-start": "2027-10-01 09:30",
    "meetings-0-end": "2027-10-01 16:30",
}
END = "The end lies before the start."
TERM = "Sign-up ends after the start. Choose the start or an earlier day."


def send(model, index, form: dict, wrong: dict):
    return add(editor("organisator"), model, index, form | wrong | PUBLISH)


@pytest.mark.parametrize(
    ("model", "index", "form"),
    [
        (EventPage, EventIndexFactory, EVENT),
        (TrainingPage, TrainingIndexFactory, TRAINING),
        (TrajectoryPage, TrajectoryIndexFactory, TRAJECTORY),
    ],
    ids=["event", "training", "trajectory"],
)
def test_an_organiser_publishes_what_is_right(model, index, form):
    response = send(model, index(), form, {})
    assert response.status_code == 302, complaints(response)
    page = model.objects.get()
    assert (page.title, page.live, page.locale.language_code) == (form["title"], True, "nl")


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"occurrences-0-end": "2027-05-04 19:29"}, END),
        ({"venue": ""}, "Say where it is: a place, a venue, or online."),
        ({"sign_up": "mail"}, "Choose a contact with an e-mail address."),
        ({"sign_up": "link"}, "Give the address where people sign up."),
        pytest.param(
            {"sign_up_until": "2027-05-05"},
            TERM,
        ),
    ],
    ids=["end before start", "nowhere", "no contact", "no address", "deadline after start"],
)
def test_a_rule_of_events_is_said_and_nothing_is_made(wrong, complaint):
    response = send(EventPage, EventIndexFactory(), EVENT, wrong)
    assert complaints(response) == [dutch(complaint)]
    assert kept(response, EVENT) == EVENT | {name: value for name, value in wrong.items() if name in EVENT}
    assert EventPage.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"price": "-1"}, "Zorg ervoor dat deze waarde minstens 0 is."),
        ({"price": "gratis"}, "Voer een getal in."),
        ({"place": "99999"}, "Selecteer een geldige keuze. Deze keuze is niet beschikbaar."),
        ({"places": "0"}, "Zorg ervoor dat deze waarde minstens 1 is."),
        ({"title": ""}, "Dit is een verplicht veld."),
        ({"occurrences-0-start": "morgen"}, "Voer een geldige datum/tijd in."),
    ],
    ids=["negative price", "price in words", "unknown place", "no places", "no title", "no date"],
)
def test_a_value_that_cannot_be_is_said_in_dutch_and_kept(wrong, complaint):
    response = send(EventPage, EventIndexFactory(), EVENT, wrong)
    assert complaints(response) == [complaint]
    assert kept(response, EVENT) == EVENT | {name: value for name, value in wrong.items() if name in EVENT}
    assert EventPage.objects.count() == 0


def test_an_event_needs_a_date():
    response = send(EventPage, EventIndexFactory(), EVENT, {"occurrences-0-DELETE": "on"})
    assert len(complaints(response)) == 1
    assert EventPage.objects.count() == 0


def test_a_draft_is_held_against_the_same_rules():
    index, wrong = EventIndexFactory(), {"occurrences-0-end": "2027-05-04 19:29"}
    response = add(editor("organisator"), EventPage, index, EVENT | wrong)
    assert (complaints(response), EventPage.objects.count()) == ([dutch(END)], 0)


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"editions-0-end": "2027-05-04 09:29"}, dutch(END)),
        ({"editions-0-sign_up_until": "2027-05-05"}, dutch(TERM)),
        ({"editions-0-places": "0"}, "Zorg ervoor dat deze waarde minstens 1 is."),
    ],
    ids=["end before start", "deadline after start", "no places"],
)
def test_a_rule_of_editions_is_said_and_nothing_is_made(wrong, complaint):
    response = send(TrainingPage, TrainingIndexFactory(), TRAINING, wrong)
    assert complaints(response) == [complaint]
    assert kept(response, wrong) == wrong
    assert TrainingPage.objects.count() == 0


@pytest.mark.parametrize(
    ("wrong", "complaint"),
    [
        ({"years-0-end": "2027-08-31"}, dutch(END)),
        ({"years-0-sign_up_until": "2027-09-02"}, dutch(TERM)),
        ({"years-0-price": "-750"}, "Zorg ervoor dat deze waarde minstens 0 is."),
        ({"meetings-0-end": "2027-10-01 09:29"}, dutch(END)),
        ({"meetings-0-year": "2"}, dutch("There is no such year on this page.")),
    ],
    ids=["end before start", "deadline after start", "negative price", "meeting ends before it starts", "no such year"],
)
def test_a_rule_of_years_and_meetings_is_said_and_nothing_is_made(wrong, complaint):
    response = send(TrajectoryPage, TrajectoryIndexFactory(), TRAJECTORY, wrong)
    assert complaints(response) == [complaint]
    assert kept(response, wrong) == wrong
    assert TrajectoryPage.objects.count() == 0
