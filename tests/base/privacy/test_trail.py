"""The trail tells who saw or changed what. It holds no value of anybody, and nobody rewrites it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.utils.translation import gettext_lazy

from portal.base.models import AuditEvent
from portal.base.privacy import actions
from portal.base.privacy.actions import Action, offer_action
from portal.base.privacy.models import AppendOnlyError
from portal.base.privacy.trail import SELF, record
from tests.factories import UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
ABOUT = "registration:17"


def test_an_event_says_who_did_what_with_which_fields():
    user = UserFactory()
    record(Action.CHANGED, about=ABOUT, by=user, label="2027-17", fields=["name", "mail", "name"], count=2, at=AT)
    event = AuditEvent.objects.get()
    assert (event.at, event.actor, event.actor_kind, event.action) == (AT, user, "staff", "changed")
    assert (event.about, event.label, event.fields, event.count) == (ABOUT, "2027-17", ["mail", "name"], 2)


@pytest.mark.parametrize(("by", "kind"), [(None, "system"), (SELF, "person"), (AnonymousUser(), "person")])
def test_who_is_no_staff_is_not_named(by, kind):
    event = record(Action.SEEN, about=ABOUT, by=by, at=AT)
    assert (event.actor, event.actor_kind) == (None, kind)


@pytest.mark.parametrize(
    "wrong",
    [
        {"about": "riek@example.org"},
        {"about": "registration: Riek Winkel"},
        {"label": "Riek"},
        {"label": "riek17@example.org"},
        {"fields": ["mail", "riek@example.org"]},
        {"fields": ["Riek Winkel"]},
        {"action": "looked"},
    ],
)
def test_what_looks_like_a_value_is_refused(wrong):
    given = {"action": Action.SEEN, "about": ABOUT, "at": AT} | wrong
    with pytest.raises(ValueError, match=r"names|action"):
        record(given.pop("action"), **given)
    assert AuditEvent.objects.count() == 0


def test_a_room_may_add_an_action_of_its_own(monkeypatch):
    monkeypatch.setattr(actions, "_actions", actions.actions())
    offer_action("promoted", gettext_lazy("moved"))
    assert record("promoted", about=ABOUT, at=AT).action == "promoted"


def test_an_event_cannot_be_changed_or_taken_away():
    event = record(Action.SEEN, about=ABOUT, at=AT)
    event.action = Action.CHANGED
    rows = AuditEvent.objects.all()
    tries = [event.save, event.delete, rows.delete, lambda: rows.update(action="changed")]
    for change in (*tries, lambda: AuditEvent.objects.bulk_update([event], ["action"])):
        with pytest.raises(AppendOnlyError), transaction.atomic():
            change()
    assert list(AuditEvent.objects.values_list("action", flat=True)) == ["seen"]


def test_an_event_outlives_the_account_of_who_did_it():
    user = UserFactory()
    record(Action.SEEN, about=ABOUT, by=user, at=AT)
    user.delete()
    assert list(AuditEvent.objects.values_list("actor", "actor_kind")) == [(None, "staff")]


def test_only_what_is_older_than_the_term_is_cleared():
    for days in (0, 1, 2):
        record(Action.SEEN, about=f"registration:{days}", at=AT - timedelta(days=days))
    assert AuditEvent.objects.all().forget_before(AT - timedelta(days=1)) == 1
    assert list(AuditEvent.objects.values_list("about", flat=True)) == ["registration:0", "registration:1"]
