"""One person's data: handed out, erased, and cleared when its term is over."""

import pytest
import time_machine
from django.db import connection

from portal.base import jobs
from portal.base.models import AuditEvent, Consent, ConsentText, Contact, Erased
from portal.base.privacy import holders
from portal.base.privacy.actions import Action
from portal.base.privacy.consents import give_consent
from portal.base.privacy.holders import Holder, Term, all_terms
from portal.base.privacy.persons import erase_person, export_person, hand_out, retain
from portal.base.privacy.terms import LEDGER, TRAIL
from portal.base.privacy.trail import SELF, record
from tests.base.privacy.people import AT, DAY, TERM, contact
from tests.base.words import in_english
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database, pytest.mark.usefixtures("_room")]

RIEK, GERRIT = "riek@example.org", "gerrit@example.org"


def agreed(row: Contact) -> None:
    give_consent("list", text="Op de lijst", language="nl", about=f"contact:{row.pk}", at=AT)


def addresses() -> list[str]:
    return sorted(Contact.objects.values_list("mail", flat=True))


def test_an_export_holds_all_of_one_person_and_nothing_of_another():
    rows = [contact("Riek@Example.org"), contact(GERRIT, role="Gerrit")]
    for row in rows:
        agreed(row)
        record(Action.SEEN, about=f"contact:{row.pk}", by=UserFactory(), fields=["role"], at=AT)
    found = export_person(f" {RIEK.upper()} ")
    about = f"contact:{rows[0].pk}"
    assert found["stored"]["contacts"] == {
        "label": "Contacts",
        "terms": [{"what": "Contacts", "until": str(TERM)}],
        "rows": [{"role": "Riek", "mail": "Riek@Example.org"}],
    }
    assert [(row["about"], row["text__text"]) for row in found["consents"]] == [(about, "Op de lijst")]
    assert [(row["about"], row["actor_kind"], row["fields"]) for row in found["trail"]] == [(about, "staff", ["role"])]
    assert "Gerrit" not in str(found)


def test_an_export_does_not_name_the_staff():
    row = contact(RIEK)
    record(Action.SEEN, about=f"contact:{row.pk}", by=UserFactory(username="medewerker-x"), at=AT)
    assert "medewerker-x" not in str(export_person(RIEK))


def test_handing_out_is_written_down_without_the_address():
    contact(RIEK)
    hand_out(RIEK, by=SELF, at=AT)
    event = AuditEvent.objects.get()
    assert (event.action, event.actor_kind, event.count) == ("exported", "person", 1)
    assert event.about.startswith("person:")
    assert "riek" not in event.about


def test_erasing_takes_away_one_person_whatever_the_capitals():
    for row in (contact("Riek@Example.org"), contact(RIEK), contact(GERRIT)):
        agreed(row)
    assert erase_person(RIEK.title(), AT) == {"contacts": 2, "account": 0, "consents": 2}
    assert (addresses(), Consent.objects.count()) == ([GERRIT], 1)


@pytest.mark.parametrize("act", [export_person, lambda mail: erase_person(mail, AT)])
def test_no_address_is_nobody_and_not_all_who_left_it_open(act):
    contact("")
    with pytest.raises(ValueError, match="address"):
        act(" ")
    assert addresses() == [""]


def test_erasing_again_changes_nothing():
    contact(RIEK)
    erase_person(RIEK, AT)
    assert erase_person(RIEK, AT + DAY) == {"contacts": 0, "account": 0, "consents": 0}
    assert list(Erased.objects.values_list("at", flat=True)) == [AT + DAY]
    assert list(AuditEvent.objects.order_by("at").values_list("action", "count")) == [("erased", 1), ("erased", 0)]


def test_what_came_after_the_request_stays_with_its_consent():
    old, new = contact(RIEK), contact(RIEK, at=AT + DAY)
    agreed(old)
    agreed(new)
    erase_person(RIEK, AT)
    assert list(Contact.objects.all()) == [new]
    assert Consent.objects.get().about == f"contact:{new.pk}"


def test_nothing_is_erased_when_one_holder_fails(monkeypatch):
    def fail(_mail, _at):
        raise RuntimeError("no answer")

    contact(RIEK)
    broken = Holder("broken", "Broken", lambda _mail: [], fail, lambda _at: 0, ())
    monkeypatch.setitem(holders._holders, "broken", broken)
    with pytest.raises(RuntimeError):
        erase_person(RIEK, AT)
    assert (addresses(), Erased.objects.count(), AuditEvent.objects.count()) == ([RIEK], 0, 0)


def test_what_is_past_its_term_is_cleared_once():
    contact(GERRIT, at=AT - TERM.days * DAY)
    contact(RIEK, at=AT - (TERM.days - 1) * DAY)
    turns = [retain(AT) for _turn in range(2)]
    assert turns == [{"contacts": 1, "account": 0}, {"contacts": 0, "account": 0}]
    assert addresses() == [RIEK]
    assert list(AuditEvent.objects.values_list("action", "about", "count")) == [("retained", "holder:contacts", 1)]


def test_the_worker_clears_once_a_day():
    contact(GERRIT, at=AT - TERM.days * DAY)
    job = jobs._jobs["retention"]
    with time_machine.travel(AT):
        job.run()
    assert (job.every, addresses()) == (DAY, [])


def test_terms_are_told_in_days_or_whole_years():
    with in_english():
        assert [str(Term("x", days, "the end")) for days in (1, 90, 365, 730, 400)] == [
            "1 day after the end",
            "90 days after the end",
            "1 year after the end",
            "2 years after the end",
            "400 days after the end",
        ]
        assert ("Contacts", TERM) in [(str(label), term) for label, term in all_terms()]


def test_a_holder_that_fails_stops_no_other(monkeypatch, caplog):
    def fail(_at):
        with connection.cursor() as cursor:
            cursor.execute("SELECT no_such_column")

    contact(GERRIT, at=AT - TERM.days * DAY)
    broken = Holder("broken", "Broken", lambda _mail: [], lambda _mail, _at: 0, fail, ())
    monkeypatch.setattr(holders, "_holders", {"broken": broken} | holders._holders)
    assert retain(AT) == {"broken": 0, "contacts": 1, "account": 0}
    assert [entry.levelname for entry in caplog.records] == ["ERROR"]


def test_the_portals_own_account_has_terms_too():
    record(Action.SEEN, about="contact:1", at=AT)
    erase_person(RIEK, AT)
    give_consent("list", text="Op de lijst", language="nl", about="contact:1", at=AT)
    Consent.objects.all().delete()
    found = []
    for days in (1, LEDGER.days, LEDGER.days + 1, TRAIL.days + 1):
        retain(AT + days * DAY)
        seen = AuditEvent.objects.filter(action="seen").count()
        found.append((ConsentText.objects.count(), Erased.objects.count(), seen))
    assert found == [(1, 1, 1), (0, 1, 1), (0, 0, 1), (0, 0, 0)]
