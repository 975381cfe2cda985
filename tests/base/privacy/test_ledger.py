"""Whom the portal was asked to forget stays forgotten when a backup is put back."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.conf import settings as configured
from django.core.management import CommandError, call_command

from portal.base.models import AuditEvent, Contact, Erased
from portal.base.privacy import ledger
from portal.base.privacy.persons import erase_person, replay_ledger
from tests.base.privacy.people import AT, DAY, contact

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_room")]

RIEK, GERRIT = "riek@example.org", "gerrit@example.org"


@pytest.fixture
def erased(_room, django_capture_on_commit_callbacks) -> None:
    """Riek was erased. Then a backup from before was put back: she is there, and the table knows nothing of it."""
    contact(RIEK)
    with django_capture_on_commit_callbacks(execute=False) as waiting:
        erase_person(RIEK, AT)
    waiting[0]()
    Erased.objects.all().delete()
    contact("Riek@example.org")
    contact(GERRIT)


def addresses() -> list[str]:
    return sorted(Contact.objects.values_list("mail", flat=True))


@pytest.mark.usefixtures("erased")
def test_who_came_back_with_a_backup_is_erased_again_once():
    assert [replay_ledger(AT + DAY), replay_ledger(AT + DAY)] == [1, 0]
    assert addresses() == [GERRIT]
    assert list(Erased.objects.values_list("at", flat=True)) == [AT]
    assert list(AuditEvent.objects.filter(about="ledger:replay").values_list("count", flat=True)) == [0, 1]


@pytest.mark.usefixtures("erased")
def test_what_somebody_gave_after_asking_stays():
    contact(RIEK, at=AT + DAY)
    replay_ledger(AT + 2 * DAY)
    assert addresses() == [GERRIT, RIEK]


@pytest.mark.usefixtures("erased")
def test_the_ledger_is_read_after_the_secret_key_changed(settings):
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert replay_ledger(AT + DAY) == 1


@pytest.mark.usefixtures("erased")
def test_the_ledger_holds_no_address():
    assert "riek" not in Path(configured.ERASURE_LEDGER).read_text()
    replay_ledger(AT + DAY)
    assert len(Erased.objects.get().digest) == 64


@pytest.mark.usefixtures("erased")
def test_a_line_that_cannot_be_read_stops_no_other(caplog):
    with Path(configured.ERASURE_LEDGER).open("a") as file:
        file.write("half a li")
    assert replay_ledger(AT + DAY) == 1
    assert [entry.levelname for entry in caplog.records] == ["WARNING"]


@pytest.mark.usefixtures("erased")
def test_lines_older_than_any_backup_go_out_of_the_file_too():
    ledger.append("0" * 64, at=AT + DAY)
    ledger.forget_before(AT + timedelta(hours=1))
    assert Path(configured.ERASURE_LEDGER).read_text() == f"{(AT + DAY).isoformat()} {'0' * 64}\n"


def test_erasing_goes_on_when_the_file_cannot_be_written(settings, tmp_path, caplog):
    settings.ERASURE_LEDGER = tmp_path / "nowhere" / "erased.txt"
    ledger.append("0" * 64, at=AT)
    assert [entry.levelname for entry in caplog.records] == ["ERROR"]


def said(*words: str, **options) -> str:
    out = StringIO()
    call_command(*words, stdout=out, **options)
    return out.getvalue()


def test_a_command_hands_out_one_person_and_says_so_in_the_trail(tmp_path):
    contact(RIEK)
    file = tmp_path / "riek.json"
    printed = json.loads(said("export_person", RIEK))
    assert said("export_person", RIEK, output=file) == ""
    assert printed["stored"]["contacts"]["rows"] == [{"role": "Riek", "mail": RIEK}]
    assert (json.loads(file.read_text())["stored"], oct(file.stat().st_mode)[-3:]) == (printed["stored"], "600")
    assert list(AuditEvent.objects.values_list("action", "actor_kind")) == [("exported", "system")] * 2


def test_a_command_says_what_it_would_erase_and_then_erases_it():
    contact(RIEK)
    assert said("erase_person", RIEK, "--dry-run") == "contacts: 1\naccount: 0\nconsents: 0\n"
    assert (addresses(), AuditEvent.objects.count()) == ([RIEK], 0)
    with time_machine.travel(AT + DAY):
        assert said("erase_person", RIEK) == "contacts: 1\naccount: 0\nconsents: 0\n"
    assert (addresses(), AuditEvent.objects.count()) == ([], 1)


@pytest.mark.usefixtures("erased")
def test_a_command_erases_again_after_a_backup_was_put_back():
    assert said("erase_person", "--replay") == "Erased again: 1.\n"


@pytest.mark.parametrize("words", [[], [""], ["riek"], [RIEK, "--replay"], ["--replay", "--dry-run"]])
def test_a_command_that_asks_for_nothing_or_two_things_is_refused(words):
    with pytest.raises(CommandError):
        call_command("erase_person", *words)
