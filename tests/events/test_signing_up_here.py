"""The editor of a page on which people sign up: who did, what they are asked, and what must not happen to them."""

from datetime import UTC, datetime

import pytest
import time_machine
from django.urls import reverse

from events.choices import SignUpWay
from events.handing_over import hand_over
from events.models import EventPage, EventQuestion, TrainingPage
from events.registration.models import Offering
from tests.base.editing import PUBLISH, change, complaints, editor
from tests.base.soup import soup, texts
from tests.factories import (
    EditionFactory,
    EventPageFactory,
    TrainingPageFactory,
    sign_up,
    twin_of,
)

pytestmark = pytest.mark.django_db

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
HERE = {"sign_up": SignUpWay.HERE}


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


@pytest.fixture
def event():
    page = EventPageFactory(at=AT, title="Koffietafel", places=6, **HERE)
    hand_over(page, at=AT)
    return page


def offering(page) -> Offering:
    return Offering.objects.get(series=page.translation_key)


def delete(client, page):
    return client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True)


def delete_several(client, *pages):
    way = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    query = "&".join(f"id={page.pk}" for page in pages)
    return client.post(f"{way}?{query}&next=/admin/", follow=True)


def messages(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_an_editor_sees_how_many_have_signed_up(event):
    for people in (2, 3, 2):
        sign_up(offering(event), people=people, at=AT)
    html = soup(editor("beheerder").get(f"/admin/pages/{event.pk}/edit/"))
    [row] = [row for row in html.select("li") if "5 van 6 plaatsen bezet, 2 op de wachtlijst" in row.text]
    desk = reverse("registration_desk:offering", args=[offering(event).pk])
    assert [link["href"] for link in row.select("a")] == [desk]


def test_before_anybody_can_sign_up_an_editor_reads_how_that_begins():
    page = EventPageFactory(at=AT)
    html = soup(editor("beheerder").get(f"/admin/pages/{page.pk}/edit/"))
    assert [words for words in texts(html, "p") if words.startswith("Hier kan nog niemand zich aanmelden.")] != []


@pytest.mark.parametrize(("places", "wrong"), [("4", True), ("5", False), ("", False), ("9", False)])
def test_there_are_never_fewer_places_than_people_have_taken(event, places, wrong):
    sign_up(offering(event), people=5, at=AT)
    response = change(editor("organisator"), event, {"places": places} | PUBLISH)
    told = "Er zijn al 5 plaatsen bezet. Vul minstens dat aantal in, of meld eerst mensen af."
    assert complaints(response) == ([told] if wrong else [])
    expected = 6 if wrong else int(places) if places else None
    assert (EventPage.objects.get(pk=event.pk).places, offering(event).capacity) == (expected, expected)


def test_the_places_of_an_edition_are_held_against_its_own_people():
    page = TrainingPageFactory(editions=[EditionFactory(at=AT, places=8) for _number in range(2)], **HERE)
    hand_over(page, at=AT)
    second = page.editions.all()[1]
    sign_up(Offering.objects.get(key=second.translation_key), people=3, at=AT)
    wrong = {"editions-0-places": "2", "editions-1-places": "2"}
    response = change(editor("organisator"), page, wrong | PUBLISH)
    assert complaints(response) == ["Er zijn al 3 plaatsen bezet. Vul minstens dat aantal in, of meld eerst mensen af."]
    assert [row.places for row in TrainingPage.objects.get().editions.all()] == [8, 8]


def test_an_editor_can_go_on_after_the_desk_gave_more_places(event):
    Offering.objects.update(capacity=20, taken=9)
    response = change(editor("organisator"), event, {"title": "Koffie"} | PUBLISH)
    assert complaints(response) == []
    assert offering(event).capacity == 20


@pytest.mark.parametrize("way", [delete, delete_several])
def test_a_page_that_people_count_on_is_not_deleted(event, way):
    sign_up(offering(event), people=2, at=AT)
    response = way(editor("beheerder"), event)
    assert [words.split(".")[0] for words in messages(response)] == [
        "Niet verwijderd: er zijn 2 mensen aangemeld voor ‘Koffietafel’"
    ]
    assert EventPage.objects.filter(pk=event.pk).exists()


@pytest.mark.parametrize("way", [delete, delete_several])
def test_nor_is_the_page_above_it(event, way):
    sign_up(offering(event), at=AT)
    way(editor("beheerder"), event.get_parent())
    assert EventPage.objects.filter(pk=event.pk).exists()


@pytest.mark.parametrize("way", [delete, delete_several])
def test_a_page_that_nobody_counts_on_is_deleted(event, way):
    sign_up(offering(event), at=AT)
    offering(event).registrations.update(state="cancelled")
    way(editor("beheerder"), event)
    assert not EventPage.objects.filter(pk=event.pk).exists()


def test_one_language_may_go_while_another_stays(event):
    sign_up(offering(event), at=AT)
    english = twin_of(event, "en", title="Coffee")
    delete(editor("beheerder"), english)
    assert [page.pk for page in EventPage.objects.all()] == [event.pk]
    assert offering(event).is_live


def test_what_is_over_may_go(event):
    sign_up(offering(event), at=AT)
    Offering.objects.update(starts=AT, ends=AT)
    delete(editor("beheerder"), event)
    assert EventPage.objects.count() == 0


def test_questions_are_held_against_each_other(event):
    wrong = {"form_questions-TOTAL_FORMS": "2"}
    for number in range(2):
        row = {"label": "Eet je mee?", "kind": "text", "per": "registration", "ORDER": str(number + 1)}
        wrong |= {f"form_questions-{number}-{name}": value for name, value in row.items()}
        wrong[f"form_questions-{number}-options-count"] = "0"
    response = change(editor("organisator"), event, wrong | PUBLISH)
    assert len(complaints(response)) == 1
    assert EventQuestion.objects.count() == 0


def test_a_question_is_asked_from_when_the_page_is_published(event):
    row = {"label": "Eet je mee?", "kind": "consent", "per": "person", "ORDER": "1", "options-count": "0"}
    form = {f"form_questions-0-{name}": value for name, value in row.items()} | {"form_questions-TOTAL_FORMS": "1"}
    response = change(editor("organisator"), event, form | PUBLISH)
    assert complaints(response) == []
    assert [asked.label("nl") for asked in offering(event).questions.questions] == ["Eet je mee?"]
