"""What every answer carries: a content policy, no cookie for visitors, and nothing for other sites to use."""

import pytest
from django.test import Client

from tests.base.editing import editor, typed
from tests.factories import EventPageFactory, InitiativePageFactory, PictureFactory

pytestmark = pytest.mark.django_db

NONE, SELF, INLINE = "'none'", "'self'", "'unsafe-inline'"
STRICT = {
    "default-src": {NONE},
    "script-src": {SELF},
    "style-src": {SELF},
    "img-src": {SELF, "data:"},
    "font-src": {SELF},
    "connect-src": {SELF},
    "manifest-src": {SELF},
    "form-action": {SELF},
    "frame-ancestors": {NONE},
    "object-src": {NONE},
    "base-uri": {NONE},
}
RELAXED = STRICT | {
    "script-src": {SELF, INLINE},
    "style-src": {SELF, INLINE},
    "img-src": {SELF, "data:", "blob:"},
    "frame-src": {SELF},
    "frame-ancestors": {SELF},
    "worker-src": {SELF, "blob:"},
}
ADDRESSES = [
    ("/", 302),
    ("/nl/", 200),
    ("/en/", 200),
    ("/de/", 200),
    ("/nl/agenda/", 200),
    ("/nl/initiatieven/buurtbus/", 200),
    ("/nl/initiatieven/?thema=groen&pagina=9", 200),
    ("/nl/zoeken/?q=bus", 200),
    ("/nl/is-er-niet/", 404),
    ("/robots.txt", 200),
    ("/sitemap.xml", 200),
    ("/site.webmanifest", 200),
    ("/.well-known/security.txt", 200),
    ("/healthz", 200),
    ("/readyz", 200),
]


@pytest.fixture
def initiative():
    EventPageFactory()
    return InitiativePageFactory(slug="buurtbus", listing_image=PictureFactory())


def policy(response) -> dict[str, set[str]]:
    rules = (rule.split() for rule in response["Content-Security-Policy"].split(";"))
    return {name: set(sources) for name, *sources in rules}


@pytest.mark.parametrize(("address", "status"), ADDRESSES)
def test_visitors_get_no_cookie_and_the_strict_policy(client, initiative, address, status):
    response = client.get(address)
    assert (response.status_code, dict(response.cookies), policy(response)) == (status, {}, STRICT)


def test_every_answer_is_closed_to_other_sites(client, initiative):
    headers = client.get(initiative.url).headers
    assert {
        name: headers.get(name)
        for name in (
            "X-Content-Type-Options",
            "Referrer-Policy",
            "Cross-Origin-Opener-Policy",
            "X-Frame-Options",
            "Access-Control-Allow-Origin",
            "Server",
        )
    } == {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "X-Frame-Options": "SAMEORIGIN",
        "Access-Control-Allow-Origin": None,
        "Server": None,
    }


def test_pages_may_use_the_place_of_the_visitor_and_no_other_device(client):
    rules = dict(rule.strip().split("=") for rule in client.get("/nl/")["Permissions-Policy"].split(","))
    assert {name for name, allowed in rules.items() if allowed == "(self)"} == {"geolocation", "fullscreen"}
    assert {rules[name] for name in ("camera", "microphone", "payment", "usb")} == {"()"}


def test_the_admin_has_a_policy_of_its_own(client):
    response = client.get("/admin/login/")
    assert (response.status_code, policy(response)) == (200, RELAXED)


def test_an_editor_reads_public_pages_under_the_strict_policy(initiative):
    assert policy(editor("moderator").get(initiative.url)) == STRICT


def test_a_preview_is_strict_but_may_stand_in_a_frame_of_the_site(initiative):
    client = editor("moderator")
    edit = f"/admin/pages/{initiative.pk}/edit/"
    assert client.post(f"{edit}preview/", typed(client.get(edit))).json()["is_valid"]
    assert policy(client.get(f"{edit}preview/")) == STRICT | {"frame-ancestors": {SELF}}


def test_a_page_may_be_asked_for_its_head_only(client, initiative):
    head, whole = client.head(initiative.url), client.get(initiative.url)
    assert (head.status_code, head.content, head["Content-Length"]) == (200, b"", str(len(whole.content)))


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_page_takes_nothing_from_elsewhere(initiative, method):
    response = Client(enforce_csrf_checks=True).generic(method, initiative.url, b"title=Gekaapt")
    assert (response.status_code, dict(response.cookies)) == (403, {})


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_page_that_takes_nothing_says_so(client, initiative, method):
    response = client.generic(method, initiative.url)
    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize(
    ("address", "goes_to"),
    [
        ("/", "/nl/"),
        ("/nl", "/nl/"),
        ("/nl/agenda", "/nl/agenda/"),
        ("/en?x=1", "/en/?x=1"),
    ],
)
def test_short_addresses_lead_on(client, initiative, address, goes_to):
    assert client.get(address, follow=False)["Location"] == goes_to


@pytest.mark.parametrize(("accepts", "goes_to"), [("de-DE,de;q=0.9", "/de/"), ("fr", "/nl/"), ("en;q=0.5,nl", "/nl/")])
def test_the_bare_address_follows_the_language_of_the_browser(client, accepts, goes_to):
    response = client.get("/", headers={"accept-language": accepts})
    assert (response["Location"], response["Vary"]) == (goes_to, "Accept-Language, Cookie")
