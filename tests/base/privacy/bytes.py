"""Where words still stand after they were erased: looked for byte by byte, beneath what the portal shows."""

import json
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from django.conf import settings
from django.core import mail
from django.db import connection


def places_with(needles: Iterable[str], *, files: Iterable[Path] = ()) -> list[str]:
    """Each place that holds one of these words, as "place: word". Small or capital ASCII letters are the same.

    Looks in the files of the SQLite database (with its log) or in all tables of the PostgreSQL one, in all of `VAR_DIR`
    but collected static files (mail, media, private files, the erasure ledger), in storages elsewhere, in the letters
    sent by the test, and in the given files, such as exports. Zipped ones (xlsx) are unpacked; compressed PDF is not.
    The test has to commit what it does: `django_db(transaction=True)`.
    """
    wanted = [(word, spelling) for word in needles for spelling in spellings(word)]
    held = [(place, content.lower()) for place, content in everything(files)]
    return sorted({f"{place}: {word}" for place, content in held for word, spelling in wanted if spelling in content})


def spellings(word: str) -> set[bytes]:
    """As text, and as JSON writes it."""
    return {word.encode().lower(), json.dumps(word)[1:-1].encode().lower()}


def everything(files: Iterable[Path]) -> Iterator[tuple[str, bytes]]:
    yield from database()
    for letter in getattr(mail, "outbox", ()):
        yield "outbox", read_letter(letter)
    for path in (*stored_files(), *files):
        yield from ((path.name, content) for content in read_file(path))


def database() -> Iterator[tuple[str, bytes]]:
    if connection.vendor == "postgresql":
        yield from tables()
        return
    file = Path(connection.settings_dict["NAME"])
    for ending in ("", "-wal", "-journal"):
        part = file.with_name(file.name + ending)
        if part.exists():
            # By another process: SQLite's locks are this process's, and closing the file here would drop them all
            # (https://www.sqlite.org/howtocorrupt.html, 2.2).
            yield f"database{ending}", subprocess.run(["cat", part], capture_output=True, check=True).stdout


def tables() -> Iterator[tuple[str, bytes]]:
    """As pg_dump writes them. Rows that only vacuum takes out of the files are not among them."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            with cursor.copy(f"COPY {connection.ops.quote_name(table)} TO STDOUT") as rows:
                yield f"table {table}", b"".join(bytes(row) for row in rows)


def read_letter(letter) -> bytes:
    """Headers and all parts, without the encoding they travel in."""
    message = letter.message()
    headers = "".join(f"{name}: {value}\n" for name, value in message.items())
    return headers.encode() + b"".join(part.get_payload(decode=True) or b"" for part in message.walk())


def read_file(path: Path) -> Iterator[bytes]:
    yield path.read_bytes()
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as parts:
            yield from (parts.read(name) for name in parts.namelist())


def stored_files() -> set[Path]:
    options = [storage.get("OPTIONS", {}) for storage in settings.STORAGES.values()]
    roots = {Path(settings.VAR_DIR), Path(settings.MEDIA_ROOT)} | {
        Path(option["location"]) for option in options if "location" in option
    }
    found = {path for root in roots for path in root.rglob("*") if path.is_file()}
    return {path for path in found if not path.is_relative_to(settings.STATIC_ROOT)}
