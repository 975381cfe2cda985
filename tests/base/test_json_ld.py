"""What every page says to machines, and that no editor's words can break out of it."""

import pytest

from tests.base.soup import json_ld, soup, texts, values
from tests.factories import (
    ContentPageFactory,
    EventPageFactory,
    InitiativePageFactory,
    NewsPageFactory,
    ProgrammePageFactory,
    SiteSettingsFactory,
    TrainingPageFactory,
    TrajectoryPageFactory,
    home_page,
)

pytestmark = pytest.mark.django_db

HERE = "http://localhost"
EVIL = "</script><script>alert('x')</script> & <!-- \u2028"


def kinds(response) -> list[str]:
    return [part["@type"] for part in json_ld(response)]


@pytest.mark.parametrize(
    ("factory", "said"),
    [
        (EventPageFactory, ["BreadcrumbList", "Event"]),
        (TrainingPageFactory, ["BreadcrumbList", "Course"]),
        (TrajectoryPageFactory, ["BreadcrumbList", "Course"]),
        (InitiativePageFactory, ["BreadcrumbList"]),
        (NewsPageFactory, ["BreadcrumbList"]),
        (ProgrammePageFactory, ["BreadcrumbList"]),
        (ContentPageFactory, ["BreadcrumbList"]),
    ],
)
def test_each_kind_of_page_says_what_it_is(client, factory, said):
    assert kinds(client.get(factory().url)) == said


def test_breadcrumbs_lead_from_home_to_the_page_itself(client):
    page = InitiativePageFactory(title="Buurtbus", slug="buurtbus")
    [crumbs] = json_ld(client.get(page.url))
    steps = [
        (1, "Achterhoek 2020", "http://testserver/nl/"),
        (2, "Initiatieven", "http://testserver/nl/initiatieven/"),
        (3, "Buurtbus", f"{HERE}/nl/initiatieven/buurtbus/"),
    ]
    assert [(item["position"], item["name"], item["item"]) for item in crumbs["itemListElement"]] == steps


def test_the_home_page_says_who_is_behind_it_and_how_to_search(client):
    SiteSettingsFactory(organisation="Achterhoek 2020", mail="redactie@example.org", mastodon="https://example.org/@a")
    organisation, website = json_ld(client.get("/nl/"))
    assert organisation == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": "Achterhoek 2020",
        "url": f"{HERE}/nl/",
        "logo": "http://testserver/static/img/icon-512.png",
        "email": "redactie@example.org",
        "sameAs": ["https://example.org/@a"],
    }
    assert (website["@type"], website["inLanguage"], website["potentialAction"]["target"]) == (
        "WebSite",
        "nl",
        "http://testserver/nl/zoeken/?q={search_term_string}",
    )


def test_the_home_page_says_so_also_before_anybody_filled_in_the_settings(client):
    assert kinds(client.get("/en/")) == ["Organization", "WebSite"]


@pytest.mark.parametrize(
    "factory", [EventPageFactory, TrainingPageFactory, TrajectoryPageFactory, InitiativePageFactory]
)
def test_no_title_breaks_out_of_what_is_said(client, factory):
    response = client.get(factory(title=EVIL, slug="kwaad", summary=EVIL).url)
    page = soup(response)
    names = [part["name"] for part in json_ld(response) if "name" in part]
    names += [part["itemListElement"][-1]["name"] for part in json_ld(response) if "itemListElement" in part]
    assert set(names) == {EVIL}
    assert sorted(script["type"] for script in page.select("script")) == [
        *["application/ld+json"] * len(names),
        "module",
    ]
    assert texts(page, "main h1") == [" ".join(EVIL.split())]


def test_the_head_tells_what_a_message_that_links_here_shows(client):
    page = InitiativePageFactory(title='Bus & "buur"', summary="Een bus van buren.", social_text="Rijd mee!")
    head = soup(client.get(page.url)).head
    named = {tag["property"]: tag["content"] for tag in head.select("meta[property]")}
    assert named == {
        "og:title": 'Bus & "buur"',
        "og:description": "Rijd mee!",
        "og:type": "website",
        "og:url": page.full_url,
        "og:image": "http://testserver/static/img/social.png",
        "og:site_name": "Achterhoek 2020",
        "og:locale": "nl_NL",
    }
    assert values(head, "meta[name=description]", "content") == ["Een bus van buren."]
    assert texts(head, "title") == ['Bus & "buur" – Achterhoek 2020']


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ({"title": "Thuis", "hero_title": "Welkom", "seo_title": "Achterhoek"}, "Achterhoek"),
        ({"title": "Thuis", "hero_title": "Welkom", "seo_title": ""}, "Welkom"),
        ({"title": "Thuis", "hero_title": "", "seo_title": ""}, "Thuis"),
    ],
)
def test_the_tab_says_the_title_for_search_engines_else_the_large_one_else_the_plain_one(client, words, expected):
    home = home_page()
    type(home).objects.filter(pk=home.pk).update(**words)
    head = soup(client.get(home.url)).head
    assert texts(head, "title") == [f"{expected} – Achterhoek 2020"]
    assert values(head, "meta[property='og:title']", "content") == [expected]


@pytest.mark.parametrize(("code", "locale"), [("nl", "nl_NL"), ("en", "en_GB"), ("de", "de_DE")])
def test_the_head_tells_the_language(client, code, locale):
    head = soup(client.get(home_page(code).url)).head
    assert values(head, "meta[property='og:locale']", "content") == [locale]
