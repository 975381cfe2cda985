"""A migrated database, kept outside the repository under a key of all that made it."""

import hashlib
import os
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.metadata import version
from itertools import count
from pathlib import Path
from typing import Any, Protocol

from django.conf import settings
from django.core.management import call_command

from tests import cache

ROOMS = ("portal", "home", "initiatives", "events", "search")
PACKAGES = ("django", "wagtail", "wagtail-localize")
# Beside migrations: requirements and the list of apps decide which tables there are.
ALSO = ("requirements.txt", "portal/settings/base.py")
DAYS_KEPT = 14


class Snapshot(Protocol):
    def prepare(self) -> None:
        """Point the connection at a test database with the data of a fresh migration."""

    def restore(self) -> None:
        """Put that data back."""

    def remove(self) -> None:
        """Leave nothing but the snapshot."""


def snapshot_of(connection: Any, folder: Path) -> Snapshot:
    key = tables_key()
    if connection.vendor == "sqlite":
        return SqliteSnapshot(connection, folder / "test.sqlite3", cache.folder("snapshots") / f"{key}.sqlite3")
    return PostgresSnapshot(connection, f"test_{key}_{os.getpid()}", f"template_{key}")


@dataclass
class SqliteSnapshot:
    """A file, not memory: the live server's threads each need a connection of their own."""

    connection: Any
    file: Path
    kept: Path
    numbers: Iterator[int] = field(default_factory=count)

    def prepare(self) -> None:
        _point(self.connection, str(self.file))
        if self.kept.exists():
            self.restore()
        else:
            _migrate()
            self._keep()

    def restore(self) -> None:
        """In a file of its own each time: whoever still has the last one open, a process or a thread, keeps that."""
        self.connection.close()
        for old in self.file.parent.glob(f"{self.file.name}*"):
            old.unlink()
        self.file = self.file.with_name(f"test-{next(self.numbers)}.sqlite3")
        shutil.copyfile(self.kept, self.file)
        _point(self.connection, str(self.file))

    def remove(self) -> None:
        self.connection.close()

    def _keep(self) -> None:
        unfinished = self.kept.with_suffix(f".{os.getpid()}")
        with self.connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(unfinished)])
        unfinished.replace(self.kept)
        for old in self.kept.parent.iterdir():
            if old.stat().st_mtime < time.time() - DAYS_KEPT * 86_400:
                old.unlink(missing_ok=True)


@dataclass
class PostgresSnapshot:
    """A template database on the same server. No connection may be open on it while it is copied."""

    connection: Any
    name: str
    template: str

    def prepare(self) -> None:
        if not self._template_exists():
            unfinished = f"unfinished_{os.getpid()}"
            self._execute(f"CREATE DATABASE {unfinished}")
            _point(self.connection, unfinished)
            _migrate()
            self.connection.close()
            self._execute(f"ALTER DATABASE {unfinished} RENAME TO {self.template}")
        _point(self.connection, self.name)
        self.restore()

    def restore(self) -> None:
        self.remove()
        self._execute(f"CREATE DATABASE {self.name} TEMPLATE {self.template}")

    def remove(self) -> None:
        self.connection.close()
        # FORCE: a request of the live server may still hold its connection.
        self._execute(f"DROP DATABASE IF EXISTS {self.name} WITH (FORCE)")

    def _template_exists(self) -> bool:
        with self.connection._nodb_cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [self.template])
            return cursor.fetchone() is not None

    def _execute(self, statement: str) -> None:
        with self.connection._nodb_cursor() as cursor:
            cursor.execute(statement)


def _point(connection: Any, name: str) -> None:
    connection.close()
    settings.DATABASES[connection.alias]["NAME"] = connection.settings_dict["NAME"] = name


def _migrate() -> None:
    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)


def tables_key() -> str:
    digest = hashlib.sha256(" ".join(version(package) for package in PACKAGES).encode())
    for file in _sources():
        digest.update(f"{file}\n".encode() + Path(settings.BASE_DIR, file).read_bytes())
    return digest.hexdigest()[:16]


def _sources() -> Iterator[str]:
    yield from ALSO
    for room in ROOMS:
        for file in sorted(Path(settings.BASE_DIR, room).rglob("*")):
            if file.is_file() and _fills_tables(file):
                yield str(file.relative_to(settings.BASE_DIR))


def _fills_tables(file: Path) -> bool:
    """Whether a migration, or what runs after one, or data that one reads."""
    if file.suffix == ".py":
        return file.parent.name == "migrations" or "post_migrate" in file.read_text()
    return "data" in file.parts and file.suffix != ".pyc"
