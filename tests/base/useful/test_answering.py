"""“Was this page useful to you?”: asked of everybody, answered without a name, counted once."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from wagtail.models import PageViewRestriction

from portal.base.guarding.guards import HONEYPOT
from portal.base.useful.answering import GUARD
from portal.base.useful.models import UsefulAnswer
from tests.base.soup import soup, texts, values
from tests.factories import (
    ContentPageFactory,
    FormPageFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    NewsPageFactory,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 22, 30, tzinfo=UTC)  # the fifth, in Amsterdam


@pytest.fixture(autouse=True)
def _clean():
    cache.clear()
    with time_machine.travel(AT, tick=False):
        yield
    cache.clear()


def address(page, language: str = "nl") -> str:
    return f"/{language}/nuttig/{page.translation_key}/"


def filled(**fields) -> dict:
    return {"verdict": "ja", "text": "", "submission": str(uuid4())} | fields


def test_the_links_under_a_page_lead_to_a_form_in_which_the_answer_is_chosen(client):
    page = NewsPageFactory()
    links = values(soup(client.get(page.url)), "[aria-labelledby=useful] a", "href")
    assert links == [f"{address(page)}?antwoord=ja", f"{address(page)}?antwoord=nee"]
    for link, verdict in zip(links, ("ja", "nee"), strict=True):
        assert values(soup(client.get(link)), "[name=verdict][checked]", "value") == [verdict]
    assert not UsefulAnswer.objects.exists()


def test_an_answer_is_kept_with_page_language_and_day_and_nothing_else(client):
    page = InitiativePageFactory(title="Molentuin")
    response = client.post(address(page), filled(verdict="nee", text=" Waar is het?\r\nEn wanneer? "))
    assert (response.status_code, response["Location"]) == (302, f"{address(page)}?verstuurd=1")
    (row,) = UsefulAnswer.objects.values()
    assert {name: row[name] for name in row if name not in {"id", "submission"}} == {
        "key": page.translation_key,
        "language": "nl",
        "kind": "initiative",
        "title": "Molentuin",
        "verdict": "nee",
        "text": "Waar is het?\nEn wanneer?",
        "day": date(2027, 5, 5),
    }


def test_who_answered_is_thanked_and_led_back(client):
    page = ContentPageFactory()
    thanks = soup(client.get(f"{address(page)}?verstuurd=1"))
    assert (texts(thanks, "h1"), values(thanks, "main .more", "href")) == (["Bedankt"], [page.url])
    assert thanks.select("main form") == []


def test_sent_twice_it_counts_once(client):
    page, fields = NewsPageFactory(), filled()
    for _time in range(2):
        assert client.post(address(page), fields).status_code == 302
    assert UsefulAnswer.objects.count() == 1


@pytest.mark.parametrize(
    "fields",
    [{"verdict": ""}, {"verdict": "misschien"}, {"text": "x" * 501}, {"text": "nul\x00"}],
)
def test_a_fault_is_said_beside_the_field_and_loses_nothing(client, fields):
    response = client.post(address(NewsPageFactory()), filled(**fields))
    assert response.status_code == 422
    assert len(soup(response).select(".errors li")) == 1
    assert not UsefulAnswer.objects.exists()


def test_five_hundred_characters_fit_with_their_lines(client):
    client.post(address(NewsPageFactory()), filled(text="x\r\n" * 249 + "xx"))
    assert len(UsefulAnswer.objects.get().text) == 500


@pytest.mark.parametrize("submission", [None, "", "onzin", "\x00"])
def test_a_lost_number_of_the_form_is_no_fault(client, submission):
    fields = {name: value for name, value in filled(submission=submission).items() if value is not None}
    assert client.post(address(NewsPageFactory()), fields).status_code == 302
    assert UsefulAnswer.objects.count() == 1


def test_a_machine_in_the_trap_is_thanked_and_not_counted(client):
    response = client.post(address(NewsPageFactory()), filled() | {HONEYPOT: "https://example.org/"})
    assert (response.status_code, UsefulAnswer.objects.exists()) == (302, False)


def test_one_connection_may_answer_so_often_an_hour(client):
    page = NewsPageFactory()
    for _time in range(GUARD.per_hour):
        client.post(address(page), filled())
    response = client.post(address(page), filled(text="Nog iets"))
    assert (response.status_code, UsefulAnswer.objects.count()) == (422, GUARD.per_hour)
    assert texts(soup(response), "textarea") == ["Nog iets"]


def test_a_form_from_elsewhere_is_refused():
    client = Client(enforce_csrf_checks=True)
    assert client.post(address(NewsPageFactory()), filled()).status_code == 403
    assert not UsefulAnswer.objects.exists()


def test_the_form_is_kept_out_of_caches_and_search_engines(client):
    response = client.get(address(NewsPageFactory()))
    assert "no-store" in response["Cache-Control"]
    assert values(soup(response), 'meta[name="robots"]', "content") == ["noindex"]


def test_only_pages_that_ask_and_that_everybody_may_read_have_a_form(client):
    closed, draft = NewsPageFactory(), NewsPageFactory(live=False)
    PageViewRestriction.objects.create(page=closed, restriction_type=PageViewRestriction.LOGIN)
    for page in (closed, draft, FormPageFactory(), InitiativeIndexFactory()):
        assert client.get(address(page)).status_code == 404
        assert client.post(address(page), filled()).status_code == 404
    assert client.get(address(NewsPageFactory(), "de")).status_code == 404
    assert client.get(f"/nl/nuttig/{uuid4()}/").status_code == 404


def test_a_translation_is_asked_about_by_itself(client):
    twin = twin_of(NewsPageFactory(title="Nieuws"), "de")
    client.post(address(twin, "de"), filled())
    assert UsefulAnswer.objects.values_list("language", "key").get() == ("de", twin.translation_key)
