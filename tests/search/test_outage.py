"""An engine that is down: pages still answer, from the portal's own database, and say so calmly."""

import json

import pytest
from django.core.cache import cache

from search.engine import embedded, engine, guard
from tests.base.soup import soup, texts
from tests.ports import unused_port
from tests.search.elastic import entry
from tests.search.faults import FAULTS, serving

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture(autouse=True)
def _fresh():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(params=[*FAULTS, "refuses"])
def broken(request, settings):
    """The site with an engine that has this fault, and a page in the database's index."""
    if request.param == "refuses":
        settings.ELASTICSEARCH_URL = [f"http://127.0.0.1:{unused_port()}"]
        embedded().put([entry(1, "Dorpshuis", language="nl")])
        yield
        return
    with serving(FAULTS[request.param]) as url:
        settings.ELASTICSEARCH_URL = [url]
        embedded().put([entry(1, "Dorpshuis", language="nl")])
        yield


def test_a_page_comes_all_the_same_with_a_calm_notice(broken, client):
    assert engine() is not embedded()
    response = client.get("/nl/zoeken/?q=dorpshuizen")
    page = soup(response)
    assert (response.status_code, texts(page, "main .card__title")) == (200, ["Dorpshuis"])
    assert len(texts(page, "main .notice")) == 1
    assert not any(word in response.content.decode() for word in ("elastic", "503", "Traceback", "127.0.0.1"))


def test_the_next_visitors_do_not_wait_for_it(broken, client):
    for _time in range(guard.FAILURES):
        client.get("/nl/zoeken/?q=dorpshuis")
    assert guard.is_open()
    guard.may_be_asked()  # the one question that goes through is asked by somebody else
    assert client.get("/nl/zoeken/?q=dorpshuis").status_code == 200


def test_completion_goes_quiet(broken, client):
    response = client.get("/nl/zoeken/aanvullen/?q=dorps")
    assert (response.status_code, json.loads(response.content)) == (200, [])


def test_readiness_says_degraded_and_the_site_stays_in_use(broken, client):
    response = client.get("/readyz")
    assert (response.status_code, response.json()["status"], response.json()["search"]) == (
        200,
        "degraded",
        "degraded",
    )
