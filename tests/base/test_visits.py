"""What is asked once in a visit, and anew in the next one."""

import pytest
from django.core.cache import cache
from django.http import HttpResponse
from django.test import RequestFactory
from wagtail.models.sites import SITE_ROOT_PATHS_CACHE_KEY

from portal.base.visits import VisitMiddleware, once
from tests.factories import InitiativeIndexFactory, InitiativePageFactory


def asked(method: str, visits: int = 1) -> list[str]:
    """What is asked in such visits, of a view that wants to know the same three times."""
    questions: list[str] = []

    def view(request):
        for _turn in range(3):
            assert once("name", lambda: questions.append("name")) is None
        once("other", lambda: questions.append("other"))
        return HttpResponse()

    for _visit in range(visits):
        VisitMiddleware(view)(RequestFactory().generic(method, "/nl/"))
    return questions


def test_a_visit_that_reads_asks_once_and_the_next_one_again():
    assert asked("GET", visits=2) == ["name", "other"] * 2
    assert asked("HEAD") == ["name", "other"]


def test_who_writes_and_who_makes_no_visit_asks_anew():
    assert asked("POST") == ["name", "name", "name", "other"]
    assert [once("name", lambda: 1), once("name", lambda: 2)] == [1, 2]


def test_a_visit_that_breaks_leaves_nothing_behind():
    def view(request):
        once("name", lambda: 1)
        raise LookupError

    with pytest.raises(LookupError):
        VisitMiddleware(view)(RequestFactory().get("/nl/"))
    assert once("name", lambda: 2) == 2


@pytest.mark.django_db
def test_a_list_of_many_links_asks_the_cache_once_where_the_site_begins(client, monkeypatch):
    index = InitiativeIndexFactory()
    for _number in range(6):
        InitiativePageFactory(parent=index)
    address = index.get_url()
    client.get(address)
    questions, get = [], cache.get
    monkeypatch.setattr(cache, "get", lambda key, *args, **more: questions.append(key) or get(key, *args, **more))
    assert client.get(address).status_code == 200
    assert questions.count(SITE_ROOT_PATHS_CACHE_KEY) == 1
