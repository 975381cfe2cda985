"""/readyz says when search does not keep up, and that pages work all the same."""

from datetime import timedelta

import pytest
from django.utils import timezone

from portal.base import health as base_health
from search import changes
from search.health import TOO_LONG, is_behind
from search.models import Change

pytestmark = pytest.mark.django_db

AT = timezone.now()


def answer(client) -> tuple[int, str, str]:
    response = client.get("/readyz")
    return response.status_code, response.json()["status"], response.json()["search"]


def test_all_is_well(client, shelf) -> None:
    assert answer(client) == (200, "working", "working")


def test_an_engine_that_is_down_degrades(client, shelf) -> None:
    shelf.is_down = True
    assert answer(client) == (200, "degraded", "degraded")


def test_changes_that_wait_too_long_degrade(client) -> None:
    changes.enqueue([1], at=timezone.now() - TOO_LONG - timedelta(seconds=1))
    assert answer(client) == (200, "degraded", "degraded")
    Change.objects.update(done=timezone.now())
    assert answer(client) == (200, "working", "working")


def test_five_minutes_is_not_too_long() -> None:
    changes.enqueue([1], at=AT)
    assert (is_behind(at=AT + TOO_LONG), is_behind(at=AT + 2 * TOO_LONG)) == (False, True)


def test_what_is_broken_is_worse_than_what_is_degraded(client, shelf, settings, tmp_path) -> None:
    (tmp_path / "file").touch()
    settings.MEDIA_ROOT = tmp_path / "file"
    shelf.is_down = True
    assert answer(client) == (503, "broken", "degraded")


def test_a_state_that_cannot_be_told_is_degraded_with_its_reason_in_the_log(client, monkeypatch, caplog) -> None:
    def fails() -> str:
        raise ValueError("secret host")

    monkeypatch.setattr(base_health, "_offered", {"search": fails})
    assert answer(client) == (200, "degraded", "degraded")
    assert "The state of search could not be told" in caplog.text
    assert b"secret" not in client.get("/readyz").content
