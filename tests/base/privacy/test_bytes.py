"""What was erased or has passed its term is gone from the files, not just from what the portal shows."""

import json
from random import Random

import pytest
from django.core.mail import EmailMessage
from django.db import connection, transaction

from portal.base.privacy.consents import give_consent
from portal.base.privacy.persons import erase_person, export_person, retain
from portal.base.privacy.wiping import rewrite, wipe_after_commit
from tests.base.privacy.bytes import places_with
from tests.base.privacy.people import AT, DAY, TERM, contact

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.database,
    pytest.mark.usefixtures("_room"),
]

ROWS = 60
WORDS = ["zoekmij@example.org", "Trijntje-zoekwoord"]


def fill() -> None:
    """Rows of one person among those of others, written over and grown in turn, so that pages split and rows move."""
    chance = Random(17)
    rows = []
    for number in range(ROWS):
        mine = number % 5 == 0
        row = contact(WORDS[0] if mine else f"ander{number}@example.org", role=WORDS[1] if mine else "Ander")
        rows.append(row)
        grown = chance.choice(rows)
        grown.role += "z" * chance.randrange(60) if len(grown.role) < 60 else ""
        grown.save()
        if mine:
            give_consent("list", text="Op de lijst", language="nl", about=f"contact:{row.pk}", at=AT)


def erase() -> None:
    erase_person(WORDS[0], AT)


def clear() -> None:
    retain(AT + (TERM.days + 1) * DAY)


@pytest.mark.parametrize("forget", [erase, clear])
def test_what_is_gone_is_gone_from_the_files(forget):
    fill()
    before = {place.split(":")[1].strip() for place in places_with(WORDS)}
    forget()
    assert (before, places_with(WORDS)) == (set(WORDS), [])


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL does its own vacuum")
@pytest.mark.parametrize("seed", [4, 5])
def test_no_piece_stays_where_rows_moved_between_pages(seed):
    chance = Random(seed)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TABLE moving (id INTEGER PRIMARY KEY, mail TEXT, answers TEXT)")
        cursor.execute("CREATE INDEX moving_mail ON moving (mail)")
        for number in range(2000):
            mail, answers = (WORDS[0], WORDS[1] * chance.randrange(1, 120)) if chance.random() < 0.2 else ("", "x")
            cursor.execute("INSERT INTO moving (mail, answers) VALUES (%s, %s)", [f"{mail}{number}", answers])
            row = chance.randrange(1, number + 2)
            cursor.execute("UPDATE moving SET answers = answers || %s WHERE id = %s", ["y" * 200, row])
        cursor.execute("DELETE FROM moving WHERE mail LIKE %s", [f"{WORDS[0]}%"])
        wipe_after_commit()
    assert places_with(WORDS) == []


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL does its own vacuum")
def test_a_busy_database_is_rewritten_later(caplog):
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout=50")
    reader = connection.copy()
    try:
        with reader.cursor() as cursor:
            cursor.execute("BEGIN IMMEDIATE")
            assert not rewrite()
            cursor.execute("ROLLBACK")
    finally:
        reader.close()
    assert rewrite()
    assert [entry.levelname for entry in caplog.records] == ["WARNING"]


def test_the_search_finds_words_wherever_they_can_be_left(settings, tmp_path):
    settings.VAR_DIR = tmp_path / "var"
    for folder in ("mail", "private"):
        (settings.VAR_DIR / folder).mkdir(parents=True)
        (settings.VAR_DIR / folder / f"{folder}.txt").write_text("aan Zoekmij@example.org")
    contact(WORDS[0])
    EmailMessage("Welkom", "Dag Trijntje-zoekwoord, héél welkom", to=["iemand@example.org"]).send()
    export = tmp_path / "export.json"
    export.write_text(json.dumps(export_person(WORDS[0])))
    found = places_with(WORDS, files=[export])
    stores = {place.split(":")[0] for place in found if place.startswith(("database", "table"))}
    assert stores & ({"table base_contact"} if connection.vendor == "postgresql" else {"database", "database-wal"})
    assert [place for place in found if place.split(":")[0] not in stores] == [
        "export.json: zoekmij@example.org",
        "mail.txt: zoekmij@example.org",
        "outbox: Trijntje-zoekwoord",
        "private.txt: zoekmij@example.org",
    ]
