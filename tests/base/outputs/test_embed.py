"""A list in a frame of any site: it can be shown there, and nothing else."""

import pytest

from portal.base.outputs.embed import PER_PAGE
from tests.base.outputs.reading import AGENDA, SHOWCASE, body
from tests.base.soup import soup, texts, values
from tests.factories import EventPageFactory, InitiativeIndexFactory, InitiativePageFactory

pytestmark = pytest.mark.django_db

FRAMES = ("insluiten/?vorm=lijst", "insluiten/?vorm=kaart")


@pytest.fixture(autouse=True)
def _pages() -> None:
    InitiativePageFactory()
    EventPageFactory()


def policy(response) -> dict[str, str]:
    parts = (part.strip().partition(" ") for part in response["Content-Security-Policy"].split(";"))
    return {name: rest for name, _space, rest in parts}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("path", [SHOWCASE, AGENDA])
def test_any_site_may_show_it_and_it_can_do_nothing(client, admin_client, path, frame):
    response = client.get(f"{path}{frame}")
    allowed = policy(response)
    assert not response.has_header("X-Frame-Options")
    assert allowed["frame-ancestors"] == "*"
    assert {allowed[name] for name in ("script-src", "form-action", "default-src", "connect-src")} == {"'none'"}
    assert allowed["sandbox"] == "allow-same-origin allow-popups allow-popups-to-escape-sandbox"
    tree = soup(response)
    assert tree.select("script, form, input, button, [style], iframe") == []
    assert not response.cookies
    assert response.get("Vary", "") == ""
    # An editor who is logged in sees the same, byte by byte.
    assert body(admin_client.get(f"{path}{frame}")) == body(client.get(f"{path}{frame}"))


@pytest.mark.parametrize("name", ["", "?weergave=kaart", "insluiten/", "afdruk/", "poster/", "lijst.csv", "gegevens/"])
def test_no_other_page_may_be_framed(client, name):
    response = client.get(f"{SHOWCASE}{name}")
    assert policy(response)["frame-ancestors"] == "'none'"
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_links_open_in_a_window_of_their_own_and_the_pages_in_the_frame(client):
    for _number in range(PER_PAGE + 2):
        InitiativePageFactory()
    tree = soup(client.get(f"{SHOWCASE}insluiten/?vorm=lijst&fase=running"))
    assert values(tree, "base", "target") == ["_blank"]
    away = tree.select("main a:not(.pages a)")
    assert {(link.get("target"), str(link.get("rel"))) for link in away} == {("_blank", "['noopener']")}
    [following] = tree.select(".pages a")
    assert (following["href"], following["target"]) == ("?vorm=lijst&fase=running&pagina=2", "_self")
    second = soup(client.get(f"{SHOWCASE}insluiten/{following['href']}"))
    assert len(second.select(".roll li")) == 3


def test_the_map_leads_to_the_list_itself(client):
    index = InitiativeIndexFactory()
    tree = soup(client.get(f"{SHOWCASE}insluiten/?vorm=kaart&fase=running"))
    links = values(tree, ".map--drawn svg a", "href")
    assert links
    assert all(link.startswith((index.full_url, index.get_url())) and "vorm" not in link for link in links)


def test_the_page_that_explains_it_gives_lines_to_copy_and_shows_how_it_looks(client):
    response = client.get(f"{SHOWCASE}insluiten/?fase=running&toon=kaart")
    tree = soup(response)
    [lines] = texts(tree, "textarea")
    address = f"{InitiativeIndexFactory().full_url}insluiten/?fase=running&vorm=kaart"
    assert f'<iframe src="{address.replace("&", "&amp;")}"' in lines or f'<iframe src="{address}"' in lines
    assert values(tree, "iframe.preview", "src") == [f"{SHOWCASE}insluiten/?fase=running&vorm=kaart"]
    assert policy(response)["frame-src"] == "'self'"
    assert texts(tree, ".switch [aria-current]") == texts(tree, ".switch a")[1:2]
