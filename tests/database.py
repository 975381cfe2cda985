"""The test database, copied from a snapshot in place of 200 migrations and of Django's flush.

After a flush Wagtail has no root page, no locale and no group left: what its migrations put there is gone.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

from tests.snapshots import snapshot_of


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[None]:
    with django_db_blocker.unblock():
        snapshot = snapshot_of(connection, tmp_path_factory.mktemp("database"))
        snapshot.prepare()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: snapshot.restore())
        yield
    with django_db_blocker.unblock():
        snapshot.remove()


@pytest.fixture(scope="session", autouse=True)
def _folders() -> Iterator[None]:
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    yield
    # Only the tests' own: under other settings this would be somebody's database.
    if Path(settings.VAR_DIR).name.startswith("achterhoek2020-tests-"):
        shutil.rmtree(settings.VAR_DIR, ignore_errors=True)


@pytest.fixture(autouse=True)
def _empty_caches() -> None:
    """Wagtail caches the roots of its sites, which end with the test's transaction."""
    for cache in caches.all():
        cache.clear()
