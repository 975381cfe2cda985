"""Every public page of every language, with the addresses of its translations."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.factories import ContentPageFactory, InitiativeIndexFactory, InitiativePageFactory, home_page, twin_of

pytestmark = pytest.mark.django_db

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
VIEWS = ("gevraagd-en-aangeboden/", "initiatieven-inzenden/")
HOMES = {f"http://localhost/{code}/" for code in ("nl", "en", "de")}


def entries(client) -> dict[str, ElementTree.Element]:
    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 -- our own answer
    return {url.findtext("s:loc", namespaces=SPACES): url for url in tree.findall("s:url", SPACES)}


def pages(client) -> set[str]:
    """Without the views that are always there; of municipalities and places see tests/home/test_around.py."""
    return {address for address in entries(client) if not address.endswith(VIEWS) and "/gemeenten/" not in address}


def alternates(entry: ElementTree.Element) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in entry.findall("x:link", SPACES)}


def close(page) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.PASSWORD, password="x")


def test_it_holds_the_home_page_of_every_language_from_the_start(client):
    assert pages(client) == HOMES


@pytest.mark.parametrize("view", VIEWS)
def test_it_holds_what_is_no_page_in_every_language(client, view):
    all_languages = {code: f"http://localhost/{code}/{view}" for code in ("nl", "en", "de")}
    found = entries(client)
    assert [alternates(found[address]) for address in all_languages.values()] == [all_languages] * 3


def test_it_holds_every_page_of_every_language_with_its_translations(client):
    page = InitiativePageFactory(slug="buurtbus")
    twin_of(page, "en")
    alone = ContentPageFactory(slug="contact")
    found = entries(client)
    assert pages(client) == HOMES | {
        "http://localhost/nl/contact/",
        "http://localhost/nl/initiatieven/",
        "http://localhost/nl/initiatieven/buurtbus/",
        "http://localhost/en/initiatieven/",
        "http://localhost/en/initiatieven/buurtbus/",
    }
    both = {code: f"http://localhost/{code}/initiatieven/buurtbus/" for code in ("nl", "en")}
    assert [alternates(found[address]) for address in both.values()] == [both, both]
    assert alternates(found[alone.full_url]) == {}


def test_it_says_on_what_day_in_amsterdam_a_page_was_last_published(client):
    page = ContentPageFactory(at=datetime(2027, 5, 4, 22, 30, tzinfo=UTC))
    assert entries(client)[page.full_url].findtext("s:lastmod", namespaces=SPACES) == "2027-05-05"


def test_it_leaves_out_drafts(client):
    page = InitiativePageFactory(slug="buurtbus", live=False)
    assert page.full_url not in entries(client)


@pytest.mark.parametrize("restricted", ["page", "parent"])
def test_it_leaves_out_what_is_private(client, restricted):
    page = InitiativePageFactory(slug="buurtbus")
    close(page if restricted == "page" else page.get_parent())
    assert page.full_url not in entries(client)


def test_a_draft_or_private_translation_is_no_alternate(client):
    page = InitiativePageFactory(slug="buurtbus")
    twin_of(page, "en", live=False)
    close(twin_of(page, "de"))
    assert alternates(entries(client)[page.full_url]) == {}


def test_it_leaves_out_aliases(client):
    page = InitiativePageFactory(slug="buurtbus")
    alias = page.create_alias(parent=InitiativeIndexFactory(parent=home_page("en")))
    found = entries(client)
    assert (page.full_url in found, alias.full_url in found) == (True, False)


def test_it_costs_the_same_for_one_and_for_three_pages(client):
    cost = []
    for _number in range(3):
        InitiativePageFactory()
        client.get("/sitemap.xml")
        with CaptureQueriesContext(connection) as queries:
            client.get("/sitemap.xml")
        cost.append(len(queries))
    assert cost == [cost[0]] * 3
