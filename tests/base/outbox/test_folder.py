"""Letters in a folder, as where the portal is tried out: they go when it is forgotten to whom they went."""

import os
from pathlib import Path

import pytest

from portal.base.outbox import post, send_due
from portal.base.outbox.holding import MAILS
from portal.base.privacy.persons import erase_person, export_person
from tests.base.outbox.samples import AT, DAY, HOUR, KIND

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
RIEK, MIES = "riek@example.org", "mies@example.org"


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    settings.ERASURE_LEDGER = tmp_path / "erased.txt"
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    for mail in (RIEK, MIES):
        post(key=mail, kind=KIND, about="registration:1", to=mail, language="nl", at=AT)
        send_due(AT)
    return settings.EMAIL_FILE_PATH


def left(folder: Path) -> str:
    return "".join(path.read_text() for path in folder.iterdir())


def test_letters_in_a_folder_go_with_the_addresses(folder):
    for path in folder.iterdir():
        os.utime(path, (AT.timestamp(), AT.timestamp()))
    found = []
    for moment in (AT + 30 * DAY - HOUR, AT + 30 * DAY + HOUR):
        MAILS.retain(moment)
        found.append((RIEK in left(folder), RIEK in MAILS.addresses()))
    assert found == [(True, True), (False, False)]


def test_who_is_erased_is_in_no_letter_of_the_folder(folder):
    erase_person("Riek@example.org", AT + DAY)
    assert (RIEK in left(folder), list(MAILS.addresses())) == (False, [MIES])


def test_an_export_tells_which_mails_went_and_when(folder):
    (row,) = export_person(RIEK)["stored"]["mails"]["rows"]
    assert (row["kind"], row["state"], row["sent"][:16]) == (KIND, "sent", "2027-05-04T10:00")


def test_without_a_folder_nothing_is_looked_for(settings, tmp_path):
    settings.EMAIL_FILE_PATH = tmp_path / "nowhere"
    assert MAILS.retain(AT) == 0
