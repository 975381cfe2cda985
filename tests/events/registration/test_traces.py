"""What is past its term or was erased is gone, in all places where it stood."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client

from events.registration import invariants
from events.registration.models import InvoiceRequest
from home.roles import load_roles
from portal.base.asking import StoredFile
from portal.base.outbox import send_due
from portal.base.privacy.persons import erase_person, retain
from tests.base.privacy.bytes import places_with
from tests.events.registration.planting import AT, DAY, Plants, invoiced, offering_with_questions, plant
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
HOUR = timedelta(hours=1)
PLANTED = 200


@pytest.fixture(autouse=True)
def _ledger(settings, tmp_path) -> None:
    settings.ERASURE_LEDGER = tmp_path / "erased.txt"


def found(plants: Plants) -> set[str]:
    """The planted words that stand somewhere."""
    return {place.rpartition(": ")[2] for place in places_with(plants.words)}


def sent(at) -> None:
    """What waits has gone to people's own mailboxes, which are not ours."""
    send_due(at)
    mail.outbox.clear()


@pytest.fixture
def folder(settings, tmp_path) -> Path:
    """Where letters go on a machine for trying out."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    return settings.EMAIL_FILE_PATH


def test_after_all_terms_none_of_the_planted_words_is_left(folder):
    offering = offering_with_questions()
    plants = plant(offering)
    before = found(plants)
    sent = send_due(AT + 6 * DAY)
    letters = list(folder.iterdir())
    # Without this, finding nothing afterwards would prove nothing.
    assert (len(before) >= PLANTED, sent > 10, len(places_with(plants.words, files=letters)) > len(before)) == (
        True,
        True,
        True,
    )
    retain(offering.forgets_at)
    sent_later = send_due(offering.forgets_at + DAY)
    assert (places_with(plants.words, files=folder.iterdir()), sent_later) == ([], 0)
    assert (offering.registrations.count(), invariants.broken(), StoredFile.objects.count()) == (7, [], 0)


def test_erasing_everybody_who_signed_up_leaves_none_of_the_planted_words(folder):
    offering = offering_with_questions()
    plants = plant(offering)
    assert send_due(AT + 6 * DAY) > 10
    addresses = [word for word in plants.words if "mail" in word or word.startswith("bill")]
    for word in addresses:
        erase_person(f"{word}@example.org", AT + 7 * DAY)
    # What an organiser wrote to all is about nobody in particular; it goes with the offering.
    written = {word for word in plants.words if word.startswith(("subject", "text"))}
    assert {place.rpartition(": ")[2] for place in places_with(plants.words, files=folder.iterdir())} == written
    assert (invariants.broken(), offering.registrations.live().count()) == ([], 0)


def test_an_invoice_that_was_made_stays_seven_years_and_alone():
    offering = offering_with_questions()
    plants = Plants()
    registration = plants.sign_up(offering)
    invoice = invoiced(registration)
    sent(AT)
    retain(offering.forgets_at)
    fields = ("organisation", "attention", "address", "city", "reference", "cost_centre", "mail")
    kept = {str(getattr(invoice, name)).removesuffix("@example.org").lower() for name in fields}
    assert {word.lower() for word in found(plants)} == kept
    for moment, left in ((invoice.kept_until - HOUR, 1), (invoice.kept_until, 0)):
        retain(moment)
        assert InvoiceRequest.objects.count() == left
    assert (invoice.kept_until.isoformat(), places_with(plants.words)) == ("2035-01-01T00:00:00+01:00", [])


def test_a_list_taken_along_is_never_stored_on_the_server():
    load_roles()
    user, client = UserFactory(role="organisator"), Client()
    client.force_login(user)
    offering = offering_with_questions()
    offering.organisers.add(user)
    plants = Plants()
    plants.sign_up(offering)
    before = files()
    for form in ("xlsx", "people", "registrations"):
        values = {"form": form, "state": "all"}
        response = client.post(f"/admin/registrations/{offering.pk}/export/", values)
        assert "attachment" in response["Content-Disposition"]
        assert b"".join(response)
    assert files() == before


def files() -> set[Path]:
    """All but the database itself, which is one file or three."""
    kept = {path for path in Path(settings.VAR_DIR).rglob("*") if path.is_file()}
    return {path for path in kept if "sqlite3" not in path.name}
