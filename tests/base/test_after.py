"""What stands under a page: passing it on, keeping it, saying whether it was useful."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tests.base.soup import soup, texts, values
from tests.factories import (
    ContentPageFactory,
    EventPageFactory,
    InitiativePageFactory,
    NewsPageFactory,
    ProgrammePageFactory,
    TrainingPageFactory,
    TrajectoryPageFactory,
)

pytestmark = pytest.mark.django_db

KEPT = (InitiativePageFactory, EventPageFactory, TrainingPageFactory, TrajectoryPageFactory)
TITLE = "Koffie & “taart” <b>100%</b>?"


@pytest.mark.parametrize("factory", [*KEPT, NewsPageFactory])
def test_a_page_is_passed_on_by_links_that_name_title_and_address(client, factory):
    page = factory(title=TITLE)
    mail, whatsapp = (urlsplit(url) for url in values(soup(client.get(page.url)), "[data-share] a[rel]", "href"))
    assert (mail.scheme, mail.path, whatsapp.netloc) == ("mailto", "", "wa.me")
    assert parse_qs(mail.query) == {"subject": [TITLE], "body": [f"{TITLE}\r\n\r\n{page.full_url}"]}
    assert parse_qs(whatsapp.query) == {"text": [f"{TITLE} {page.full_url}"]}


def test_other_sites_learn_nothing_from_the_links(client):
    tree = soup(client.get(NewsPageFactory().url))
    assert values(tree, "[data-share] a[rel]", "rel") == ["['noopener', 'noreferrer']"] * 2


def test_what_needs_a_script_is_hidden_without_one(client):
    tree = soup(client.get(InitiativePageFactory().url))
    assert all(button.find_parent("li").has_attr("hidden") for button in tree.select("[data-share] button"))


@pytest.mark.parametrize(("factory", "number"), [*((one, 1) for one in KEPT), (NewsPageFactory, 0)])
def test_only_what_has_a_kind_of_its_own_and_stays_can_be_kept(client, factory, number):
    assert len(soup(client.get(factory().url)).select("[data-keep]")) == number


@pytest.mark.parametrize(
    ("factory", "parts"),
    [*((one, ["Doorgeven of bewaren", "Had je iets aan deze pagina?"]) for one in KEPT),
     (NewsPageFactory, ["Doorgeven", "Had je iets aan deze pagina?"]),
     (ContentPageFactory, ["Had je iets aan deze pagina?"]),
     (ProgrammePageFactory, [])],
)  # fmt: skip
def test_each_kind_of_page_offers_what_fits_it(client, factory, parts):
    assert texts(soup(client.get(factory().url)), ".after h2") == parts


@pytest.mark.parametrize("factory", [*KEPT, NewsPageFactory, ContentPageFactory])
def test_who_only_reads_gets_no_cookie(factory):
    client = Client()
    client.get(factory().url)
    client.get("/nl/bewaard/")
    assert client.cookies == {}


@pytest.mark.parametrize(
    ("address", "title"), [("/nl/bewaard/", "Wat je bewaart"), ("/de/bewaard/", "Was du dir merkst")]
)
def test_the_page_of_what_is_kept_says_that_it_stays_here_and_knows_nothing(client, address, title):
    response = client.get(address)
    tree = soup(response)
    assert (response.status_code, texts(tree, "h1")) == (200, [title])
    assert values(tree, 'meta[name="robots"]', "content") == ["noindex"]
    assert tree.select("[data-kept-rows] > *") == []
    assert client.post(address).status_code == 405


def test_the_list_is_one_step_from_every_page(client):
    assert values(soup(client.get("/nl/")), "footer [href$='/bewaard/']", "href") == ["/nl/bewaard/"]
