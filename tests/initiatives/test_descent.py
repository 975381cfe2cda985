"""What came of what, who helps to begin, and how a page looks when its initiative stopped."""

from datetime import UTC, datetime

import pytest
import time_machine

from initiatives.choices import Stage
from initiatives.models import Guide
from initiatives.sending.actions import begin
from tests.base.soup import soup, texts, values
from tests.factories import (
    HelpItemFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    NewsPageFactory,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


def begun(client, page) -> list[str]:
    return values(soup(client.get(page.url)), ".begin a", "href")


def test_both_lead_to_each_other(client):
    first = InitiativePageFactory(title="Dorpsbus")
    second = InitiativePageFactory(title="Belbus", like_key=first.translation_key)
    assert second.url in begun(client, first)
    assert first.url in begun(client, second)
    assert "Begonnen naar voorbeeld van" in soup(client.get(second.url)).select_one(".begin").get_text()


def test_what_is_offline_is_not_named(client):
    first = InitiativePageFactory(title="Dorpsbus", live=False)
    second = InitiativePageFactory(like_key=first.translation_key)
    InitiativePageFactory(like_key=second.translation_key, live=False)
    assert [url for url in begun(client, second) if "initiatieven/" in url] == []


def test_the_line_goes_along_into_a_translation_and_falls_back_on_dutch(client):
    first = InitiativePageFactory(title="Dorpsbus")
    second = InitiativePageFactory(title="Belbus", like_key=first.translation_key)
    twin = twin_of(second, "de", title="Rufbus")
    link = soup(client.get(twin.url)).select_one(f'.begin a[href="{first.url}"]')
    assert (twin.like_key, link["lang"], link.get_text()) == (first.translation_key, "nl", "Dorpsbus")


def test_staff_choose_guides_that_stand_beside_it_in_their_order(client):
    index = InitiativeIndexFactory()
    page = InitiativePageFactory(parent=index)
    guides = [NewsPageFactory(title=f"Wegwijzer {number}") for number in range(3)]
    guides[1].unpublish()
    for number, guide in enumerate(reversed(guides)):
        Guide.objects.create(page=index, guide=guide, locale=index.locale, sort_order=number)
    assert texts(soup(client.get(page.url)), ".begin .files a") == ["Wegwijzer 2", "Wegwijzer 0"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_line_and_the_guides_cost_one_query_each(client, django_assert_num_queries, count):
    index = InitiativeIndexFactory()
    first = InitiativePageFactory(parent=index)
    page = InitiativePageFactory(parent=index, like_key=first.translation_key)
    for number in range(count):
        InitiativePageFactory(parent=index, like_key=page.translation_key)
        Guide.objects.create(page=index, guide=first, locale=index.locale, sort_order=number)
    client.get(page.url)
    with django_assert_num_queries(10):
        client.get(page.url)


def test_from_a_page_one_begins_with_its_steps_costs_permits_and_lessons(client):
    page = InitiativePageFactory(
        steps=[("step", {"title": "Bel de gemeente", "text": "<p>Rustig.</p>"})],
        costs="<p>Acht euro.</p>",
        permits="<p>Geen.</p>",
        lessons="<p>Begin klein.</p>",
    )
    url = next(url for url in begun(client, page) if "naar=" in url)
    assert client.get(url).status_code == 200
    taken = begin(language="nl", at=AT, like=page)
    assert (taken.like_key, taken.values["steps"][0]["title"]) == (page.translation_key, "Bel de gemeente")
    assert [taken.values[name] for name in ("costs", "permits", "lessons")] == ["Acht euro.", "Geen.", "Begin klein."]
    assert {"title", "what", "where", "help"} & set(taken.values) == set()


def test_what_stopped_asks_nothing_and_begins_with_what_was_learnt(client):
    page = InitiativePageFactory(
        stage=Stage.STOPPED, lessons="<p>Vraag eerder hulp.</p>", help_items=[HelpItemFactory(text="Chauffeurs")]
    )
    html = soup(client.get(page.url))
    heads = texts(html, "main h2")
    assert heads.index("Dit initiatief is gestopt") < heads.index("Wat er geleerd werd") < heads.index("Wat we doen")
    assert (html.get_text().count("Vraag eerder hulp."), "Chauffeurs" in html.get_text()) == (1, False)
    assert f"/nl/klopt-niet/{page.translation_key}/" in values(html, "main a", "href")
