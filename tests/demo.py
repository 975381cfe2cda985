"""The demo site as a snapshot: loading it takes a minute, putting it back milliseconds. On SQLite only."""

import fcntl
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache as django_cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from tests import cache, snapshots
from tests.snapshots import SqliteSnapshot

# What the demo's pages and pictures are made by, beside what makes the tables.
MAKERS = (
    "home/demo",
    "home/roles.py",
    "portal/base/drawing",
    "portal/base/pictures.py",
    "portal/base/entries.py",
    "events/offerings.py",
    "events/handing_over.py",
    "events/registration/briefs.py",
    "events/registration/actions",
    "initiatives/telling",
    "initiatives/sending/actions",
    "initiatives/sending/days.py",
    "initiatives/sending/terms.py",
    "initiatives/keeping/actions",
    "initiatives/helping/actions.py",
)
DAYS_KEPT = 3


@dataclass
class Demo:
    """The database and the files, in `kept`, of a site on which `manage.py load_demo` has been run."""

    database: SqliteSnapshot
    kept: Path

    def restore(self) -> None:
        self.database.restore()
        for name, folder in _folders().items():
            shutil.rmtree(folder, ignore_errors=True)
            # Links, as nothing writes into a file that is there. A late request may have made the folder again.
            shutil.copytree(self.kept / name, folder, copy_function=_link, dirs_exist_ok=True)
        # The cache may hold what another database said.
        django_cache.clear()


@pytest.fixture(scope="session")
def _demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Demo:
    if connection.vendor != "sqlite":
        pytest.skip("the demo site is kept for SQLite only")
    kept = cache.folder("demo") / _key()
    demo = Demo(SqliteSnapshot(connection, Path(connection.settings_dict["NAME"]), kept / "demo.sqlite3"), kept)
    with _alone(kept.parent):
        if not kept.exists():
            with django_db_blocker.unblock():
                _make(kept)
    return demo


@pytest.fixture
def demo_site(_demo: Demo, transactional_db: None) -> None:
    """The database and the files of the demo, with search; changes are undone after the test."""
    _demo.restore()


@contextmanager
def _alone(folder: Path) -> Generator[None]:
    """Tests that run beside these wait here, and find the demo made."""
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make(kept: Path) -> None:
    from home.demo.load import load

    print("\nMaking the demo site, once a day", flush=True)
    load(at=timezone.now(), say=lambda words: None)
    with Path(os.devnull).open("w") as nowhere:
        call_command("rebuild_search", stdout=nowhere)
    _make_pictures()
    with tempfile.TemporaryDirectory(dir=kept.parent) as folder:
        unfinished = Path(folder, "demo")
        unfinished.mkdir()
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(unfinished / "demo.sqlite3")])
        for name, files in _folders().items():
            shutil.copytree(files, unfinished / name)
        _forget_old(kept.parent)
        unfinished.rename(kept)


def _folders() -> dict[str, Path]:
    """Where files lie: those that anybody can fetch, and those that a view hands out."""
    return {"media": Path(settings.MEDIA_ROOT), "private": Path(settings.STORAGES["private"]["OPTIONS"]["location"])}


def _make_pictures() -> None:
    """Visit every Dutch page: a page's first visitor waits until its pictures are cut."""
    from wagtail.models import Page

    client = Client()
    for page in Page.objects.live().filter(locale__language_code="nl", depth__gt=1):
        client.get(page.get_url())


def _forget_old(folder: Path) -> None:
    for old in folder.iterdir():
        if old.is_dir() and old.stat().st_mtime < time.time() - DAYS_KEPT * 86_400:
            shutil.rmtree(old, ignore_errors=True)


def _key() -> str:
    """Changes with what makes the demo, and every day: half of its dates count from today."""
    digest = hashlib.sha256(f"{snapshots.tables_key()} {timezone.localdate()}".encode())
    for file in _sources():
        digest.update(f"{file}\n".encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[Path]:
    base = Path(settings.BASE_DIR)
    found = [
        file for maker in MAKERS for file in ((base / maker).rglob("*") if (base / maker).is_dir() else [base / maker])
    ]
    found += [file for room in snapshots.ROOMS for file in (base / room).rglob("models/*.py")]
    found += list((base / "search").rglob("*.py"))
    return iter(sorted({file for file in found if file.is_file() and file.suffix != ".pyc"}))


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:  # another file system
        shutil.copy2(source, target)
    return target
