"""Consent: to these words, given then, withdrawn as easily."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db.models import ProtectedError

from portal.base.models import Consent, ConsentText
from portal.base.privacy.consents import forget_consents, give_consent, has_consent, withdraw_consent

pytestmark = [pytest.mark.django_db, pytest.mark.database]

AT = datetime(2027, 5, 4, 10, 0, tzinfo=UTC)
LATER = AT + timedelta(days=1)
WORDS = "Mijn naam mag op de deelnemerslijst."


def give(*, about: str = "registration:17", text: str = WORDS, at: datetime = AT) -> Consent:
    return give_consent("participant-list", text=text, language="nl", about=about, at=at)


def test_the_same_words_are_kept_once_for_all_who_agree():
    give()
    give(about="registration:18", at=LATER)
    assert list(ConsentText.objects.values_list("text", "language", "first_used_at")) == [(WORDS, "nl", AT)]
    assert list(Consent.objects.order_by("pk").values_list("about", "given_at")) == [
        ("registration:17", AT),
        ("registration:18", LATER),
    ]


def test_agreeing_twice_with_the_same_words_is_one_consent():
    assert give() == give(at=LATER)
    assert Consent.objects.get().given_at == AT


def test_agreeing_with_other_words_replaces_the_consent_and_keeps_the_old_one():
    give()
    give(text="Mijn naam en dorp mogen op de lijst.", at=LATER)
    assert list(Consent.objects.order_by("pk").values_list("given_at", "withdrawn_at")) == [(AT, LATER), (LATER, None)]


def test_a_withdrawn_consent_holds_no_longer_and_stays_on_record():
    give()
    assert has_consent("participant-list", about="registration:17")
    turns = [withdraw_consent("participant-list", about="registration:17", at=LATER) for _turn in range(2)]
    assert turns == [True, False]
    assert not has_consent("participant-list", about="registration:17")
    assert Consent.objects.get().withdrawn_at == LATER


def test_a_consent_for_one_purpose_or_person_is_none_for_another():
    give()
    assert not has_consent("newsletter", about="registration:17")
    assert not has_consent("participant-list", about="registration:1")
    assert not withdraw_consent("newsletter", about="registration:17", at=LATER)


def test_words_that_somebody_agreed_to_cannot_be_deleted():
    words = give().text
    with pytest.raises(ProtectedError):
        words.delete()


def test_consents_go_with_what_they_are_about():
    give()
    give(about="registration:18")
    assert forget_consents(["registration:17"]) == 1
    assert Consent.objects.get().about == "registration:18"
