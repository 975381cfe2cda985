"""What machines ask for: robots.txt, security.txt, the manifest."""

from datetime import UTC, datetime

import pytest
import time_machine

pytestmark = pytest.mark.django_db

AT = datetime(2027, 5, 4, 10, 0, 30, 999, tzinfo=UTC)


def fields(response) -> list[tuple[str, str]]:
    """RFC 9116: a field per line, its name, a colon, its value."""
    lines = response.content.decode().splitlines()
    return [(name, value.strip()) for name, _colon, value in (line.partition(":") for line in lines if line)]


def test_robots_may_read_everything_but_the_admin_and_find_the_sitemap(client):
    response = client.get("/robots.txt")
    assert (response["Content-Type"], response.content.decode().splitlines()) == (
        "text/plain; charset=utf-8",
        ["User-agent: *", "Disallow: /admin/", "", "Sitemap: http://testserver/sitemap.xml"],
    )


def test_security_txt_has_the_fields_of_rfc_9116(client, settings):
    settings.SECURITY_CONTACT = "mailto:veilig@example.org"
    with time_machine.travel(AT, tick=False):
        response = client.get("/.well-known/security.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert fields(response) == [
        ("Contact", "mailto:veilig@example.org"),
        ("Expires", "2028-05-03T10:00:30+00:00"),
        ("Preferred-Languages", "nl, en, de"),
        ("Canonical", "http://testserver/.well-known/security.txt"),
    ]


def test_the_manifest_names_icons_that_are_there(client, settings):
    response = client.get("/site.webmanifest")
    content = response.json()
    assert response["Content-Type"] == "application/manifest+json"
    assert (content["name"], content["start_url"], content["lang"]) == ("Achterhoek 2020", "/", "nl")
    files = [settings.BASE_DIR / "portal" / icon["src"].lstrip("/") for icon in content["icons"]]
    assert [(icon["sizes"], file.is_file()) for icon, file in zip(content["icons"], files, strict=True)] == [
        ("192x192", True),
        ("512x512", True),
    ]


@pytest.mark.parametrize(
    ("address", "seconds"),
    [("/robots.txt", 3600), ("/.well-known/security.txt", 3600), ("/site.webmanifest", 86400)],
)
def test_machines_may_keep_the_answer(client, address, seconds):
    assert client.get(address)["Cache-Control"] == f"max-age={seconds}, public"
