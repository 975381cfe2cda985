"""Answers for machines and for bad days: they come also when a service is gone."""

from pathlib import Path

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory

from portal.base.views import server_error
from tests.base.soup import soup, texts


@pytest.fixture
def maintenance(settings, tmp_path) -> Path:
    settings.MAINTENANCE_FILE = tmp_path / "maintenance"
    settings.MAINTENANCE_FILE.touch()
    return settings.MAINTENANCE_FILE


def test_the_process_answers_without_any_service(client):
    """Without the mark for it, a test may not ask the database."""
    response = client.get("/healthz")
    assert (response.status_code, response.content, response["Content-Type"]) == (200, b"ok\n", "text/plain")


@pytest.mark.django_db
def test_all_services_work(client):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert {name: state for name, state in response.json().items() if name != "search"} == {
        "status": "working",
        "database": "working",
        "cache": "working",
        "storage": "working",
        "mail": "working",
        "registrations": "working",
    }


@pytest.mark.django_db
def test_a_cache_that_is_gone_is_named_and_its_reason_is_kept_for_the_log(client, settings, caplog):
    settings.CACHES = {"default": {"BACKEND": "django_redis.cache.RedisCache", "LOCATION": "redis://127.0.0.1:1/0"}}
    response = client.get("/readyz")
    assert response.status_code == 503
    assert (response.json()["status"], response.json()["cache"], response.json()["database"]) == (
        "broken",
        "broken",
        "working",
    )
    assert "127.0.0.1" not in response.content.decode()
    assert "Cache does not work" in caplog.messages


def test_a_database_that_is_gone_is_named(client):
    """Without the mark for it, a test may not ask the database."""
    response = client.get("/readyz")
    assert response.status_code == 503
    assert (response.json()["status"], response.json()["database"], response.json()["cache"]) == (
        "broken",
        "broken",
        "working",
    )


def test_a_folder_for_media_that_is_gone_is_named(client, settings, tmp_path):
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = tmp_path / "file"
    assert client.get("/readyz").json()["storage"] == "broken"


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_health_is_never_kept(client, address):
    assert "no-store" in client.get(address)["Cache-Control"]


@pytest.mark.parametrize("address", ["/", "/nl/", "/en/nergens/", "/admin/", "/sitemap.xml", "/media/x.png"])
def test_during_maintenance_everything_answers_calmly(client, maintenance, address):
    response = client.get(address)
    assert (response.status_code, response["Retry-After"], response["Cache-Control"]) == (503, "600", "no-store")
    assert texts(soup(response), "h1") == ["We zijn zo terug"]
    assert dict(response.cookies) == {}


def test_during_maintenance_the_process_is_still_alive(client, maintenance):
    assert client.get("/healthz").status_code == 200


@pytest.mark.django_db
def test_maintenance_ends_when_the_file_goes(client, maintenance):
    maintenance.unlink()
    assert client.get("/nl/").status_code == 200


def test_maintenance_speaks_all_languages(client, maintenance):
    page = soup(client.get("/"))
    assert [page.html["lang"], *(part["lang"] for part in page.select("main [lang]"))] == ["nl", "en", "de"]


def test_an_error_is_told_without_database_context_or_catalogue():
    response = server_error(RequestFactory().get("/nl/"))
    page = soup(response)
    assert (response.status_code, texts(page, "h1")) == (500, ["Er ging iets mis"])
    assert [part["lang"] for part in page.select("main [lang]")] == ["en", "de"]


@pytest.mark.django_db
def test_an_error_in_a_page_shows_the_calm_page_and_no_detail(settings):
    settings.DEBUG = False
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE base_sitesettings RENAME TO base_sitesettings_gone")
    response = Client(raise_request_exception=False).get("/nl/")
    assert (response.status_code, texts(soup(response), "h1")) == (500, ["Er ging iets mis"])
    assert "sitesettings" not in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "sent",
    [
        {"data": b"text=" + b"x" * 3_000_000, "content_type": "application/x-www-form-urlencoded"},
        {"data": b"text=x", "content_type": "multipart/form-data"},
    ],
    ids=["too much", "not whole"],
)
def test_what_cannot_be_read_is_said_in_all_languages(client, settings, sent):
    settings.DEBUG = False
    response = client.post("/nl/initiatieven-inzenden/", **sent)
    page = soup(response)
    assert (response.status_code, texts(page, "h1")) == (400, ["Dit konden we niet lezen"])
    assert [part["lang"] for part in page.select("main [lang]")] == ["en", "de"]


@pytest.mark.parametrize("template", ["400.html", "500.html", "maintenance.html"])
def test_the_pages_of_bad_days_need_no_script(template):
    assert "<script" not in render_to_string(template)
