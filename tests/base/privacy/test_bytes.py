"""What was erased or has passed its term is gone from the files, not just from what the portal shows."""

import json

import pytest
from django.core.mail import EmailMessage
from django.db import connection

from portal.base.models import Contact
from portal.base.privacy.consents import give_consent
from portal.base.privacy.persons import erase_person, export_person, retain
from tests.base.privacy.bytes import places_with
from tests.base.privacy.people import AT, DAY, TERM, contact

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.database,
    pytest.mark.usefixtures("_room"),
]

OTHERS = 60
WORDS = ["zoekmij@example.org", "Trijntje-zoekwoord"]


def fill() -> None:
    """Rows of one person among those of others, some written over and grown, so that pages split and shift."""
    for number in range(OTHERS):
        contact(f"ander{number}@example.org", role="x" * (number % 40 + 1))
        if number % 6 == 0:
            row = contact(WORDS[0], role=f"{WORDS[1]} {'y' * number}")
            give_consent("list", text="Op de lijst", language="nl", about=f"contact:{row.pk}", at=AT)
    for row in Contact.objects.all():
        row.role = f"{row.role} {'z' * (row.pk % 50)}"
        row.save()


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
