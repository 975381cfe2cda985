"""What is forgotten when, and that all numbers stay."""

from datetime import timedelta

import pytest
from django.test import Client

from events.registration import forgetting, invariants
from events.registration.actions.correcting import change_contact
from events.registration.actions.forgetting import forget
from events.registration.actions.leaving import cancel, cancel_person
from events.registration.addresses import manage_link
from events.registration.choices import InvoiceState, State, WaitingList, Who
from events.registration.errors import Refused
from events.registration.models import InvoiceRequest, Participant, Registration, SensitiveAnswers
from portal.base.asking import StoredFile
from portal.base.models import AuditEvent, Consent
from portal.base.outbox import MailState, OutboxMail
from portal.base.privacy.persons import retain
from tests.events.registration.planting import AT, DAY, Plants, offering_with_questions, plant
from tests.factories import OfferingFactory, sign_up
from tests.factories.learning import joined, person_of, trajectory, was_at

pytestmark = [pytest.mark.django_db, pytest.mark.database]
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _ledger(settings, tmp_path) -> None:
    settings.ERASURE_LEDGER = tmp_path / "erased.txt"


def known() -> list[str]:
    """The addresses of contacts that are still there."""
    return sorted(Registration.objects.exclude(mail="").values_list("mail", flat=True))


@pytest.mark.parametrize(
    ("state", "term"),
    [
        (State.CONFIRMED, 90 * DAY),
        (State.WAITING, 30 * DAY),
        (State.REVIEW, 30 * DAY),
    ],
)
def test_the_term_of_who_has_not_ended_counts_from_the_end(state, term):
    offering = OfferingFactory(at=AT)
    sign_up(offering, "riek@example.org", at=AT)
    Registration.objects.update(state=state)
    left = []
    for moment in (offering.ends + term - HOUR, offering.ends + term):
        retain(moment)
        left.append(known())
    assert left == [["riek@example.org"], []]


@pytest.mark.parametrize("state", [State.CANCELLED, State.DECLINED, State.EXPIRED, State.REJECTED])
def test_who_has_left_is_forgotten_30_days_later_however_long_it_is_to_the_end(state):
    offering = OfferingFactory(at=AT, in_days=200)
    sign_up(offering, "riek@example.org", at=AT)
    Registration.objects.update(state=state, changed_at=AT)
    left = []
    for moment in (AT + 30 * DAY - HOUR, AT + 30 * DAY):
        retain(moment)
        left.append(known())
    assert left == [["riek@example.org"], []]


@pytest.mark.parametrize("keep_days", [7, 400])
def test_an_organiser_chooses_the_term_and_nobody_stays_longer(keep_days):
    offering = OfferingFactory(at=AT, keep_days=keep_days)
    other = OfferingFactory(at=AT, keep_days=30, in_days=1000)
    for one in (offering, other):
        sign_up(one, f"{one.pk}@example.org", at=AT)
    waiting = sign_up(offering, "wacht@example.org", at=AT)
    Registration.objects.filter(pk=waiting.pk).update(state=State.WAITING)
    retain(offering.ends + keep_days * DAY - HOUR)
    assert known()[0] == f"{offering.pk}@example.org"
    retain(offering.ends + keep_days * DAY)
    assert known() == [f"{other.pk}@example.org"]


def test_sensitive_answers_and_their_files_go_seven_days_after_the_end():
    offering = offering_with_questions()
    Plants().sign_up(offering)
    left = []
    for moment in (offering.ends + 7 * DAY - HOUR, offering.ends + 7 * DAY):
        retain(moment)
        left.append((SensitiveAnswers.objects.count(), list(StoredFile.objects.values_list("question", flat=True))))
    assert left == [(2, ["asked-plan", "asked-letter"]), (0, ["asked-plan"])]
    assert len(known()) == 1


def test_sensitive_answers_of_who_left_go_seven_days_later():
    offering = offering_with_questions()
    plants = Plants()
    whole, part = plants.sign_up(offering), plants.sign_up(offering)
    cancel(whole, by=Who.PERSON, at=AT)
    cancel_person(part.people.last(), by=Who.PERSON, at=AT)
    retain(AT + 7 * DAY)
    assert list(SensitiveAnswers.objects.values_list("registration", "participant")) == [(part.pk, None)]


def test_one_who_left_a_group_is_forgotten_and_the_others_stay():
    registration = Plants().sign_up(offering_with_questions(in_days=200), colleagues=2)
    cancel_person(registration.people.last(), by=Who.PERSON, at=AT)
    retain(AT + 30 * DAY)
    assert [bool(person.name) for person in registration.people.all()] == [True, True, False]
    assert known() == [registration.mail]


def test_numbers_stay_right_when_people_are_forgotten():
    offering = OfferingFactory(at=AT, capacity=3)
    for people in (2, 1):
        sign_up(offering, people=people, at=AT)
    retain(offering.forgets_at)
    offering.refresh_from_db()
    assert (offering.taken, known(), invariants.broken()) == (3, [], [])
    assert set(offering.registrations.values_list("state", flat=True)) == {State.CONFIRMED}


def test_clearing_again_changes_nothing():
    offering = offering_with_questions()
    plant(offering)
    turns = []
    for _turn in range(2):
        retain(offering.forgets_at)
        rows = Registration.objects.order_by("pk").values_list("token_version", "forgotten_at")
        turns.append((list(rows), AuditEvent.objects.count(), OutboxMail.objects.count()))
    assert turns[0] == turns[1]


def test_clearing_goes_in_batches_until_nothing_is_left(monkeypatch):
    monkeypatch.setattr(forgetting, "BATCH", 2)
    offering = OfferingFactory(at=AT)
    for _turn in range(5):
        sign_up(offering, at=AT)
    retain(offering.forgets_at)
    counts = AuditEvent.objects.filter(about="holder:registrations").order_by("pk").values_list("count", flat=True)
    assert (known(), list(counts)) == ([], [2, 2, 1])


def test_forgetting_who_still_comes_cancels_and_lets_the_line_move_up():
    offering = OfferingFactory(at=AT, capacity=1, waiting_list=WaitingList.AUTOMATIC)
    first, second = sign_up(offering, at=AT), sign_up(offering, at=AT)
    assert forget(first, at=AT + DAY)
    states = dict(offering.registrations.values_list("pk", "state"))
    assert states == {first.pk: State.CANCELLED, second.pk: State.CONFIRMED}
    assert invariants.broken() == []


def test_no_mail_goes_to_who_was_forgotten():
    registration = sign_up(OfferingFactory(at=AT), at=AT)
    forget(registration, at=AT)
    mails = OutboxMail.objects.filter(about=registration.about)
    assert {(row.to, str(row.facts), row.state) for row in mails} == {("", "{}", MailState.SUPPRESSED)}


def test_links_are_void_and_nothing_can_be_filled_in_any_more():
    registration = sign_up(OfferingFactory(at=AT), at=AT)
    link = client_link(registration)
    assert Client().get(link).status_code == 200
    Registration.objects.filter(pk=registration.pk).update(state=State.CONFIRMED)
    forget(registration, at=registration.offering.ends)
    assert Client().get(link).status_code == 404
    with pytest.raises(Refused):
        change_contact(registration, values={"name": "Riek"}, by=Who.PERSON, at=AT)


def client_link(registration: Registration) -> str:
    return manage_link(registration, language="nl")


@pytest.mark.parametrize(
    ("state", "amount", "registration_state", "stays"),
    [
        (InvoiceState.NEW, None, State.CONFIRMED, False),
        (InvoiceState.NEW, 0, State.CONFIRMED, False),
        (InvoiceState.NEW, 750, State.CONFIRMED, True),
        (InvoiceState.NEW, 750, State.CANCELLED, False),
        (InvoiceState.EXPORTED, 750, State.CANCELLED, True),
        (InvoiceState.INVOICED, None, State.CONFIRMED, True),
        (InvoiceState.CREDITED, 750, State.CANCELLED, True),
    ],
)
def test_where_an_invoice_goes_stays_only_when_one_was_made_or_has_to_be(state, amount, registration_state, stays):
    offering = offering_with_questions()
    registration = Plants().sign_up(offering)
    InvoiceRequest.objects.update(state=state, amount=amount)
    Registration.objects.update(state=registration_state)
    forget(registration, at=offering.forgets_at)
    assert InvoiceRequest.objects.exists() == stays


def test_consents_go_with_the_registration_and_its_people():
    registration = Plants().sign_up(offering_with_questions())
    before = Consent.objects.count()
    forget(registration, at=AT)
    assert (before, Consent.objects.count()) == (2, 0)


def test_the_trail_tells_that_it_was_forgotten_and_nothing_of_whom():
    registration = sign_up(OfferingFactory(at=AT), "riek@example.org", at=AT)
    forget(registration, at=AT, by=Who.PERSON)
    event = AuditEvent.objects.filter(action="erased").get()
    assert (event.actor_kind, event.about, event.label) == ("person", registration.about, registration.number)
    assert "riek" not in str(AuditEvent.objects.values_list())


@pytest.mark.parametrize("count", [1, 3])
def test_looking_for_what_is_past_its_term_asks_as_much_however_many_are_kept(django_assert_num_queries, count):
    offering = OfferingFactory(at=AT)
    for _turn in range(count):
        sign_up(offering, at=AT)
    with django_assert_num_queries(7):
        assert forgetting.retain(AT) == 0
    assert Participant.objects.known().count() == count


def test_who_was_there_is_still_counted_when_nobody_knows_who_it_was():
    registration = joined(trajectory(at=AT))
    person = person_of(registration)
    was_at(person, *person.registration.offering.sessions.all())
    forget(registration, at=registration.offering.forgets_at)
    assert (person.attendance.count(), invariants.broken()) == (3, [])
