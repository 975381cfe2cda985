"""Who took part this year signs up for the next before others."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from events.registration.actions.inviting import invite
from events.registration.actions.leaving import cancel
from events.registration.actions.registering import register
from events.registration.addresses import invitation_link
from events.registration.choices import State, Who
from events.registration.errors import Refused
from events.registration.letters.learning import write
from events.registration.models import Invitation, Offering
from portal.base.outbox import OutboxMail
from tests.factories import UserFactory, wish_for
from tests.factories.learning import joined, trajectory

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NOW = timezone.now()
UNTIL = NOW + timedelta(days=14)


def two_years(**more) -> tuple[Offering, Offering]:
    before = trajectory(in_days=-300)
    return before, trajectory(in_days=60, series=before.series, **more)


def invited(before: Offering, after: Offering) -> int:
    return invite(after, previous=before, until=UNTIL, by=UserFactory(), at=NOW)


def test_each_participant_of_last_year_is_invited_once() -> None:
    before, after = two_years()
    joined(before, "a@example.org", people=2)
    cancel(joined(before), by=Who.SYSTEM, at=NOW)
    assert (invited(before, after), invited(before, after)) == (2, 0)
    after.refresh_from_db()
    mails = OutboxMail.objects.filter(kind="registration.invitation")
    assert (after.invites_from, after.opens_at, [mail.to for mail in mails]) == (before, UNTIL, ["a@example.org"] * 2)


def test_only_who_is_invited_signs_up_before_the_doors_open() -> None:
    before, after = two_years()
    joined(before)
    invited(before, after)
    invitation = Invitation.objects.get()
    with pytest.raises(Refused):
        register(after, wish=wish_for(), at=NOW)
    row = register(after, wish=wish_for(invitation=invitation), at=NOW)
    assert (row.state, Invitation.objects.get().used_for) == (State.CONFIRMED, row)
    assert register(after, wish=wish_for(), at=UNTIL).state == State.CONFIRMED


def test_an_invitation_counts_once_until_what_it_was_used_for_ends() -> None:
    before, after = two_years()
    joined(before)
    invited(before, after)
    invitation = Invitation.objects.get()
    row = register(after, wish=wish_for(invitation=invitation), at=NOW)
    with pytest.raises(Refused):
        register(after, wish=wish_for(invitation=invitation), at=NOW)
    cancel(row, by=Who.PERSON, at=NOW)
    assert register(after, wish=wish_for(invitation=invitation), at=NOW).state == State.CONFIRMED


def test_an_invitation_opens_no_other_door() -> None:
    before, after = two_years()
    joined(before)
    invited(before, after)
    other = trajectory(in_days=60, opens_at=UNTIL)
    with pytest.raises(Refused):
        register(other, wish=wish_for(invitation=Invitation.objects.get()), at=NOW)


@pytest.mark.parametrize("wrong", ["other page", "later year", "past moment", "open already"])
def test_what_makes_no_sense_is_refused(wrong: str) -> None:
    before, after = two_years()
    until, previous = UNTIL, before
    if wrong == "other page":
        previous = trajectory(in_days=-300)
    elif wrong == "later year":
        previous = trajectory(in_days=400, series=after.series)
    elif wrong == "past moment":
        until = NOW
    else:
        register(after, wish=wish_for(), at=NOW)
    with pytest.raises(Refused):
        invite(after, previous=previous, until=until, by=UserFactory(), at=NOW)


def test_the_link_of_the_letter_leads_to_the_form_and_no_other_does(client: Client) -> None:
    before, after = two_years()
    joined(before)
    invited(before, after)
    link = invitation_link(Invitation.objects.get(), language="nl")
    letter = write(OutboxMail.objects.get(kind="registration.invitation"))
    assert letter
    assert link in letter.text
    path = "/" + link.split("/", 3)[3]
    assert 'name="submission"' in client.get(path).content.decode()
    assert 'name="submission"' not in client.get(f"/nl/aanmelden/{after.key}/").content.decode()
    other = path.replace(str(after.key), str(before.key))
    assert [client.get(one).status_code for one in (path[:-3] + "00/", other)] == [404, 404]


def test_a_letter_that_is_no_longer_true_is_not_written() -> None:
    before, after = two_years()
    joined(before)
    invited(before, after)
    mail = OutboxMail.objects.get(kind="registration.invitation")
    register(after, wish=wish_for(invitation=Invitation.objects.get()), at=NOW)
    assert write(mail) is None
