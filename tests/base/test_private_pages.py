"""A page that is not for everybody shows nothing of itself anywhere: not its words, its title or its number."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from tests.base.soup import soup, values
from tests.factories import (
    ContentPageFactory,
    EventPageFactory,
    InitiativeIndexFactory,
    InitiativePageFactory,
    NewsPageFactory,
    ProgrammeLineFactory,
    ProgrammePageFactory,
    ThemeFactory,
    TrainingPageFactory,
    TrajectoryPageFactory,
    UserFactory,
    home_page,
    twin_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
LOGIN, PASSWORD, GROUPS = PageViewRestriction.LOGIN, PageViewRestriction.PASSWORD, PageViewRestriction.GROUPS
SECRET = {"at": AT, "title": "Geheim plan", "slug": "plan", "summary": "Geheim tot de opening."}
KINDS = {
    "initiative": InitiativePageFactory,
    "event": EventPageFactory,
    "training": TrainingPageFactory,
    "trajectory": TrajectoryPageFactory,
    "news": NewsPageFactory,
    "programme": ProgrammePageFactory,
}


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(AT, tick=False):
        yield


def close(page: Page, kind: str = LOGIN) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="sesam")


def shows_secret(client: Client, address: str) -> bool:
    return b"geheim" in client.get(address, follow=True).content.lower()


@pytest.mark.parametrize("kind", [LOGIN, PASSWORD, GROUPS])
@pytest.mark.parametrize("where", ["itself", "its list", "home"])
def test_a_closed_page_is_not_shown_to_visitors(client, kind, where):
    page = InitiativePageFactory(**SECRET)
    assert shows_secret(client, page.url)
    close({"itself": page, "its list": page.get_parent(), "home": home_page()}[where], kind)
    assert not shows_secret(client, page.url)


@pytest.mark.parametrize("where", ["itself", "its list"])
def test_somebody_who_logged_in_reads_it(where):
    page = InitiativePageFactory(**SECRET)
    close(page if where == "itself" else page.get_parent())
    client = Client()
    client.force_login(UserFactory())
    assert shows_secret(client, page.url)


@pytest.mark.parametrize("kind", [LOGIN, GROUPS])
def test_a_visitor_is_asked_to_log_in(client, kind):
    page = InitiativePageFactory(**SECRET)
    close(page, kind)
    response = client.get(page.url, follow=True)
    assert (response.status_code, values(soup(response), "input[type=password]", "name")) == (200, ["password"])


def test_who_knows_the_password_reads_it(client):
    page = InitiativePageFactory(**SECRET)
    close(page, PASSWORD)
    address = client.get(page.url).context["action_url"]
    for password, reads in (("hocus", False), ("sesam", True)):
        client.post(address, {"password": password, "return_url": page.url})
        assert shows_secret(client, page.url) == reads


def alias_of(page: Page, slug: str) -> Page:
    return page.create_alias(update_slug=slug)


def test_an_alias_of_a_closed_page_is_closed(client):
    page = InitiativePageFactory(**SECRET)
    alias = alias_of(page, "elders")
    assert shows_secret(client, alias.url)
    close(page)
    assert not shows_secret(client, alias.url)


def test_an_alias_under_an_alias_of_a_closed_page_is_closed(client):
    page = ContentPageFactory()
    below = ContentPageFactory(parent=page, **SECRET)
    alias = page.create_alias(recursive=True, update_slug="elders")
    close(page)
    assert not shows_secret(client, alias.get_children().get(slug=below.slug).url)


def test_an_alias_of_an_alias_of_a_closed_page_is_closed(client):
    page = InitiativePageFactory(**SECRET)
    alias = alias_of(alias_of(page, "elders"), "nog-elders")
    close(page)
    assert not shows_secret(client, alias.url)


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_shows_nothing_of_a_closed_page(client, kind):
    page = KINDS[kind](**SECRET)
    close(page)
    assert not shows_secret(client, page.get_parent().url)


def test_counts_leave_closed_pages_out(client):
    close(InitiativePageFactory(at=AT, themes=[ThemeFactory(slug="groen")]))
    listing = client.get(InitiativeIndexFactory().url).context["listing"]
    assert (listing.total, {option.count for group in listing.groups for option in group.options}) == (0, {0})


@pytest.mark.parametrize("kind", ["initiative", "event", "trajectory", "news"])
def test_the_home_page_shows_nothing_of_a_closed_page(client, kind):
    close(KINDS[kind](**SECRET))
    assert not shows_secret(client, "/nl/")


def test_the_home_page_highlights_no_closed_page(client):
    page = InitiativePageFactory(**SECRET)
    for number in range(4):
        InitiativePageFactory(at=AT + timedelta(days=number))
    home = home_page()
    home.highlight = page
    home.save()
    close(page)
    assert not shows_secret(client, "/nl/")


def test_the_map_does_not_count_closed_pages(client):
    close(InitiativePageFactory(**SECRET))
    assert client.get("/nl/").context["initiative_count"] == 0


@pytest.mark.parametrize("kind", ["initiative", "event", "training", "trajectory"])
def test_a_programme_shows_nothing_of_a_closed_page(client, kind):
    line = ProgrammeLineFactory()
    close(KINDS[kind](programme_line=line, **SECRET))
    assert not shows_secret(client, ProgrammePageFactory(lines=[line]).url)


def test_near_an_initiative_stands_no_closed_one(client):
    close(InitiativePageFactory(**SECRET))
    assert not shows_secret(client, InitiativePageFactory(at=AT).url)


@pytest.mark.parametrize("how", ["related", "chosen", "listed"])
def test_no_page_leads_to_a_closed_one(client, how):
    secret = InitiativePageFactory(**SECRET)
    close(secret)
    listed = {"title": "Nieuw", "source": "new-initiatives", "count": 3, "layout": "cards"}
    fields = {
        "related": {"related_pages": [("page", secret)]},
        "chosen": {"body": [("cards", {"title": "", "pages": [secret]})]},
        "listed": {"body": [("automatic_list", listed)]},
    }
    assert not shows_secret(client, ContentPageFactory(**fields[how]).url)


def test_the_menu_names_no_closed_page(client):
    close(ContentPageFactory(show_in_menus=True, **SECRET))
    assert not shows_secret(client, "/nl/")


def test_a_page_leads_to_no_closed_translation(client):
    page = InitiativePageFactory(at=AT, slug="buurtbus")
    close(twin_of(page, "en"))
    languages = client.get(page.url).context["chrome"].languages
    assert [(language.code, language.here) for language in languages] == [("nl", True), ("en", False), ("de", False)]
